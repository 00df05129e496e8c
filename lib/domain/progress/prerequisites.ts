/** A lesson with what it builds on, by id. Prerequisites are advice: nothing is locked. */
export type Needing = {
  readonly id: string
  readonly isCompleted: boolean
  readonly prerequisites: readonly string[]
}

/**
 * The unfinished lesson to read first on the way to `lesson`: itself when all it builds on is done. Prerequisites that are
 * not among `lessons` (planned, withdrawn) ask for nothing; in a circle the search ends where it would turn.
 */
export function firstNeeded<L extends Needing>(
  lesson: L,
  lessons: readonly L[],
  seen: readonly string[] = [],
): L {
  const way = [...seen, lesson.id]
  const missing = lesson.prerequisites
    .map((id) => lessons.find((one) => one.id === id))
    .find((one) => one && !one.isCompleted && !way.includes(one.id))
  return missing ? firstNeeded(missing, lessons, way) : lesson
}

/** The unfinished lessons so that each comes after what it builds on, and else in the order given. */
export function inOrderOfNeed<L extends Needing>(lessons: readonly L[]): L[] {
  const ordered: L[] = []
  let left = lessons.filter(({ isCompleted }) => !isCompleted)
  while (left[0]) {
    const next = firstNeeded(left[0], left)
    ordered.push(next)
    left = left.filter((lesson) => lesson !== next)
  }
  return ordered
}
