import { isRecord } from './edit-path.ts'
import { Problem } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'
import styles from './object-input.module.css'
import type { Field, FieldOf } from './schema-fields.ts'

const WIDE: readonly Field['type'][] = ['object', 'list', 'json', 'variants', 'lines']

/** Simple fields side by side, then lists and groups in their own rows. The outermost object needs no frame. */
export function ObjectInput({ field, value, path, context }: FieldProps<FieldOf<'object'>>) {
  const record = isRecord(value) ? value : {}
  const inputs = field.fields.map(({ key, field: inner }) => ({
    key,
    isWide: WIDE.includes(inner.type),
    element: <context.Field field={inner} value={record[key]} path={[...path, key]} context={context} />,
  }))
  const simple = inputs.filter(({ isWide }) => !isWide)
  const body = (
    <>
      {simple.length > 0 && (
        <div className={styles.simple}>
          {simple.map(({ key, element }) => (
            <div key={key}>{element}</div>
          ))}
        </div>
      )}
      {inputs
        .filter(({ isWide }) => isWide)
        .map(({ key, element }) => (
          <div key={key}>{element}</div>
        ))}
      <Problem path={path} context={context} />
    </>
  )
  if (path.length === 0) return <div className={styles.object}>{body}</div>
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{field.label}</legend>
      {field.help !== '' && <p className={styles.help}>{field.help}</p>}
      {body}
    </fieldset>
  )
}
