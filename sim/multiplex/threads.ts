import { answer, charge, type Draft, startIo } from './draft.ts'
import { toMicros } from './requests.ts'
import type { Activity } from './state.ts'

/** A request has arrived: a thread for it becomes runnable, or there is none. */
export function arriveAtThreads(draft: Draft, request: number): void {
  draft.statuses[request] = 'waiting'
  const { model, poolThreads } = draft.config
  const isOpen = (other: number) =>
    draft.statuses[other] === 'running' ||
    draft.statuses[other] === 'io' ||
    draft.runQueue.some((entry) => entry.request === other)
  const open = draft.requests.flatMap((_, other) => (other !== request && isOpen(other) ? [other] : []))
  const { connection } = draft.requests[request]!
  const isSame = (other: number) => draft.requests[other]!.connection === connection
  const isPoolBusy = model === 'thread-pool' && open.length >= poolThreads
  const isThreadBusy = model === 'thread-per-connection' && (open.some(isSame) || draft.backlog.some(isSame))
  if (!isPoolBusy && !isThreadBusy) {
    draft.runQueue.push({ request, isSecond: false })
    return
  }
  draft.backlog.push(request)
  draft.events.push({
    type: 'request-queued',
    time: toMicros(draft.now),
    request,
    reason: isPoolBusy ? 'pool-busy' : 'thread-busy',
    length: draft.backlog.length,
  })
}

/** The input or output of a request is over: its thread is runnable again. */
export function wakeThread(draft: Draft, request: number): void {
  draft.statuses[request] = 'waiting'
  draft.runQueue.push({ request, isSecond: true })
}

/** A thread blocks in input or output, or has answered and takes the next request of its backlog. */
export function endBurst(draft: Draft, { request, isSecond }: Extract<Activity, { type: 'burst' }>): void {
  const { io, connection } = draft.requests[request]!
  if (!isSecond && io > 0) {
    startIo(draft, request)
    return
  }
  answer(draft, request)
  const isPool = draft.config.model === 'thread-pool'
  const at = draft.backlog.findIndex((other) => isPool || draft.requests[other]!.connection === connection)
  if (at < 0) return
  const [next] = draft.backlog.splice(at, 1)
  draft.runQueue.push({ request: next!, isSecond: false })
}

/** Runnable threads get free cores in order; none is interrupted before it blocks. */
export function dispatchThreads(draft: Draft): void {
  for (const core of draft.cores.keys()) {
    const thread = draft.cores[core] === null ? draft.runQueue.shift() : undefined
    if (thread === undefined) continue
    const { request, isSecond } = thread
    const { cpu } = draft.requests[request]!
    const isCreated = draft.config.model === 'thread-per-request' && !isSecond
    const { nanos, costs } = charge(draft, {
      isCreated,
      switches: 1,
      calls: isSecond ? 1 : 2,
      work: isSecond ? 0 : cpu,
    })
    const until = draft.now + nanos
    draft.statuses[request] = 'running'
    draft.cores[core] = { type: 'burst', request, isSecond, until }
    const times = { time: toMicros(draft.now), until: toMicros(until) }
    draft.events.push({ type: 'burst-started', ...times, core, request, isSecond, costs })
  }
}
