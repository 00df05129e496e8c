import type { CheckReport } from '#sim/core/check.ts'

export type CheckRequest = { readonly simulationId: string; readonly config: unknown }

/** `found` comes after each round with wider limits, the last one with `isLast`. */
export type CheckReply =
  | { readonly type: 'found'; readonly report: CheckReport; readonly isLast: boolean }
  | { readonly type: 'failed'; readonly message: string }

/** Rounds of exploration: a small one for an early answer, then wider until the run is covered or the last limit is hit. */
export const ROUNDS = [
  { maxStates: 5_000, maxTransitions: 50_000 },
  { maxStates: 50_000, maxTransitions: 500_000 },
  { maxStates: 300_000, maxTransitions: 3_000_000 },
] as const
