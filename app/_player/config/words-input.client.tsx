'use client'
import { useState } from 'react'
import styles from './basic-inputs.module.css'
import { pathKey } from './edit-path.ts'
import { Problem } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'
import type { FieldOf } from './schema-fields.ts'
import { formatList, parseList } from './typed-text.ts'

/** A list of numbers or names as one line: `7, 0, 1, 2`. */
export function WordsInput(props: FieldProps<FieldOf<'list'>> & { isInvalid: boolean }) {
  const { field, value, path, context, isInvalid } = props
  const [typed, setTyped] = useState('')
  const items = Array.isArray(value) ? value : []
  const isNumeric = field.item.type === 'number'
  const isCurrent = JSON.stringify(parseList(typed, isNumeric)) === JSON.stringify(items)
  const inner = context.problems.find(
    (problem) => problem.path.length > path.length && pathKey(problem.path).startsWith(`${pathKey(path)}.`),
  )
  return (
    <>
      <input
        className={styles.input}
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={field.label}
        aria-invalid={isInvalid || undefined}
        value={isCurrent ? typed : formatList(items)}
        onChange={(event) => {
          setTyped(event.target.value)
          context.edit(path, parseList(event.target.value, isNumeric))
        }}
      />
      {inner !== undefined && <Problem path={inner.path} context={context} />}
    </>
  )
}
