import type { LabSpec } from './lab-spec.ts'
import type { LabPart } from './session-plan.ts'

/** What `lab.yaml` says beyond what decides: the texts a learner reads. */
export type LabTexts = {
  readonly summary: string
  readonly minutes: number
  /** The card to practise with when it does not pass. */
  readonly card?: string | undefined
  readonly parts: readonly LabPart[]
  readonly hints: readonly string[]
  readonly rubric: {
    readonly minimum: string
    readonly proficient: string
    readonly advanced: string
    readonly ready: string
  }
  readonly troubleshooting: readonly {
    readonly symptom: string
    readonly diagnosis: string
    readonly fix: string
  }[]
  readonly reflection: readonly string[]
}

/** A lab as its files say it, whole. */
export type LabDefinition<Spec extends LabSpec = LabSpec> = Spec &
  LabTexts & { readonly id: string; readonly title: string; readonly module: string }
