import type { ScriptFinding } from '#sim/event-loop/grading/script-finding.ts'
import type { GoalEvidence } from '#sim/threads/grading/program-spec.ts'
import type { GoalOutcome, LabEvaluation } from './evaluate-lab.ts'
import type { ScriptCheck } from './lab-spec.ts'

/** Why a deliverable passed or did not: what a run came to, or what the exploration of a program found. */
export type DeliverableEvidence =
  | { readonly type: 'measured'; readonly goals: readonly GoalOutcome[] }
  | GoalEvidence
  | {
      readonly type: 'ordered'
      readonly check: ScriptCheck['type']
      readonly verdict: 'holds' | 'fails' | 'unknown'
      /** Orders of completion that were tried. */
      readonly runs: number
      /** The failure nearest to the program's own order, told without a word of the harness. */
      readonly finding: ScriptFinding | null
    }

export type DeliverableResult = {
  readonly id: string
  readonly required: boolean
  readonly passed: boolean
  readonly evidence: DeliverableEvidence
}

/** A lab's work as the server found it. */
export type LabResult = {
  /** Every required deliverable passed. */
  readonly passed: boolean
  readonly results: readonly DeliverableResult[]
}

export const resultOf = ({ passed, deliverables }: LabEvaluation): LabResult => ({
  passed,
  results: deliverables.map((one) => ({
    ...{ id: one.id, required: one.required, passed: one.passed },
    evidence: { type: 'measured', goals: one.goals },
  })),
})
