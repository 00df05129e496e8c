import type { EventLoopConfig } from './config.ts'
import type { EventLoopEvent } from './events.ts'
import type { Snapshot } from './loop/observer.ts'
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
  readonly waiting: Snapshot
}

export type EventLoopAction = { readonly type: 'next' }

type Moment = { readonly event: EventLoopEvent; readonly snapshot: Snapshot }

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
      return file ? { text: file.content, ms: file.readMs } : { text: path, ms: config.readMs }
    },
    lookupMs: config.lookupMs,
    poolThreads: config.poolThreads,
    scriptMs: config.scriptMs,
    fuel: FUEL,
    maxOutput: MAX_OUTPUT,
    observe: (event, snapshot) => {
      const isLast = event.type === 'program-ended' || event.type === 'budget-exhausted'
      if (moments.length >= MAX_MOMENTS && !isLast) throw new Halt('moments')
      moments.push({ event, snapshot: snapshot() })
    },
  })
  return inOrder(moments)
}

const isOfPool = ({ type }: EventLoopEvent) => type === 'job-started' || type === 'job-finished'

/** The pool's moments are known when a job is submitted; here they move to their time, with what waited then. */
function inOrder(moments: readonly Moment[]): readonly Moment[] {
  const end = moments.at(-1)?.event.time ?? 0
  const sorted = moments.filter(({ event }) => event.time <= end).sort((a, b) => a.event.time - b.event.time)
  let last = EMPTY
  return sorted.map((moment) => {
    if (!isOfPool(moment.event)) last = moment.snapshot
    return { event: moment.event, snapshot: last }
  })
}

export function initialState(config: EventLoopConfig): EventLoopState {
  return {
    config,
    position: 0,
    isFinished: recordingOf(config).length === 0,
    time: 0,
    line: 0,
    waiting: EMPTY,
  }
}

/** The next moment of the run. */
export function nextMoment({ config, position }: EventLoopState): {
  state: EventLoopState
  events: readonly EventLoopEvent[]
} {
  const moments = recordingOf(config)
  const { event, snapshot } = moments[position] as Moment
  const state = {
    config,
    position: position + 1,
    isFinished: position + 1 === moments.length,
    time: event.time,
    line: snapshot.stack.at(-1)?.line ?? 0,
    waiting: snapshot,
  }
  return { state, events: [event] }
}
