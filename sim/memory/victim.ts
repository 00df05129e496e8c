import { invariant } from '../core/invariant.ts'
import { fractionAt } from '../core/rng.ts'
import type { EvictionReason, PageReplacementEvent } from './events.ts'
import type { Frame, PageLists, PageReplacementState } from './state.ts'

/** The frame to empty, why, and what the search changed and showed on the way. */
export type Victim = {
  readonly frame: number
  readonly reason: EvictionReason
  readonly frames: readonly (Frame | null)[]
  readonly draws: number
  readonly lists: PageLists
  readonly events: readonly PageReplacementEvent[]
}

/**
 * Chooses the page to evict when memory is full; arc and 2q choose with their lists instead. O(frames), for opt and the
 * ostep policies O(frames log frames); clock: O(frames x clockMax).
 */
export function chooseVictim(state: PageReplacementState): Victim {
  const { config, frames, draws, lists } = state
  const resident = frames.flatMap((frame, index) => (frame ? [{ ...frame, index }] : []))
  const unchanged = { frames, draws, lists, events: [] }
  switch (config.policy) {
    case 'fifo': {
      const oldest = resident.reduce((best, frame) => (frame.loadedAt < best.loadedAt ? frame : best))
      return { frame: oldest.index, reason: { policy: 'fifo', loadedAt: oldest.loadedAt }, ...unchanged }
    }
    case 'lru': {
      const stalest = resident.reduce((best, frame) => (frame.usedAt < best.usedAt ? frame : best))
      return { frame: stalest.index, reason: { policy: 'lru', usedAt: stalest.usedAt }, ...unchanged }
    }
    case 'opt': {
      const furthest = furthestOf(resident, config.convention === 'ostep')
      return { frame: furthest.index, reason: { policy: 'opt', nextUse: furthest.nextUse }, ...unchanged }
    }
    case 'mru': {
      const freshest = resident.reduce((best, frame) => (frame.usedAt > best.usedAt ? frame : best))
      return { frame: freshest.index, reason: { policy: 'mru', usedAt: freshest.usedAt }, ...unchanged }
    }
    case 'random': {
      const draw = drawOf(state, draws)
      const order = config.convention === 'ostep' ? byLoad(state) : [...frames.keys()]
      const frame = order[Math.floor(draw * order.length)]!
      return { frame, reason: { policy: 'random', draw }, ...unchanged, draws: draws + 1 }
    }
    case 'clock':
      return config.convention === 'ostep' ? drawUntilUnused(state) : turnHand(state)
    case 'second-chance':
      return takeFromQueue(state)
    case 'working-set': {
      const { index, usedAt } = resident.reduce((best, frame) => (frame.usedAt < best.usedAt ? frame : best))
      return { frame: index, reason: { policy: 'working-set', usedAt, isExpired: false }, ...unchanged }
    }
    case 'lfu':
    case 'nfu':
    case 'aging': {
      const { index, reason } = leastUsed(resident, config.policy)
      return { frame: index, reason, ...unchanged }
    }
    default:
      invariant(false, `${config.policy} chooses with its lists`)
  }
}

/** lfu breaks ties by the least recently used; nfu and aging count the period under way too, and break ties by age. */
function leastUsed<F extends Frame>(
  resident: readonly F[],
  policy: 'lfu' | 'nfu' | 'aging',
): F & { reason: EvictionReason } {
  const latest = policy === 'aging' ? 256 : 1
  const rank = (frame: Frame) =>
    policy === 'lfu' ? frame.uses : frame.counter + (frame.isReferenced ? latest : 0)
  const tie = (frame: Frame) => (policy === 'lfu' ? frame.usedAt : frame.loadedAt)
  const least = resident.reduce((best, frame) => {
    if (rank(frame) !== rank(best)) return rank(frame) < rank(best) ? frame : best
    return tie(frame) < tie(best) ? frame : best
  })
  const reason: EvictionReason =
    policy === 'lfu' ? { policy, uses: least.uses } : { policy, counter: least.counter }
  return { ...least, reason }
}

const drawOf = ({ config }: PageReplacementState, index: number) =>
  config.draws[index] ?? fractionAt(config.seed, index)

/** The frames in the order in which their pages were loaded. */
function byLoad({ frames }: PageReplacementState): number[] {
  return [...frames.keys()].sort((a, b) => frames[a]!.loadedAt - frames[b]!.loadedAt)
}

/** Ties are pages never used again: the one loaded last under ostep, else the one loaded first. */
function furthestOf<F extends Frame>(resident: readonly F[], isLastLoaded: boolean): F {
  const distance = ({ nextUse }: Frame) => nextUse ?? Number.POSITIVE_INFINITY
  return resident.reduce((best, frame) => {
    if (distance(frame) !== distance(best)) return distance(frame) > distance(best) ? frame : best
    return frame.loadedAt > best.loadedAt === isLastLoaded ? frame : best
  })
}

/** The hand passes over used pages, lowering their counts, and stops at the first with count 0 (Corbató 1969). */
function turnHand(state: PageReplacementState): Victim {
  const search = new Search(state)
  let frame = state.hand
  while (search.passOver(frame, false)) frame = (frame + 1) % state.frames.length
  return search.found(frame, state.draws)
}

/** Used pages go from the head of the queue to its tail with their use bit cleared (Tanenbaum and Bos, ch. 3.4). */
function takeFromQueue(state: PageReplacementState): Victim {
  const search = new Search(state)
  const queue = [...state.lists.recent]
  for (;;) {
    const page = queue.shift()!
    const frame = state.frames.findIndex((candidate) => candidate?.page === page)
    if (!search.passOver(frame, false))
      return { ...search.found(frame, state.draws), lists: { ...state.lists, recent: queue } }
    queue.push(page)
  }
}

/** The book's script: frames are drawn at random, in the order of loading, until one has count 0. */
function drawUntilUnused(state: PageReplacementState): Victim {
  const search = new Search(state)
  const order = byLoad(state)
  for (let draws = state.draws; ; draws++) {
    const frame = order[Math.floor(drawOf(state, draws) * order.length)]!
    if (!search.passOver(frame, true)) return search.found(frame, draws + 1)
  }
}

class Search {
  readonly #frames: (Frame | null)[]
  readonly #events: PageReplacementEvent[] = []
  readonly #state: PageReplacementState

  constructor(state: PageReplacementState) {
    this.#frames = [...state.frames]
    this.#state = state
  }

  /** Lowers a use count; false when it is 0 already. Every pass lowers one, so a search ends. */
  passOver(frame: number, isDrawn: boolean): boolean {
    const before = this.#frames[frame]!
    const useCount = before.useCount - 1
    if (useCount < 0) return false
    this.#frames[frame] = { ...before, useCount }
    this.#events.push({
      type: 'frame-passed-over',
      time: this.#state.now,
      frame,
      page: before.page,
      useCount,
      isDrawn,
    })
    return true
  }

  found(frame: number, draws: number): Victim {
    const { config, lists } = this.#state
    const policy = config.policy === 'second-chance' ? 'second-chance' : 'clock'
    return { frame, reason: { policy }, frames: this.#frames, draws, lists, events: this.#events }
  }
}
