import type { Step } from '../core/simulation.ts'
import { age } from './aging.ts'
import type { EvictionReason, PageReplacementEvent } from './events.ts'
import { listFault, listHit } from './lists.ts'
import type { Frame, PageReplacementState } from './state.ts'
import { chooseVictim, type Victim } from './victim.ts'

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
    events: [{ type: 'page-hit', time, page, frame: index }, ...events],
  }
}

function fault(state: PageReplacementState, page: number): Step<PageReplacementState, PageReplacementEvent> {
  const { now: time, isCached, previousUses } = state
  const isCold = previousUses[time] === -1
  const faulted: PageReplacementEvent = {
    type: 'page-faulted',
    time,
    page,
    isCold,
    isMinor: isCached[time] ?? false,
  }
  const released = releaseExpired(state)
  const { frame, frames, draws, lists, events } = makeRoom({ ...state, frames: released.frames }, page)
  const blank = { uses: 0, counter: 0, isReferenced: false, isDirty: false, useCount: 0 }
  const loaded = used(state, { page, loadedAt: time, usedAt: time, nextUse: null, ...blank })
  const hand = (frame + 1) % frames.length
  return {
    state: { ...state, frames: frames.with(frame, loaded), hand, draws, lists },
    events: [faulted, ...released.events, ...events, { type: 'page-loaded', time, page, frame }],
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
    isDirty: frame.isDirty || (isWrite[now] ?? false),
  }
}

/** Free frames fill up in order; then a victim goes. */
function makeRoom(state: PageReplacementState, page: number): Omit<Victim, 'reason'> {
  const { config, frames, draws } = state
  const free = frames.indexOf(null)
  if (config.policy === 'arc' || config.policy === '2q') {
    const { lists, evicted } = listFault(config, state.lists, page)
    if (evicted === null) return { frame: free, frames, draws, lists, events: [] }
    const frame = frames.findIndex((candidate) => candidate?.page === evicted.page)
    const reason = { policy: config.policy, list: evicted.list, target: lists.target }
    return { frame, frames, draws, lists, events: evict(state, frame, reason) }
  }
  const queued = (lists: PageReplacementState['lists']) =>
    config.policy === 'second-chance' ? { ...lists, recent: [...lists.recent, page] } : lists
  if (free >= 0) return { frame: free, frames, draws, lists: queued(state.lists), events: [] }
  const { reason, ...victim } = chooseVictim(state)
  const events = [...victim.events, ...evict({ ...state, frames: victim.frames }, victim.frame, reason)]
  return { ...victim, lists: queued(victim.lists), events }
}

function evict(
  { frames, now: time }: PageReplacementState,
  frame: number,
  reason: EvictionReason,
): PageReplacementEvent[] {
  const { page, isDirty } = frames[frame]!
  const evicted: PageReplacementEvent = { type: 'page-evicted', time, page, frame, reason }
  return isDirty ? [evicted, { type: 'page-written', time, page, frame }] : [evicted]
}

/** Under working-set: pages that are not among the last references, this one included, leave at once (Denning 1968). */
function releaseExpired(state: PageReplacementState): Pick<Victim, 'frames' | 'events'> {
  const { config, frames, now } = state
  if (config.policy !== 'working-set') return { frames, events: [] }
  const isExpired = (frame: Frame | null) => frame !== null && frame.usedAt <= now - config.windowReferences
  const events = frames.flatMap((frame, index) =>
    isExpired(frame)
      ? evict(state, index, { policy: 'working-set', usedAt: frame!.usedAt, isExpired: true })
      : [],
  )
  return { frames: frames.map((frame) => (isExpired(frame) ? null : frame)), events }
}
