import type { ComponentType } from 'react'
import type { ConfigProblem } from '#sim/core/parse-config.ts'
import type { Path } from './edit-path.ts'
import type { Field } from './schema-fields.ts'

/** What every control of a form shares. Lists and groups reach the controls of their parts through it, without a circle. */
export type FormContext = {
  readonly problems: readonly ConfigProblem[]
  readonly edit: (path: Path, value: unknown) => void
  /** The control for any field, with label and explanation. */
  readonly Field: ComponentType<FieldProps>
  /** The same without its label, as in the cell of a table. */
  readonly Bare: ComponentType<FieldProps>
}

export type FieldProps<F extends Field = Field> = {
  readonly field: F
  readonly value: unknown
  readonly path: Path
  readonly context: FormContext
}
