import type { ReactNode } from 'react'
import type { ConfigProblem } from '#sim/core/parse-config.ts'
import { type Path, pathKey } from './edit-path.ts'
import styles from './field-frame.module.css'
import type { FormContext } from './field-props.ts'
import type { Field } from './schema-fields.ts'

type Props = { field: Field; path: Path; context: FormContext; children: ReactNode }

/** Label, explanation, control and problem of one field. */
export function FieldFrame({ field, path, context, children }: Props) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label className={styles.frame}>
      <span className={styles.label}>{field.label}</span>
      {children}
      <Problem path={path} context={context} />
      {field.help !== '' && <span className={styles.help}>{field.help}</span>}
    </label>
  )
}

/** What is wrong at exactly this place. */
export function Problem({ path, context }: { path: Path; context: FormContext }) {
  const found = problemsAt(context.problems, path)
  if (found.length === 0) return null
  return (
    <span className={styles.problem} id={problemId(path)} role="alert">
      {found.map(({ message }) => message).join(' ')}
    </span>
  )
}

export function problemsAt(problems: readonly ConfigProblem[], path: Path): readonly ConfigProblem[] {
  const key = pathKey(path)
  return problems.filter((problem) => pathKey(problem.path) === key)
}

/** Whether something is wrong here or anywhere inside. */
export function hasProblemWithin(problems: readonly ConfigProblem[], path: Path): boolean {
  const key = pathKey(path)
  return problems.some((problem) => `${pathKey(problem.path)}.`.startsWith(`${key}.`))
}

export const problemId = (path: Path) => `problem-${path.join('-')}`
