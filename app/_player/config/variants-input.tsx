import styles from './basic-inputs.module.css'
import { isRecord } from './edit-path.ts'
import type { FieldProps } from './field-props.ts'
import { ListFrame } from './list-frame.tsx'
import type { FieldOf } from './schema-fields.ts'

/** One of several shapes: first which, then its own fields. */
export function VariantsInput({ field, value, path, context }: FieldProps<FieldOf<'variants'>>) {
  const tag = field.variants[0]?.tag ?? 'type'
  const current = field.variants.find((variant) => isRecord(value) && value[tag] === variant.value)
  const inner = current?.field
  return (
    <ListFrame field={field} path={path} context={context}>
      <select
        className={styles.input}
        value={String(current?.value)}
        aria-label={`${field.label}: kind`}
        onChange={(event) => {
          const next = field.variants.find((variant) => String(variant.value) === event.target.value)
          context.edit(path, next?.field.initial)
        }}
      >
        {field.variants.map((variant) => (
          <option key={String(variant.value)} value={String(variant.value)}>
            {String(variant.value)}
          </option>
        ))}
      </select>
      {inner?.type === 'object' &&
        inner.fields
          .filter(({ key }) => key !== tag)
          .map(({ key, field: child }) => (
            <context.Field
              key={key}
              field={child}
              value={isRecord(value) ? value[key] : undefined}
              path={[...path, key]}
              context={context}
            />
          ))}
    </ListFrame>
  )
}
