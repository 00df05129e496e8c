import type { Html } from '../questions/html.ts'
import type { Practice } from '../questions/practice.ts'
import type { LabLevel } from './lab-level.ts'
import type { DeliverableResult } from './lab-result.ts'
import type { LabValues, ProgramLabSpec, ScriptLabSpec, SimulationLabSpec } from './lab-spec.ts'

/** Saved work; revision 0 before the first save. */
export type LabDraftView = { readonly values: LabValues; readonly revision: number }

/** A submission as its learner sees it. */
export type SubmissionView = {
  readonly id: string
  /** ISO 8601. */
  readonly submittedAt: string
  readonly passed: boolean
  readonly values: LabValues
  readonly results: readonly DeliverableResult[]
}

/** Work as it stood once. */
export type SnapshotView = {
  readonly id: string
  readonly name: string
  readonly isBackup: boolean
  readonly values: LabValues
  /** ISO 8601. */
  readonly keptAt: string
}

/** A timed part of the instructions, and whether it is done. */
export type LabPartView = {
  readonly title: string
  readonly minutes: number
  readonly isSkippable: boolean
  /** Id of its heading. */
  readonly anchor: string | null
  readonly isDone: boolean
}

/** The texts of a deliverable, rendered. */
export type DeliverableView = {
  readonly id: string
  readonly title: Html
  readonly required: boolean
  readonly passed: Html
  readonly failed: Html
}

/** What the browser may know of what decides. A simulation lab keeps nothing secret; a program lab keeps its harnesses. */
export type BenchSpec = SimulationLabSpec | CodeBenchSpec
export type CodeBenchSpec = ProgramBenchSpec | ScriptBenchSpec
export type ScriptBenchSpec = Pick<ScriptLabSpec, 'kind' | 'starter' | 'demo' | 'files' | 'budget'>
export type ProgramBenchSpec = Pick<ProgramLabSpec, 'kind' | 'starter' | 'demo' | 'budget'> & {
  /** Of the deliverables: which look at a schedule of the given program. */
  readonly breaks: readonly string[]
}

/** What the bench of a lab works with in the browser. */
export type LabBench<Spec extends BenchSpec = BenchSpec> = {
  readonly labId: string
  readonly title: string
  readonly spec: Spec
  readonly deliverables: readonly DeliverableView[]
  readonly hints: readonly Html[]
  readonly draft: LabDraftView
  readonly submissions: readonly SubmissionView[]
  readonly snapshots: readonly SnapshotView[]
  /** What is offered when it was handed in and did not pass. */
  readonly practice: Practice | null
  readonly rubric: Readonly<Record<LabLevel, Html>>
  /** The level the learner gave their own work. */
  readonly rating: LabLevel | null
  /** The account whose work it is; null for a visitor, whose work stays on the device. */
  readonly ownerId: string | null
}
