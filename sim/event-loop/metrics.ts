import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { EventLoopConfig } from './config.ts'
import type { EventLoopEvent, QueueName } from './events.ts'

export type EventLoopMetrics = {
  readonly time: number
  readonly callbacks: number
  readonly longestMs: number
  readonly latestTimerMs: number
  readonly cpuMs: number
  readonly workerCpuMs: number
  readonly poolWaitMs: number
  readonly printed: number
  readonly exitCode: number | null
  readonly queues: readonly { readonly queue: QueueName; readonly callbacks: number; readonly ms: number }[]
  readonly jobs: readonly {
    readonly job: number
    readonly label: string
    readonly submitted: number
    readonly started: number | null
    readonly finished: number | null
    readonly waited: number | null
  }[]
}

const MS = 'ms'

export const eventLoopFields: readonly MetricField[] = [
  { key: 'time', label: 'Time', unit: MS },
  { key: 'callbacks', label: 'Callbacks run', unit: 'callbacks' },
  { key: 'longestMs', label: 'Longest callback', unit: MS, better: 'lower' },
  { key: 'latestTimerMs', label: 'Latest timer', unit: MS, better: 'lower' },
  { key: 'cpuMs', label: 'CPU work on the loop', unit: MS, better: 'lower' },
  { key: 'workerCpuMs', label: 'CPU work on workers', unit: MS },
  { key: 'poolWaitMs', label: 'Longest wait for the pool', unit: MS, better: 'lower' },
  { key: 'printed', label: 'Lines printed', unit: 'lines' },
  { key: 'exitCode', label: 'Exit code', unit: '' },
]

export const eventLoopTables: readonly MetricTable[] = [
  {
    key: 'queues',
    label: 'Callbacks by queue',
    columns: [
      { key: 'queue', label: 'Queue', unit: '' },
      { key: 'callbacks', label: 'Callbacks', unit: 'callbacks' },
      { key: 'ms', label: 'Time on the stack', unit: MS },
    ],
  },
  {
    key: 'jobs',
    label: 'Jobs of the thread pool',
    columns: [
      { key: 'job', label: 'Job', unit: '' },
      { key: 'label', label: 'What', unit: '' },
      { key: 'submitted', label: 'Submitted', unit: MS },
      { key: 'started', label: 'Started', unit: MS },
      { key: 'finished', label: 'Finished', unit: MS },
      { key: 'waited', label: 'Waited', unit: MS, better: 'lower' },
    ],
  },
]

const rounded = (ms: number) => Math.round(ms * 1000) / 1000

/** Folds any prefix of a run. O(events). */
export function measureEventLoop(
  _config: EventLoopConfig,
  events: readonly EventLoopEvent[],
): EventLoopMetrics {
  const queues = new Map<QueueName, { callbacks: number; ms: number }>()
  const jobs = new Map<
    number,
    { label: string; submitted: number; started: number | null; finished: number | null }
  >()
  const open: number[] = []
  let longestMs = 0
  let latestTimerMs = 0
  let cpuMs = 0
  let workerCpuMs = 0
  let printed = 0
  let exitCode: number | null = null
  for (const event of events) {
    if (event.thread > 0) {
      if (event.type === 'cpu-used') workerCpuMs += event.ms
      if (event.type.startsWith('callback-')) continue
    }
    if (event.type === 'callback-started') {
      open.push(event.time)
      latestTimerMs = Math.max(latestTimerMs, Number(/over, (\d+) ms ago/.exec(event.reason)?.[1] ?? 0))
    } else if (event.type === 'callback-ended') {
      const ms = event.time - (open.pop() ?? event.time)
      longestMs = Math.max(longestMs, ms)
      const row = queues.get(event.queue) ?? { callbacks: 0, ms: 0 }
      queues.set(event.queue, { callbacks: row.callbacks + 1, ms: row.ms + ms })
    } else if (event.type === 'cpu-used') cpuMs += event.thread === 0 ? event.ms : 0
    else if (event.type === 'printed') printed += event.text.split('\n').length
    else if (event.type === 'program-ended') exitCode = event.exitCode
    else if (event.type === 'job-submitted') {
      jobs.set(event.job, { label: event.label, submitted: event.time, started: null, finished: null })
    } else if (event.type === 'job-started' || event.type === 'job-finished') {
      const job = jobs.get(event.job)
      if (job && event.type === 'job-started') job.started = event.time
      if (job && event.type === 'job-finished') job.finished = event.time
    }
  }
  const rows = [...jobs].map(([job, row]) => ({
    job: job + 1,
    ...row,
    waited: row.started === null ? null : rounded(row.started - row.submitted),
  }))
  return {
    time: events.at(-1)?.time ?? 0,
    callbacks: [...queues.values()].reduce((sum, row) => sum + row.callbacks, 0),
    longestMs: rounded(longestMs),
    latestTimerMs,
    cpuMs: rounded(cpuMs),
    workerCpuMs: rounded(workerCpuMs),
    poolWaitMs: Math.max(0, ...rows.map(({ waited }) => waited ?? 0)),
    printed,
    exitCode,
    queues: [...queues].map(([queue, { callbacks, ms }]) => ({ queue, callbacks, ms: rounded(ms) })),
    jobs: rows,
  }
}
