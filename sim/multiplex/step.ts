import type { Step } from '../core/simulation.ts'
import { isLoop } from './config.ts'
import { type Draft, draftOf } from './draft.ts'
import type { IoMultiplexingEvent } from './events.ts'
import { arriveAtLoop, dispatchLoop, endLoopActivity, wakeLoop } from './loop.ts'
import { toMicros } from './requests.ts'
import { type IoMultiplexingState, isDone, nextTime } from './state.ts'
import { arriveAtThreads, dispatchThreads, endBurst, wakeThread } from './threads.ts'

/**
 * The next moment at which something happens: cores that are done, then input and output that is over, then arrivals, then
 * free cores get something to do. O(requests).
 */
export function nextMoment(state: IoMultiplexingState): Step<IoMultiplexingState, IoMultiplexingEvent> {
  const draft = draftOf(state)
  draft.now = nextTime(state) ?? state.now
  const hasLoop = isLoop(draft.config.model)
  endActivities(draft)
  endIos(draft, hasLoop)
  arrive(draft, hasLoop)
  if (hasLoop) dispatchLoop(draft)
  else dispatchThreads(draft)
  detectStall(draft)
  const { events, ...next } = draft
  return { state: next, events }
}

function endActivities(draft: Draft): void {
  for (const [core, activity] of draft.cores.entries()) {
    if (activity === null || activity.until > draft.now) continue
    draft.cores[core] = null
    if (activity.type === 'burst') endBurst(draft, activity)
    else endLoopActivity(draft, activity)
  }
}

function endIos(draft: Draft, hasLoop: boolean): void {
  const over = draft.ios.filter(({ until }) => until <= draft.now).sort((a, b) => a.request - b.request)
  draft.ios = draft.ios.filter(({ until }) => until > draft.now)
  for (const { request } of over) {
    draft.events.push({ type: 'io-finished', time: toMicros(draft.now), request })
    if (hasLoop) wakeLoop(draft, request)
    else wakeThread(draft, request)
  }
}

function arrive(draft: Draft, hasLoop: boolean): void {
  for (; draft.next < draft.requests.length; draft.next++) {
    const { arrival, connection } = draft.requests[draft.next]!
    if (arrival > draft.now) return
    const request = draft.next
    draft.events.push({ type: 'request-arrived', time: toMicros(draft.now), request, connection })
    if (hasLoop) arriveAtLoop(draft, request)
    else arriveAtThreads(draft, request)
  }
}

/** Nothing will happen any more although requests are unread: the edge-triggered loop sleeps for ever. */
function detectStall(draft: Draft): void {
  if (nextTime(draft) !== null || isDone(draft)) return
  draft.isStalled = true
  const requests = draft.unread.flatMap((entry) => entry.requests).sort((a, b) => a - b)
  draft.events.push({ type: 'loop-stalled', time: toMicros(draft.now), requests })
}
