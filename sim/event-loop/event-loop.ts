import type { Simulation } from '../core/simulation.ts'
import { type EventLoopConfig, eventLoopConfigSchema } from './config.ts'
import { describeEventLoopEvent, type EventLoopEvent } from './events.ts'
import { type EventLoopMetrics, eventLoopFields, eventLoopTables, measureEventLoop } from './metrics.ts'
import { eventLoopPresets } from './presets.ts'
import { type EventLoopAction, type EventLoopState, initialState, nextMoment } from './state.ts'

const ROUTINE: readonly EventLoopEvent['type'][] = [
  'line-reached',
  'callback-ended',
  'callback-queued',
  'promise-settled',
  'job-submitted',
]

/** A callback of a phase only ever starts on an empty stack. */
const isRunToCompletion = ({ waiting }: EventLoopState) =>
  waiting.phase !== 'idle' || waiting.stack.length === 0

/**
 * Real JavaScript programs on Node's event loop in virtual time (Node.js, "The Node.js Event Loop"; libuv, "Design
 * overview"; ECMA-262, 9.5 Jobs). The order of output is that of Node for the same program.
 */
export const eventLoop: Simulation<
  EventLoopConfig,
  EventLoopState,
  EventLoopAction,
  EventLoopEvent,
  EventLoopMetrics
> = {
  id: 'event-loop',
  version: 1,
  title: 'The event loop',
  summary: 'Run a JavaScript program line by line and see why its callbacks come in that order.',
  configSchema: eventLoopConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Node.js',
      rules:
        'As Node 24: timers, pending, poll, check, close; after every callback first all of nextTick, then all microtasks, until both are empty. Code takes no time but work(ms) and waiting for the clock. A turn of the loop takes 0.01 ms. Reading a file is one job of the pool, in Node several short ones. A timer of 0 ms is one of 1 ms. Modules (import, or await at the top) run microtasks before nextTick once.',
    },
  ],
  presets: eventLoopPresets,
  init: initialState,
  enabled: ({ isFinished }) => (isFinished ? [] : [{ type: 'next' }]),
  isFinished: ({ isFinished }) => isFinished,
  step: nextMoment,
  measure: measureEventLoop,
  metricFields: eventLoopFields,
  metricTables: eventLoopTables,
  describe: describeEventLoopEvent,
  isNotable: ({ type }) => !ROUTINE.includes(type),
  describeAction: () => 'next moment',
  properties: [
    { name: 'the stack is empty between callbacks', type: 'always', holds: isRunToCompletion },
    { name: 'the program ends', type: 'eventually', holds: ({ isFinished }) => isFinished },
  ],
}
