import { type ComponentProps, type ReactNode, useId } from 'react'
import styles from './field.module.css'

type Frame = { label: ReactNode; hint?: ReactNode; error?: ReactNode; optional?: boolean }

type Field<Tag extends 'input' | 'textarea' | 'select'> = Frame & ComponentProps<Tag>

/** A one-line control with its label, hint and error, joined for assistive technology. */
export function TextField(props: Field<'input'>) {
  const { frame, control } = useField(props)
  return (
    <FieldFrame {...frame}>
      <input {...control} />
    </FieldFrame>
  )
}

/** As `TextField`, for several lines. */
export function TextArea(props: Field<'textarea'>) {
  const { frame, control } = useField(props)
  return (
    <FieldFrame {...frame}>
      <textarea rows={4} dir="auto" {...control} />
    </FieldFrame>
  )
}

/** As `TextField`, for one of several options. */
export function SelectField(props: Field<'select'>) {
  const { frame, control } = useField(props)
  return (
    <FieldFrame {...frame}>
      <select {...control} />
    </FieldFrame>
  )
}

function useField<Props extends Frame & { className?: string }>(props: Props) {
  const { label, hint, error, optional, className, ...rest } = props
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const aria = { 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined }
  return {
    frame: { id, label, hint, error, optional },
    control: { id, ...aria, className: `${styles.control} ${className ?? ''}`, ...rest },
  }
}

function FieldFrame({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: Frame & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {optional && <span className={styles.optional}> (optional)</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
