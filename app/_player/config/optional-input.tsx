import styles from './basic-inputs.module.css'
import { FieldFrame } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'
import type { FieldOf } from './schema-fields.ts'

/** A value that may be absent: a switch, and the value when it is on. */
export function OptionalInput({ field, value, path, context }: FieldProps<FieldOf<'optional'>>) {
  const isOn = value !== null && value !== undefined
  const inner = { ...field.inner, label: field.label, help: field.help }
  const toggle = (
    <span className={styles.switch}>
      <input
        type="checkbox"
        checked={isOn}
        aria-label={`${field.label}: set a value`}
        onChange={(event) => context.edit(path, event.target.checked ? field.inner.initial : null)}
      />
      {isOn ? 'set' : 'not set'}
    </span>
  )
  if (!isOn) {
    return (
      <FieldFrame field={field} path={path} context={context}>
        {toggle}
      </FieldFrame>
    )
  }
  return (
    <div>
      <context.Field field={inner} value={value} path={path} context={context} />
      {toggle}
    </div>
  )
}
