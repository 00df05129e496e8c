import type { EventLoopConfig } from './config.ts'
import type { EventLoopEvent } from './events.ts'
import { replaying } from './explore/schedule.ts'
import type { Snapshot, WorkerView } from './loop/observer.ts'
import { Halt } from './machine/values.ts'
import { runProgram } from './run-program.ts'

/** One moment of a run: plain data. `position` counts the events so far; the rest of the run follows from `config`. */
export type EventLoopState = {
  readonly config: EventLoopConfig
  readonly position: number
  readonly isFinished: boolean
  /** Milliseconds. */
  readonly time: number
  /** Line of the innermost frame, 0 when the stack is empty. */
  readonly line: number
  /** Of the main thread. */
  readonly waiting: Snapshot
  readonly workers: readonly WorkerView[]
}

export type EventLoopAction = { readonly type: 'next' }

type Moment = {
  readonly event: EventLoopEvent
  /** Of the thread whose event it is. */
  readonly snapshot: Snapshot
  readonly workers: readonly WorkerView[]
}

/** Moments a run may have to be shown; the command line has no such limit. */
const MAX_MOMENTS = 3_000
const FUEL = 3_000_000
const MAX_OUTPUT = 50_000
const KEPT_RUNS = 6

const EMPTY: Snapshot = {
  phase: 'idle',
  stack: [],
  nextTick: [],
  microtasks: [],
  timers: [],
  poll: [],
  check: [],
  close: [],
}

/**
 * A run is a pure function of its config, so it is computed once as a list of moments; a state is a place in that list
 * with what there is to see. The cache only saves computing it again.
 */
const recordings = new Map<string, readonly Moment[]>()

function recordingOf(config: EventLoopConfig): readonly Moment[] {
  const key = JSON.stringify(config)
  const known = recordings.get(key)
  if (known) return known
  const made = record(config)
  const oldest = recordings.keys().next().value
  if (recordings.size >= KEPT_RUNS && oldest !== undefined) recordings.delete(oldest)
  recordings.set(key, made)
  return made
}

function record(config: EventLoopConfig): readonly Moment[] {
  const moments: Moment[] = []
  runProgram(config.program, {
    readFile: (path) => {
      const file = config.files.find(({ name }) => name === path)
      return file
        ? { text: file.content, ms: file.readMs }
        : { text: path, ms: config.readMs, isStandIn: true }
    },
    lookupMs: config.lookupMs,
    poolThreads: config.poolThreads,
    scriptMs: config.scriptMs,
    choose: replaying(config.schedule),
    fuel: FUEL,
    maxOutput: MAX_OUTPUT,
    observe: (event, snapshot) => {
      const isLast = event.type === 'program-ended' || event.type === 'budget-exhausted'
      if (moments.length >= MAX_MOMENTS && !isLast) throw new Halt('moments')
      moments.push({ event, snapshot: snapshot(), workers: [] })
    },
  })
  return inOrder(moments)
}

const isOfPool = ({ type }: EventLoopEvent) => type === 'job-started' || type === 'job-finished'

/**
 * Moments of the pool are known when a job is submitted, and a worker may be ahead of the main thread; here all move to
 * their time. What the main thread has waiting is as after its last moment.
 */
function inOrder(moments: readonly Moment[]): readonly Moment[] {
  const end = moments.at(-1)?.event.time ?? 0
  const endOf = new Map(
    moments.flatMap(({ event }) =>
      event.type === 'thread-ended' ? [[event.thread, event.time] as const] : [],
    ),
  )
  const sorted = moments
    .filter(({ event }) => event.time <= Math.min(end, endOf.get(event.thread) ?? end))
    .sort((a, b) => a.event.time - b.event.time)
  let last = EMPTY
  const workers = new Map<number, WorkerView>()
  return sorted.map(({ event, snapshot }) => {
    if (event.thread > 0) noteWorker(workers, event, snapshot)
    else if (event.type === 'thread-created') {
      workers.set(event.worker, { thread: event.worker, text: 'starts', line: 0 })
    }
    if (event.thread === 0 && !isOfPool(event)) last = snapshot
    return { event, snapshot: last, workers: [...workers.values()] }
  })
}

function noteWorker(workers: Map<number, WorkerView>, event: EventLoopEvent, { stack }: Snapshot): void {
  const { thread } = event
  const top = stack.at(-1)
  if (event.type === 'thread-ended') workers.delete(thread)
  else workers.set(thread, { thread, text: top?.name ?? 'waits for messages', line: top?.line ?? 0 })
}

export function initialState(config: EventLoopConfig): EventLoopState {
  return {
    config,
    position: 0,
    isFinished: recordingOf(config).length === 0,
    time: 0,
    line: 0,
    waiting: EMPTY,
    workers: [],
  }
}

/** The next moment of the run. */
export function nextMoment({ config, position }: EventLoopState): {
  state: EventLoopState
  events: readonly EventLoopEvent[]
} {
  const moments = recordingOf(config)
  const { event, snapshot, workers } = moments[position] as Moment
  const state = {
    config,
    position: position + 1,
    isFinished: position + 1 === moments.length,
    time: event.time,
    line: snapshot.stack.at(-1)?.line ?? 0,
    waiting: snapshot,
    workers,
  }
  return { state, events: [event] }
}
