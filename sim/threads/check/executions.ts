import { END, type Explorer } from './explorer.ts'
import { isIndependent } from './footprint.ts'
import type { Effects } from './thread-steps.ts'
import { PairMap, VectorStore } from './vector-store.ts'

/** Executions are only counted for graphs with no more edges. */
const MAX_EDGES = 100_000
const MAX_PAIRS = 150_000
const MAX_DEPTH = 3_000
const MAX_ASLEEP = 500

/**
 * How many executions differ in more than the order of independent steps (Mazurkiewicz traces): the paths that sleep sets
 * (Godefroid 1996) leave over, counted on the complete state graph. Null when the graph has a cycle or the count takes
 * too long.
 */
export function countExecutions(explorer: Explorer): number | null {
  if (explorer.actions.length > MAX_EDGES) return null
  const { threadSteps, steps, actions, permutations } = explorer
  /** Pairs of a state and the actions asleep, and how many executions each has; `OPEN` while they are counted. */
  const pairs = new VectorStore()
  const counts: number[] = []
  const pair = new Int32Array(MAX_ASLEEP + 1)
  const TOO_MUCH = -1
  const OPEN = -2
  /** The sleep sets of the states on the path, one after the other; that of the last one reaches to the end. */
  const sleeping: number[] = []
  /** By the effects of two steps, whether they are independent. */
  const independent = new PairMap()

  const isApart = (a: number, b: number): boolean => {
    if ((actions.at(a) & 255) === (actions.at(b) & 255)) return false
    const [one, two] = [threadSteps.effectIds.at(steps.at(a)), threadSteps.effectIds.at(steps.at(b))]
    let known = independent.get(one, two)
    if (known < 0) {
      const { effects } = threadSteps
      known = isIndependent((effects[one] as Effects).footprint, (effects[two] as Effects).footprint) ? 1 : 0
      independent.set(one, two, known)
    }
    return known === 1
  }

  const isAsleep = (action: number, from: number, to: number): boolean => {
    for (let n = from; n < to; n++) if (sleeping[n] === action) return true
    return false
  }

  /** Adds what stays asleep after `edge` from a state whose sleep set begins at `from`, in ascending order. */
  const addAwaited = (
    edge: number,
    from: number,
    first: number,
    end: number,
    isQuietAlone: boolean,
  ): void => {
    const to = sleeping.length
    if (isQuietAlone) for (let n = from; n < to; n++) sleeping.push(sleeping[n] as number)
    else
      for (let other = first; other < end; other++)
        if (isAsleep(actions.at(other), from, to) && isApart(edge, other)) sleeping.push(actions.at(other))
    if (permutations.at(edge) !== 0)
      for (let n = to; n < sleeping.length; n++) {
        const action = sleeping[n] as number
        sleeping[n] = (action & ~255) | explorer.placeAfter(edge, action & 255)
      }
    for (let n = to + 1; n < sleeping.length; n++)
      for (let k = n; k > to && (sleeping[k - 1] as number) > (sleeping[k] as number); k--)
        [sleeping[k - 1], sleeping[k]] = [sleeping[k] as number, sleeping[k - 1] as number]
  }

  /** `from`: where the sleep set of `state` begins. */
  const count = (state: number, from: number, depth: number): number => {
    if (explorer.ends.at(state) !== END.none) return 1
    const length = sleeping.length - from
    if (length > MAX_ASLEEP) return TOO_MUCH
    pair[0] = state
    for (let n = 0; n < length; n++) pair[n + 1] = sleeping[from + n] as number
    const known = pairs.count
    const id = pairs.intern(pair, length + 1)
    if (id < known) return counts[id] === OPEN ? TOO_MUCH : (counts[id] as number)
    counts.push(OPEN)
    if (depth > MAX_DEPTH || known > MAX_PAIRS) return TOO_MUCH
    const first = explorer.firstEdge.at(state)
    const end = first + explorer.edgeCount.at(state)
    const isQuietAlone = explorer.isQuietAlone(state)
    let total = 0
    for (let edge = first; edge < end; edge++) {
      const next = sleeping.length
      if (isAsleep(actions.at(edge), from, next)) continue
      addAwaited(edge, from, first, end, isQuietAlone)
      const below = count(explorer.targets.at(edge), next, depth + 1)
      if (below < 0) return TOO_MUCH
      total += below
      sleeping.length = next
      sleeping.push(actions.at(edge))
    }
    counts[id] = total
    return total
  }

  const total = count(0, 0, 0)
  return total < 0 ? null : total
}
