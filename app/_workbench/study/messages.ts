import type { Result } from '#sim/core/result.ts'
import type { Minimised, MinimiseProblem, Shortest } from '#sim/threads/check/minimise.ts'
import type { StateGraph, StateGraphProblem } from '#sim/threads/check/state-graph.ts'

/** Which waiters can be woken, and whether waits can end by themselves. */
type Rules = { readonly anyWaiter?: boolean; readonly spuriousWakeups?: boolean }

/** Questions about a program that take a while. */
export type StudyRequest =
  | { readonly type: 'graph'; readonly source: string; readonly rules: Rules }
  | {
      readonly type: 'minimise'
      readonly source: string
      readonly schedule: string
      readonly anyTime: boolean
      readonly rules: Rules
    }
  | { readonly type: 'goals'; readonly source: string }
  | { readonly type: 'sample'; readonly source: string }

/** How many of as many random runs failed, switching threads as CPython can and wherever it can matter. */
export type Sample = { readonly runs: number; readonly gil: number; readonly anywhere: number }

export type StudyResults = {
  readonly graph: Result<StateGraph, StateGraphProblem>
  readonly minimise: Result<Minimised, MinimiseProblem>
  readonly goals: { readonly found: readonly Shortest[]; readonly isComplete: boolean }
  readonly sample: Sample
}
