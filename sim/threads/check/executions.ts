import { END, type Explorer } from './explorer.ts'
import { type Footprint, isIndependent } from './footprint.ts'
import { VectorStore } from './vector-store.ts'

/** Executions are only counted for graphs with no more edges. */
const MAX_EDGES = 100_000
const MAX_PAIRS = 150_000
const MAX_DEPTH = 3_000

/**
 * How many executions differ in more than the order of independent steps (Mazurkiewicz traces): the paths that sleep sets
 * (Godefroid 1996) leave over, counted on the complete state graph. Null when the graph has a cycle or the count takes
 * too long.
 */
export function countExecutions(explorer: Explorer): number | null {
  if (explorer.actions.length > MAX_EDGES) return null
  /** Pairs of a state and the actions asleep, and how many executions each has; `OPEN` while they are counted. */
  const pairs = new VectorStore()
  const counts: number[] = []
  const pair = new Int32Array(1 << 9)
  const TOO_MUCH = -1
  const OPEN = -2

  const count = (state: number, sleep: readonly number[], depth: number): number => {
    if (explorer.ends.at(state) !== END.none) return 1
    if (sleep.length >= pair.length) return TOO_MUCH
    pair[0] = state
    for (let n = 0; n < sleep.length; n++) pair[n + 1] = sleep[n] as number
    const known = pairs.count
    const id = pairs.intern(pair, sleep.length + 1)
    if (id < known) return counts[id] === OPEN ? TOO_MUCH : (counts[id] as number)
    counts.push(OPEN)
    if (depth > MAX_DEPTH || known > MAX_PAIRS) return TOO_MUCH
    const first = explorer.firstEdge.at(state)
    const end = first + explorer.edgeCount.at(state)
    const asleep = new Set(sleep)
    let total = 0
    for (let edge = first; edge < end; edge++) {
      const action = explorer.actions.at(edge)
      if (asleep.has(action)) continue
      const next: number[] = []
      if (explorer.isQuietAlone(state)) next.push(...sleep)
      else
        for (let other = first; other < end; other++) {
          const own = explorer.actions.at(other)
          if (asleep.has(own) && isApart(explorer, edge, other)) next.push(own)
        }
      for (const [n, own] of next.entries()) next[n] = (own & ~255) | explorer.placeAfter(edge, own & 255)
      next.sort((a, b) => a - b)
      const below = count(explorer.targets.at(edge), next, depth + 1)
      if (below < 0) return TOO_MUCH
      total += below
      asleep.add(action)
    }
    counts[id] = total
    return total
  }

  const total = count(0, [], 0)
  return total < 0 ? null : total
}

function isApart(explorer: Explorer, a: number, b: number): boolean {
  if ((explorer.actions.at(a) & 255) === (explorer.actions.at(b) & 255)) return false
  const { footprints } = explorer.threadSteps
  return isIndependent(
    footprints[explorer.steps.at(a)] as Footprint,
    footprints[explorer.steps.at(b)] as Footprint,
  )
}
