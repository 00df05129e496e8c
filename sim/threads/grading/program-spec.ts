import type { Property, Verdict, ViolationType } from '../check/types.ts'
import type { SyntaxProblem } from '../language/syntax-error.ts'
import type { Mutation } from '../mutation/mutations.ts'
import type { Finding } from './finding.ts'
import type { NameUse } from './names-used.ts'

type Explored = {
  readonly properties: readonly Property[]
  /** Which of the harnesses runs after the program. */
  readonly harness: string
}

/**
 * What a goal looks at.
 * - `holds`: no schedule of the program with its harness violates the properties.
 * - `needs`: with something taken out (its locks, say) it fails again, so that a program which merely avoids the problem
 *   is no solution.
 * - `breaks`: the learner's schedule makes the program that the lab starts with fail in one of these ways.
 * - `uses`, `avoids`: at least one of the names, or none of them, is used; see `namesUsed`.
 */
export type ProgramCheck =
  | ({ readonly type: 'holds' } & Explored)
  | ({ readonly type: 'needs'; readonly mutation: Mutation } & Explored)
  | { readonly type: 'breaks'; readonly shows: readonly BreakEnd[] }
  | { readonly type: 'uses' | 'avoids'; readonly names: readonly string[] }

/** One thing a lab asks of a program. */
export type ProgramGoal = {
  readonly id: string
  readonly required: boolean
  readonly check: ProgramCheck
}

/** What decides about a program. */
export type ProgramSpec = {
  /** The program the lab starts with. */
  readonly starter: string
  /** Python that everybody sees: it starts the threads when the program is tried. */
  readonly demo: string
  /** Python that runs after the program instead, starts threads and asserts, by name; nobody sees it. */
  readonly harnesses: Readonly<Record<string, string>>
  readonly goals: readonly ProgramGoal[]
  /** Budgets of each exploration, so that grading is deterministic. */
  readonly maxStates: number
  readonly maxTransitions: number
}

/** What a learner hands in. */
export type ProgramWork = {
  readonly program: string
  /** Of the starter with the demo, for the goals of type `breaks`; empty when there is none. */
  readonly schedule: string
}

/** The ways in which a run of the given program can go wrong. */
export const BREAK_ENDS = ['assertion', 'exception', 'deadlock'] as const satisfies readonly ViolationType[]
export type BreakEnd = (typeof BREAK_ENDS)[number]

/** Why a goal passed or did not. */
export type GoalEvidence =
  | {
      readonly type: 'explored'
      readonly mutation: Mutation | null
      /** Of the program as it was explored: over budget is `unknown`, and never passes. */
      readonly verdict: Verdict
      readonly states: number
      readonly transitions: number
      /** The shortest failure, told without a word of the harness. */
      readonly finding: Finding | null
      /** For `needs`: the program has nothing that could be taken out. */
      readonly hadNothing: boolean
      /** The program ended itself before the check was done with it. */
      readonly endedEarly: boolean
    }
  | {
      readonly type: 'replayed'
      /** Null: the schedule does not fit the program, or there is none. `finished`: it ends well. */
      readonly end: BreakEnd | 'finished' | 'unfinished' | null
      readonly text: string
      readonly steps: number
      readonly preemptions: number
    }
  | { readonly type: 'read'; readonly uses: readonly NameUse[] }

export type GoalResult = {
  readonly id: string
  readonly required: boolean
  readonly passed: boolean
  readonly evidence: GoalEvidence
}

export type ProgramGrade = {
  /** Every required goal passed. */
  readonly passed: boolean
  readonly goals: readonly GoalResult[]
  /** The program does not compile, or changes what the check relies on: no goal was looked at. */
  readonly problem: SyntaxProblem | null
}
