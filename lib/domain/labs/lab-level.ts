import type { LabResult } from './lab-result.ts'

/** The rows of a lab's rubric, the lowest first. */
export const LAB_LEVELS = ['minimum', 'proficient', 'advanced', 'ready'] as const
export type LabLevel = (typeof LAB_LEVELS)[number]

/**
 * The level that hand-ins show by themselves: `minimum` once one passed, `advanced` once one also met every stretch goal.
 * Whether somebody can explain their work, which the other two ask for, no check can tell. Null before the first pass.
 */
export function shownLevel(submissions: readonly LabResult[]): 'minimum' | 'advanced' | null {
  const passing = submissions.filter(({ passed }) => passed)
  const isWhole = ({ results }: LabResult) =>
    results.some(({ required }) => !required) && results.every(({ passed }) => passed)
  if (passing.some(isWhole)) return 'advanced'
  return passing.length > 0 ? 'minimum' : null
}
