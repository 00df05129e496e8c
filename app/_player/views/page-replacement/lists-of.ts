import type { PageReplacementState } from '#sim/memory/state.ts'

export type PageList = {
  readonly id: string
  /** As its paper calls it, and what it holds. */
  readonly name: string
  readonly meaning: string
  /** The oldest first. */
  readonly pages: readonly number[]
  /** Not in memory: only the numbers are kept. */
  readonly isGhost: boolean
}

/** The lists that arc, 2q and second-chance keep, in the order in which they are drawn; empty under other policies. */
export function listsOf({
  config,
  lists,
}: Pick<PageReplacementState, 'config' | 'lists'>): readonly PageList[] {
  const { recent, frequent, recentGhosts, frequentGhosts } = lists
  const list = (id: string, meaning: string, pages: readonly number[], isGhost = false): PageList => ({
    id,
    name: id,
    meaning,
    pages,
    isGhost,
  })
  switch (config.policy) {
    case 'arc':
      return [
        list('B1', 'evicted from T1', recentGhosts, true),
        list('T1', 'seen once lately', recent),
        list('T2', 'seen again', frequent),
        list('B2', 'evicted from T2', frequentGhosts, true),
      ]
    case '2q':
      return [
        list('A1in', 'new pages, a queue', recent),
        list('A1out', 'evicted from A1in', recentGhosts, true),
        list('Am', 'seen again, by last use', frequent),
      ]
    case 'second-chance':
      return [list('Queue', 'next to be looked at first', recent)]
    default:
      return []
  }
}
