import {
  BooleanInput,
  ChoiceInput,
  JsonInput,
  LinesInput,
  NumberInput,
  TextInput,
} from './basic-inputs.client.tsx'
import { FieldFrame } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'
import { ListInput } from './list-input.tsx'
import { ObjectInput } from './object-input.tsx'
import { OptionalInput } from './optional-input.tsx'
import { VariantsInput } from './variants-input.tsx'

/** The control for one field, whatever its type. */
export function FieldInput({ field, ...rest }: FieldProps) {
  switch (field.type) {
    case 'object':
      return <ObjectInput field={field} {...rest} />
    case 'list':
      return <ListInput field={field} {...rest} />
    case 'optional':
      return <OptionalInput field={field} {...rest} />
    case 'variants':
      return <VariantsInput field={field} {...rest} />
    default:
      return (
        <FieldFrame field={field} path={rest.path} context={rest.context}>
          <BareInput field={field} {...rest} />
        </FieldFrame>
      )
  }
}

/** The control without its label, as in the cell of a table. */
export function BareInput({ field, ...rest }: FieldProps) {
  switch (field.type) {
    case 'number':
      return <NumberInput field={field} {...rest} />
    case 'boolean':
      return <BooleanInput field={field} {...rest} />
    case 'choice':
      return <ChoiceInput field={field} {...rest} />
    case 'text':
      return <TextInput field={field} {...rest} />
    case 'lines':
      return <LinesInput field={field} {...rest} />
    case 'json':
      return <JsonInput field={field} {...rest} />
    default:
      return <FieldInput field={field} {...rest} />
  }
}
