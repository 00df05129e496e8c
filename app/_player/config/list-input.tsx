import { FieldFrame, hasProblemWithin } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'
import { ItemsInput } from './items-input.tsx'
import type { Field, FieldOf } from './schema-fields.ts'
import { TableInput } from './table-input.tsx'
import { WordsInput } from './words-input.client.tsx'

const isCell = (field: Field) => ['number', 'choice', 'boolean', 'text'].includes(field.type)

/** A list in the form that suits its items: a line of numbers, a table of simple rows, or one group per item. */
export function ListInput(props: FieldProps<FieldOf<'list'>>) {
  const { item } = props.field
  if (item.type === 'number' || item.type === 'text') {
    return (
      <FieldFrame {...props}>
        <WordsInput {...props} isInvalid={hasProblemWithin(props.context.problems, props.path)} />
      </FieldFrame>
    )
  }
  if (item.type === 'object' && item.fields.every(({ field }) => isCell(field))) {
    return <TableInput {...props} row={item} />
  }
  return <ItemsInput {...props} />
}
