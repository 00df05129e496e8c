import type { LabPart } from './session-plan.ts'

/** What is known of somebody's work on a lab. */
export type LabEvidence = {
  /** Deliverables that passed in any of the submissions. */
  readonly passed: ReadonlySet<string>
  /** Something was saved or handed in. */
  readonly isBegun: boolean
}

/**
 * For each part, in order, whether it is done. One with deliverables is when all of them passed. Nothing shows of one
 * without any, such as a prediction: it counts as done once a later part is, and at the beginning of a lab once there is
 * work.
 */
export function partsDone(parts: readonly LabPart[], { passed, isBegun }: LabEvidence): boolean[] {
  const isShown = parts.map(
    ({ deliverables = [] }) => deliverables.length > 0 && deliverables.every((id) => passed.has(id)),
  )
  const lastShown = isShown.lastIndexOf(true)
  const firstGraded = parts.findIndex(({ deliverables = [] }) => deliverables.length > 0)
  return parts.map(({ deliverables = [] }, n) => {
    if (deliverables.length > 0) return isShown[n] ?? false
    return n < lastShown || (isBegun && n < firstGraded)
  })
}
