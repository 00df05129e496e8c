'use client'
import { useState } from 'react'
import styles from './basic-inputs.module.css'
import { problemId, problemsAt } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'
import type { FieldOf } from './schema-fields.ts'
import { parseNumber } from './typed-text.ts'

const ariaOf = ({ path, context, field }: FieldProps) =>
  problemsAt(context.problems, path).length === 0
    ? { 'aria-label': undefined, title: field.help || undefined }
    : { 'aria-invalid': true, 'aria-describedby': problemId(path) }

/** Keeps what was typed while it means the value, so that `0.` can become `0.5`. */
export function NumberInput(props: FieldProps<FieldOf<'number'>>) {
  const { field, value, path, context } = props
  const [typed, setTyped] = useState('')
  const text = Object.is(parseNumber(typed), value) ? typed : String(value ?? '')
  return (
    <input
      {...ariaOf(props)}
      className={`${styles.input} ${styles.number}`}
      type="text"
      inputMode={field.isInteger && (field.min ?? -1) >= 0 ? 'numeric' : 'text'}
      autoComplete="off"
      value={text}
      aria-label={field.label}
      onChange={(event) => {
        setTyped(event.target.value)
        context.edit(path, parseNumber(event.target.value))
      }}
    />
  )
}

export function TextInput(props: FieldProps<FieldOf<'text'>>) {
  const { field, value, path, context } = props
  return (
    <input
      {...ariaOf(props)}
      className={styles.input}
      type="text"
      autoComplete="off"
      value={String(value ?? '')}
      aria-label={field.label}
      onChange={(event) => context.edit(path, event.target.value)}
    />
  )
}

/** As tall as its text, within reason. */
export function LinesInput(props: FieldProps<FieldOf<'lines'>>) {
  const { field, value, path, context } = props
  const text = String(value ?? '')
  return (
    <textarea
      {...ariaOf(props)}
      className={`${styles.input} ${styles.code}`}
      rows={Math.min(Math.max(text.split('\n').length, 3), 16)}
      wrap="off"
      spellCheck={false}
      autoCapitalize="none"
      value={text}
      aria-label={field.label}
      onChange={(event) => context.edit(path, event.target.value)}
    />
  )
}

export function BooleanInput(props: FieldProps<FieldOf<'boolean'>>) {
  const { field, value, path, context } = props
  return (
    <span className={styles.switch}>
      <input
        {...ariaOf(props)}
        type="checkbox"
        checked={value === true}
        aria-label={field.label}
        onChange={(event) => context.edit(path, event.target.checked)}
      />
      {value === true ? 'on' : 'off'}
    </span>
  )
}

export function ChoiceInput(props: FieldProps<FieldOf<'choice'>>) {
  const { field, value, path, context } = props
  const choose = (text: string) =>
    context.edit(
      path,
      field.options.find((option) => String(option) === text),
    )
  return (
    <select
      {...ariaOf(props)}
      className={styles.input}
      value={String(value)}
      aria-label={field.label}
      onChange={(event) => choose(event.target.value)}
    >
      {field.options.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  )
}

/** For a shape that has no form of its own: its JSON. */
export function JsonInput(props: FieldProps<FieldOf<'json'>>) {
  const { field, value, path, context } = props
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <textarea
      {...ariaOf(props)}
      className={`${styles.input} ${styles.code}`}
      rows={4}
      spellCheck={false}
      value={typed ?? JSON.stringify(value)}
      aria-label={`${field.label} as JSON`}
      onChange={(event) => {
        setTyped(event.target.value)
        context.edit(path, parseJson(event.target.value))
      }}
    />
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
