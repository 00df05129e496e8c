/** Something to do next, in the order in which it should be done. */
export type PlanCandidate = {
  readonly key: string
  readonly kind: 'attempt' | 'drills' | 'new-cards' | 'lesson' | 'lab'
  readonly title: string
  /** The part of it, such as a section of a lesson; empty for the whole. */
  readonly part: string
  /** Leads to the exact place. */
  readonly path: string
  readonly why: string
  /** Whole and at least 1; of one piece where there are several. */
  readonly minutes: number
  /** How many equal pieces there are, such as cards; any number of them can be done. 1 if left out. */
  readonly pieces?: number
  /** Minutes that its pieces take at most while other things wait. */
  readonly atMost?: number
  /** Keys of what comes before it. Those that are no candidates are done. */
  readonly needs: readonly string[]
}

export type PlanItem = Pick<PlanCandidate, 'key' | 'kind' | 'title' | 'part' | 'path' | 'why'> & {
  readonly minutes: number
  readonly pieces: number
}

export type TimePlan = {
  readonly items: readonly PlanItem[]
  readonly minutes: number
  /** Nothing fits: the first thing stands alone, and takes longer. */
  readonly isLonger: boolean
}

/**
 * What fits into the time, first things first. Never over the time, but for a first thing alone that is longer than it; nothing
 * before what it needs. Time left at the end goes to pieces that were held back.
 */
export function planTime(candidates: readonly PlanCandidate[], available: number): TimePlan {
  const all = new Set(candidates.map(({ key }) => key))
  const taken = new Map<string, number>()
  let left = available
  const canDo = ({ needs }: PlanCandidate) => needs.every((key) => taken.has(key) || !all.has(key))
  const take = (candidate: PlanCandidate, room: number) => {
    const done = taken.get(candidate.key) ?? 0
    const pieces = Math.min(
      (candidate.pieces ?? 1) - done,
      Math.floor(Math.min(left, room) / candidate.minutes),
    )
    if (pieces <= 0 || !canDo(candidate)) return
    taken.set(candidate.key, done + pieces)
    left -= pieces * candidate.minutes
  }
  for (const candidate of candidates) take(candidate, Math.max(candidate.atMost ?? left, candidate.minutes))
  for (const candidate of candidates) if (taken.has(candidate.key)) take(candidate, left)
  const items = candidates.flatMap((candidate) => itemOf(candidate, taken.get(candidate.key) ?? 0))
  const first = candidates.find(canDo)
  if (items.length > 0 || !first) return { items, minutes: available - left, isLonger: false }
  return { items: itemOf(first, 1), minutes: first.minutes, isLonger: true }
}

function itemOf({ key, kind, title, part, path, why, minutes }: PlanCandidate, pieces: number): PlanItem[] {
  return pieces === 0 ? [] : [{ key, kind, title, part, path, why, minutes: minutes * pieces, pieces }]
}
