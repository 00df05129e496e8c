import type { Step } from '../core/simulation.ts'
import { MAX_PAGE } from './config.ts'
import type { PageReplacementEvent } from './events.ts'
import { makeRoom } from './room.ts'
import type { Frame, PageReplacementState } from './state.ts'

/** The first window of readahead, in pages; it doubles from there. */
const FIRST_WINDOW = 2

/**
 * After a major fault: the pages behind it come in the same transfer. sequential: always so many (one-block lookahead and
 * more, Smith, ACM TODS 1978). readahead: only when the fault is the page behind the last one read, and then twice as many as
 * the last time (as Linux's on-demand readahead, Wu et al. 2007, without its asynchronous half). O(pages x frames).
 */
export function prefetch(
  state: PageReplacementState,
  faulted: { readonly page: number; readonly frame: number },
): Step<PageReplacementState, PageReplacementEvent> {
  const { policy } = state.config.prefetch
  if (policy === 'none') return { state, events: [] }
  const window = windowOf(state, faulted.page)
  const stream = { next: faulted.page + window + 1, window }
  const last = Math.min(MAX_PAGE, faulted.page + window)
  const fresh = new Set([faulted.frame])
  const events: PageReplacementEvent[] = []
  let current: PageReplacementState = { ...state, stream }
  for (let page = faulted.page + 1; page <= last; page++) {
    if (current.frames.some((frame) => frame?.page === page)) continue
    const room = makeRoom(current, page)
    if (fresh.has(room.frame)) break
    fresh.add(room.frame)
    const { frame, frames, draws, lists } = room
    const hand = (frame + 1) % frames.length
    current = { ...current, frames: frames.with(frame, readAhead(current, page)), hand, draws, lists }
    events.push(...room.events, {
      type: 'page-prefetched',
      time: state.now,
      page,
      frame,
      faulted: faulted.page,
      window,
    })
  }
  return { state: current, events }
}

function windowOf({ config, stream }: PageReplacementState, page: number): number {
  const { policy, pages } = config.prefetch
  if (policy === 'sequential') return pages
  if (page !== stream.next) return 0
  return Math.min(pages, stream.window === 0 ? FIRST_WINDOW : 2 * stream.window)
}

function readAhead({ config, now }: PageReplacementState, page: number): Frame {
  const nextUse = config.policy === 'opt' ? config.references.indexOf(page, now + 1) : -1
  return {
    page,
    loadedAt: now,
    usedAt: now,
    nextUse: nextUse < 0 ? null : nextUse,
    useCount: 0,
    uses: 0,
    isReferenced: false,
    counter: 0,
    isDirty: false,
    isPrefetched: true,
  }
}
