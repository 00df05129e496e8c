import type { Simulation } from '../core/simulation.ts'
import { type IoMultiplexingConfig, ioMultiplexingConfigSchema, isLoop } from './config.ts'
import { describeIoMultiplexingEvent, type IoMultiplexingEvent } from './events.ts'
import {
  type IoMultiplexingMetrics,
  ioMultiplexingFields,
  ioMultiplexingTables,
  measureIoMultiplexing,
} from './metrics.ts'
import { ioMultiplexingPresets } from './presets.ts'
import { type IoMultiplexingState, initialState, isDone } from './state.ts'
import { nextMoment } from './step.ts'

const NOTABLE: ReadonlySet<string> = new Set([
  'request-refused',
  'request-queued',
  'wait-started',
  'nothing-read',
  'request-answered',
  'loop-stalled',
])

/** Every unread request is on a connection that a call will report, or that the loop is at. */
function isNothingForgotten({ config, unread, ready, batch, cores }: IoMultiplexingState): boolean {
  if (!isLoop(config.model)) return true
  const [activity] = cores
  const known = [
    ...ready,
    ...batch,
    ...(activity?.type === 'wait' ? activity.batch : []),
    ...(activity?.type === 'handle' ? [activity.item] : []),
  ]
  return unread.every(({ connection }) =>
    known.some((item) => item.type === 'read' && item.connection === connection),
  )
}

/** No thread of a pool has two requests, and no more requests are open than there are threads. */
function isWithinThreads({ config, statuses, runQueue }: IoMultiplexingState): boolean {
  if (config.model !== 'thread-pool') return true
  const started = statuses.filter((status) => status === 'running' || status === 'io').length
  return started + runQueue.length <= config.poolThreads
}

/**
 * Ways to serve many connections, as a machine of explicit costs on one trace of requests (Kegel, The C10K problem;
 * select(2), poll(2), epoll(7); Axboe, Efficient IO with io_uring, 2019; OSTEP ch. 33).
 */
export const ioMultiplexing: Simulation<
  IoMultiplexingConfig,
  IoMultiplexingState,
  { readonly type: 'next' },
  IoMultiplexingEvent,
  IoMultiplexingMetrics
> = {
  id: 'io-multiplexing',
  version: 1,
  title: 'I/O multiplexing',
  summary:
    'Ten thousand connections, few of them active: what threads, select, poll, epoll and io_uring charge for waiting.',
  configSchema: ioMultiplexingConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'A request is read (one system call), works, then is answered or starts its input or output (one call); after that it is answered (one call). Threads get cores first come, first served, run until they block, and pay a switch each time. thread-per-request also creates a thread for each and closes idle connections; thread-per-connection serves a connection’s requests in turn. A loop pays a switch when it was asleep, and per call: select and poll for each watched descriptor, epoll for each reported one, io_uring for each entry, with all reads and writes of a batch in the next call. Level-triggered, the loop reads one request per report; edge-triggered, one or until EAGAIN, and only an arrival is reported. A call reports what was ready when it began or woke up. At one moment: what ends, then arrivals. Costs of setting up are left out.',
    },
  ],
  presets: ioMultiplexingPresets,
  init: initialState,
  enabled: (state) => (isDone(state) || state.isStalled ? [] : [{ type: 'next' }]),
  isFinished: isDone,
  step: nextMoment,
  measure: measureIoMultiplexing,
  metricFields: ioMultiplexingFields,
  metricTables: ioMultiplexingTables,
  describe: describeIoMultiplexingEvent,
  isNotable: ({ type }) => NOTABLE.has(type),
  describeAction: () => 'Next moment',
  properties: [
    { name: 'every request is answered or refused', type: 'eventually', holds: isDone },
    { name: 'no unread request is forgotten', type: 'always', holds: isNothingForgotten },
    { name: 'a pool has no more open requests than threads', type: 'always', holds: isWithinThreads },
  ],
  outcome: ({ statuses, isStalled }) => {
    const answered = statuses.filter((status) => status === 'done').length
    return `${answered} of ${statuses.length} requests answered${isStalled ? ', the rest is never read' : ''}`
  },
}
