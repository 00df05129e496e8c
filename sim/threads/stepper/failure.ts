import type { Moment } from './stepper.ts'

/** Where a run first goes wrong: the position of the step, and how. */
export type Failure = {
  readonly at: number
  readonly type: 'deadlock' | 'exception'
  /** The line of the exception; 0 for a deadlock. */
  readonly line: number
}

/** What a schedule costs: forced switches away from threads that could have gone on (preemptions), and steps. */
export type Cost = { readonly preemptions: number; readonly steps: number }

/** The first uncaught exception or the deadlock of a run; null for one that goes well, or was cut off. */
export function failureOf(moments: readonly Moment[]): Failure | null {
  for (const [at, { step, end }] of moments.entries()) {
    if (step && step.failedLine !== null) return { at, type: 'exception', line: step.failedLine }
    if (end?.type === 'deadlock') return { at, type: 'deadlock', line: 0 }
  }
  return null
}

/** The cost of the run up to position `at` (of all of it without one). */
export function costOf(moments: readonly Moment[], at: number = moments.length - 1): Cost {
  let preemptions = 0
  for (let n = 2; n <= at; n++) if (isPreemption(moments, n)) preemptions++
  return { preemptions, steps: at }
}

/** Whether the step at position `at` was taken although the thread that ran before could have gone on. */
export function isPreemption(moments: readonly Moment[], at: number): boolean {
  const last = moments[at - 1]
  const tid = last?.step?.tid
  if (tid === undefined || moments[at]?.step?.tid === tid) return false
  return last?.choices.some((choice) => choice.tid === tid && choice.isReady) === true
}
