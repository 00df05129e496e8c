import type { Html } from '../questions/html.ts'
import type { GoalOutcome } from './evaluate-lab.ts'
import type { LabSpec, LabValues } from './lab-spec.ts'

/** Saved work; revision 0 before the first save. */
export type LabDraftView = { readonly values: LabValues; readonly revision: number }

/** A submission as its learner sees it. */
export type SubmissionView = {
  readonly id: string
  /** ISO 8601. */
  readonly submittedAt: string
  readonly passed: boolean
  readonly values: LabValues
  readonly results: readonly {
    readonly id: string
    readonly required: boolean
    readonly passed: boolean
    readonly goals: readonly GoalOutcome[]
  }[]
}

/** The texts of a deliverable, rendered. */
export type DeliverableView = {
  readonly id: string
  readonly title: Html
  readonly required: boolean
  readonly passed: Html
  readonly failed: Html
}

/** What the bench of a lab works with in the browser. A simulation lab keeps nothing secret: its goals are stated. */
export type LabBench = {
  readonly labId: string
  readonly title: string
  readonly spec: LabSpec
  readonly deliverables: readonly DeliverableView[]
  readonly hints: readonly Html[]
  readonly draft: LabDraftView
  readonly submissions: readonly SubmissionView[]
  readonly isSignedIn: boolean
}
