import type { ReactNode } from 'react'
import type { Path } from './edit-path.ts'
import { Problem } from './field-frame.tsx'
import type { FormContext } from './field-props.ts'
import styles from './object-input.module.css'
import type { Field } from './schema-fields.ts'

type Props = { field: Field; path: Path; context: FormContext; children: ReactNode }

/** The frame of a list: name, explanation, and what is wrong with the list itself. */
export function ListFrame({ field, path, context, children }: Props) {
  return (
    <fieldset className={styles.group}>
      {field.label !== '' && <legend className={styles.legend}>{field.label}</legend>}
      {field.help !== '' && <p className={styles.help}>{field.help}</p>}
      {children}
      <Problem path={path} context={context} />
    </fieldset>
  )
}
