import type { End } from '../stepper/stepper.ts'
import type { BreakEnd } from './program-spec.ts'

/** How a run can end. `unfinished`: it did not, or took more than is kept. */
export type RunEnd = BreakEnd | 'finished' | 'unfinished'

/** The end of a run by what it shows; an exception that is an AssertionError is an assertion. */
export function runEnd(end: End | null): RunEnd {
  if (end === null || end.type === 'budget') return 'unfinished'
  if (end.type === 'deadlock') return 'deadlock'
  if (end.type !== 'failed') return 'finished'
  return /\bAssertionError\b/.test(end.text) ? 'assertion' : 'exception'
}
