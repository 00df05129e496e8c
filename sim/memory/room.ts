import type { EvictionReason, PageReplacementEvent } from './events.ts'
import { listFault } from './lists.ts'
import type { Frame, PageReplacementState } from './state.ts'
import { chooseVictim, type Victim } from './victim.ts'

/** Free frames fill up in order; then a victim goes. */
export function makeRoom(state: PageReplacementState, page: number): Omit<Victim, 'reason'> {
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
  const { page, isDirty, isPrefetched } = frames[frame]!
  return [
    { type: 'page-evicted', time, page, frame, reason },
    ...(isDirty ? [{ type: 'page-written' as const, time, page, frame }] : []),
    ...(isPrefetched ? [{ type: 'prefetch-wasted' as const, time, page, frame }] : []),
  ]
}

/** Under working-set: pages that are not among the last references, this one included, leave at once (Denning 1968). */
export function releaseExpired(state: PageReplacementState): Pick<Victim, 'frames' | 'events'> {
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
