export type LabPart = {
  readonly title: string
  readonly minutes: number
  /** May be left out by somebody who is short on time. */
  readonly isSkippable?: boolean
  /** Id of its heading in the instructions. */
  readonly anchor?: string
  /** Ids of the deliverables that show that it is done. */
  readonly deliverables?: readonly string[]
}

/** Those of a part that decide when to do it. */
type TimedPart = Pick<LabPart, 'minutes' | 'isSkippable'> & { readonly isDone?: boolean }

export type SessionPlan = {
  /** For each part, in order, whether it fits. */
  readonly fits: readonly boolean[]
  /** Of the parts that fit and are left to do. */
  readonly minutes: number
  /** Every part that may not be left out fits. */
  readonly isEnough: boolean
}

/**
 * Which parts to do today; what is done takes no time. What may not be left out comes first, in order and up to the first that is too long, because
 * each builds on the one before; then what else there is time for.
 */
export function planSession(parts: readonly TimedPart[], available: number): SessionPlan {
  const needed = new Set<number>()
  let left = available
  let isEnough = true
  for (const [n, { minutes, isSkippable, isDone }] of parts.entries()) {
    if (isSkippable || isDone) continue
    isEnough &&= minutes <= left
    if (!isEnough) break
    needed.add(n)
    left -= minutes
  }
  const fits = parts.map(({ minutes, isSkippable, isDone }, n) => {
    if (isDone || needed.has(n)) return true
    if (!isEnough || !isSkippable || minutes > left) return false
    left -= minutes
    return true
  })
  return { fits, minutes: available - left, isEnough }
}
