import type { Step } from '../core/simulation.ts'
import { age } from './aging.ts'
import type { PageReplacementEvent } from './events.ts'
import { listHit } from './lists.ts'
import { prefetch } from './prefetch.ts'
import { makeRoom, releaseExpired } from './room.ts'
import type { Frame, PageReplacementState } from './state.ts'

/** One reference to one page: a hit, or a fault with an eviction if memory is full. O(frames). */
export function reference(state: PageReplacementState): Step<PageReplacementState, PageReplacementEvent> {
  const time = state.now
  const page = state.config.references[time]!
  const aged = age(state)
  const index = aged.frames.findIndex((frame) => frame?.page === page)
  const step = index >= 0 ? hit(aged, page, index) : fault(aged, page)
  return { ...step, state: { ...step.state, now: time + 1 } }
}

function hit(
  state: PageReplacementState,
  page: number,
  index: number,
): Step<PageReplacementState, PageReplacementEvent> {
  const { config, frames, lists, now: time } = state
  const hasLists = config.policy === 'arc' || config.policy === '2q'
  const touched = {
    ...state,
    frames: frames.with(index, used(state, frames[index]!)),
    lists: hasLists ? listHit(config, lists, page) : lists,
  }
  const { frames: kept, events } = releaseExpired(touched)
  return {
    state: { ...touched, frames: kept },
    events: [
      { type: 'page-hit', time, page, frame: index },
      ...(frames[index]!.isPrefetched ? [{ type: 'prefetch-used' as const, time, page, frame: index }] : []),
      ...events,
    ],
  }
}

function fault(state: PageReplacementState, page: number): Step<PageReplacementState, PageReplacementEvent> {
  const { now: time, isCached, previousUses } = state
  const isCold = previousUses[time] === -1
  const faulted = {
    type: 'page-faulted' as const,
    time,
    page,
    isCold,
    isMinor: isCached[time] ?? false,
  }
  const released = releaseExpired(state)
  const { frame, frames, draws, lists, events } = makeRoom({ ...state, frames: released.frames }, page)
  const blank = { uses: 0, counter: 0, isReferenced: false, isDirty: false, useCount: 0, isPrefetched: false }
  const loaded = used(state, { page, loadedAt: time, usedAt: time, nextUse: null, ...blank })
  const hand = (frame + 1) % frames.length
  const after = { ...state, frames: frames.with(frame, loaded), hand, draws, lists }
  const ahead = faulted.isMinor ? { state: after, events: [] } : prefetch(after, { page, frame })
  return {
    state: ahead.state,
    events: [
      faulted,
      ...released.events,
      ...events,
      { type: 'page-loaded', time, page, frame },
      ...ahead.events,
    ],
  }
}

/** Each policy reads some of these only; all are kept for the view. The next use is known under opt only. */
function used({ config, now, nextUses, isWrite }: PageReplacementState, frame: Frame): Frame {
  const clockMax = config.clockMax ?? (config.convention === 'ostep' ? 2 : 1)
  const nextUse = nextUses[now] ?? -1
  return {
    ...frame,
    usedAt: now,
    nextUse: nextUse === -1 ? null : nextUse,
    useCount: Math.min(frame.useCount + 1, config.policy === 'second-chance' ? 1 : clockMax),
    uses: frame.uses + 1,
    isReferenced: true,
    isPrefetched: false,
    isDirty: frame.isDirty || (isWrite[now] ?? false),
  }
}
