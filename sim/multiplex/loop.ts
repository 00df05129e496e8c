import { answer, charge, type Draft, startIo } from './draft.ts'
import { toMicros } from './requests.ts'
import { type Activity, descriptorOf, isDone, type Ready, watchedBy } from './state.ts'

const isRead = (item: Ready, connection: number) => item.type === 'read' && item.connection === connection
const unreadOn = ({ unread }: Draft, connection: number) =>
  unread.find((entry) => entry.connection === connection)?.requests ?? []

function setUnread(draft: Draft, connection: number, requests: readonly number[]): void {
  const others = draft.unread.filter((entry) => entry.connection !== connection)
  draft.unread = requests.length === 0 ? others : [...others, { connection, requests }]
}

/**
 * A request has arrived. Level-triggered, a connection is ready as long as something is unread; edge-triggered, once for
 * each arrival, also while the loop is at it (epoll(7), "Level-triggered and edge-triggered").
 */
export function arriveAtLoop(draft: Draft, request: number): void {
  const { connection } = draft.requests[request]!
  const { model, fdSetSize } = draft.config
  const time = toMicros(draft.now)
  if (model === 'select' && descriptorOf(connection) >= fdSetSize) {
    draft.statuses[request] = 'refused'
    const descriptor = descriptorOf(connection)
    draft.events.push({ type: 'request-refused', time, request, connection, descriptor, limit: fdSetSize })
    return
  }
  draft.statuses[request] = 'waiting'
  const before = unreadOn(draft, connection)
  setUnread(draft, connection, [...before, request])
  const isKnown =
    draft.ready.some((item) => isRead(item, connection)) ||
    (model !== 'epoll-edge' && (before.length > 0 || isAt(draft, connection)))
  if (!isKnown) draft.ready.push({ type: 'read', connection })
}

/** Whether the loop is reading the connection, or about to. */
const isAt = ({ batch, cores }: Draft, connection: number) => {
  const activity = cores[0]
  return (
    batch.some((item) => isRead(item, connection)) ||
    (activity?.type === 'handle' && isRead(activity.item, connection)) ||
    (activity?.type === 'wait' && activity.batch.some((item) => isRead(item, connection)))
  )
}

/** The input or output of a request is over: its descriptor is ready. */
export function wakeLoop(draft: Draft, request: number): void {
  draft.statuses[request] = 'waiting'
  draft.ready.push({ type: 'finish', request })
}

/** The loop is done with a call, a request or a last read. */
export function endLoopActivity(draft: Draft, activity: Activity): void {
  if (activity.type === 'wait') {
    for (const { request, effect } of activity.submitted) {
      if (effect === 'answer') answer(draft, request)
      else startIo(draft, request)
    }
    draft.batch = [...activity.batch]
    if (activity.batch.length === 0) draft.isInCall = true
  } else if (activity.type === 'handle') {
    endHandling(draft, activity)
  }
}

function endHandling(draft: Draft, { item, request }: Extract<Activity, { type: 'handle' }>): void {
  const effect = item.type === 'read' && draft.requests[request]!.io > 0 ? 'io' : 'answer'
  if (draft.config.model === 'io-uring') {
    draft.statuses[request] = 'submitted'
    draft.submissions.push({ request, effect })
  } else if (effect === 'io') {
    startIo(draft, request)
  } else {
    answer(draft, request)
  }
  if (item.type === 'finish') return
  const { model, isDrained } = draft.config
  const isUnread = unreadOn(draft, item.connection).length > 0
  if (model === 'epoll-edge' && isDrained) draft.batch.unshift(item)
  else if (model !== 'epoll-edge' && isUnread) draft.ready.push(item)
}

/** The free loop handles the next of the batch, or calls the kernel, or sleeps there, or sleeps for ever. */
export function dispatchLoop(draft: Draft): void {
  if (draft.cores[0] !== null) return
  const item = draft.batch.shift()
  if (item !== undefined) handle(draft, item)
  else if (draft.ready.length > 0 || draft.submissions.length > 0) call(draft)
  else if (!draft.isAsleep) sleep(draft)
}

function sleep(draft: Draft): void {
  draft.isAsleep = true
  if (isDone(draft)) return
  draft.events.push({ type: 'loop-slept', time: toMicros(draft.now), model: draft.config.model })
}

function handle(draft: Draft, item: Ready): void {
  const time = toMicros(draft.now)
  const connection = item.type === 'read' ? item.connection : draft.requests[item.request]!.connection
  const [first, ...rest] = item.type === 'read' ? unreadOn(draft, connection) : [item.request]
  if (first === undefined) {
    const { nanos, costs } = charge(draft, { calls: 1 })
    const until = draft.now + nanos
    draft.cores[0] = { type: 'drain', connection, until }
    draft.events.push({ type: 'nothing-read', time, until: toMicros(until), connection, costs })
    return
  }
  const isSecond = item.type === 'finish'
  if (!isSecond) setUnread(draft, connection, rest)
  const calls = draft.config.model === 'io-uring' ? 0 : isSecond ? 1 : 2
  const { nanos, costs } = charge(draft, { calls, work: isSecond ? 0 : draft.requests[first]!.cpu })
  const until = draft.now + nanos
  draft.statuses[first] = 'running'
  draft.cores[0] = { type: 'handle', item, request: first, until }
  draft.events.push({
    type: 'handling-started',
    time,
    until: toMicros(until),
    request: first,
    connection,
    isSecond,
    left: isSecond ? 0 : rest.length,
    costs,
    calls,
  })
}

/** select and poll report by descriptor, the others in the order of becoming ready. */
function call(draft: Draft): void {
  const { model, costs: price } = draft.config
  const hasSlept = draft.isAsleep
  const watched = watchedBy(draft.config)
  const batch = [...draft.ready]
  const descriptor = (item: Ready) =>
    item.type === 'read' ? item.connection : draft.requests[item.request]!.connection
  if (model === 'select' || model === 'poll') batch.sort((a, b) => descriptor(a) - descriptor(b))
  const submitted = draft.submissions
  const entries = submissionEntries(draft)
  const scanning = {
    select: watched * price.scanMicros,
    poll: watched * price.scanMicros,
    'epoll-level': batch.length * price.readyMicros,
    'epoll-edge': batch.length * price.readyMicros,
    'io-uring': (batch.length + entries) * price.entryMicros,
  }[model as 'select']
  const calls = draft.isInCall && submitted.length === 0 ? 0 : 1
  const { nanos, costs } = charge(draft, { switches: hasSlept ? 1 : 0, calls, scanning })
  const until = draft.now + nanos
  draft.cores[0] = { type: 'wait', batch, submitted, until }
  draft.ready = []
  draft.submissions = []
  draft.isInCall = false
  draft.isAsleep = false
  const times = { time: toMicros(draft.now), until: toMicros(until) }
  const sizes = { reported: batch.length, watched, submitted: entries }
  draft.events.push({ type: 'wait-started', ...times, model, ...sizes, hasSlept, costs, calls })
}

/** An entry for what becomes of the request, and after a read one for the next read of its connection. */
function submissionEntries({ submissions, requests }: Draft): number {
  return submissions.reduce(
    (sum, { request, effect }) => sum + (effect === 'io' || requests[request]!.io === 0 ? 2 : 1),
    0,
  )
}
