import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { ThreadPoolConfig } from './config.ts'
import type { ThreadPoolEvent } from './events.ts'
import { initialState } from './state.ts'

type TaskRow = {
  name: string
  pool: string
  arrival: number
  /** When a thread took it. */
  started: number | null
  ended: number | null
  worker: string | null
  /** Ticks in which it computed or waited for input or output. */
  worked: number
  latency: number | null
  /** `done`, or why not; null while it is under way. */
  result: string | null
}

type PoolRow = {
  name: string
  peakThreads: number
  peakQueue: number
  finished: number
  refused: number
  /** Share of the time of its threads in which they held a task; null before the first tick. */
  utilisation: number | null
}

export type ThreadPoolMetrics = {
  /** Ticks that have passed. */
  readonly time: number
  /** Tasks from outside that ended in time, subtasks not counted. */
  readonly finished: number
  /** Those per 1000 ticks; null before the first tick. */
  readonly throughput: number | null
  readonly utilisation: number | null
  readonly coreUtilisation: number | null
  /** Latency from arrival to end of the finished tasks, by nearest rank; null before there is one. */
  readonly medianLatency: number | null
  readonly p95Latency: number | null
  readonly maxLatency: number | null
  /** Rejected or dropped tasks, subtasks included. */
  readonly refused: number
  readonly timedOut: number
  /** Work on tasks whose result nobody took. */
  readonly wastedTicks: number
  readonly pools: readonly Readonly<PoolRow>[]
  readonly tasks: readonly Readonly<TaskRow>[]
}

export const threadPoolFields: readonly MetricField[] = [
  { key: 'time', label: 'Time so far', unit: 'ticks', better: 'lower' },
  { key: 'finished', label: 'Finished', unit: 'tasks', better: 'higher' },
  { key: 'throughput', label: 'Throughput', unit: 'tasks per 1000 ticks', better: 'higher' },
  { key: 'medianLatency', label: 'Median latency', unit: 'ticks', better: 'lower' },
  { key: 'p95Latency', label: '95th percentile of latency', unit: 'ticks', better: 'lower' },
  { key: 'maxLatency', label: 'Longest latency', unit: 'ticks', better: 'lower' },
  { key: 'refused', label: 'Rejected or dropped', unit: 'tasks', better: 'lower' },
  { key: 'timedOut', label: 'Timed out', unit: 'tasks', better: 'lower' },
  { key: 'utilisation', label: 'Threads with a task', unit: 'share' },
  { key: 'coreUtilisation', label: 'Utilisation of the cores', unit: 'share', better: 'higher' },
  { key: 'wastedTicks', label: 'Work for nobody', unit: 'ticks', better: 'lower' },
]

export const threadPoolTables: readonly MetricTable[] = [
  {
    key: 'pools',
    label: 'Per pool',
    columns: [
      { key: 'name', label: 'Pool', unit: '' },
      { key: 'peakThreads', label: 'Most threads', unit: 'threads' },
      { key: 'peakQueue', label: 'Longest queue', unit: 'tasks', better: 'lower' },
      { key: 'finished', label: 'Finished', unit: 'tasks', better: 'higher' },
      { key: 'refused', label: 'Rejected or dropped', unit: 'tasks', better: 'lower' },
      { key: 'utilisation', label: 'Threads with a task', unit: 'share' },
    ],
  },
  {
    key: 'tasks',
    label: 'Per task',
    columns: [
      { key: 'name', label: 'Task', unit: '' },
      { key: 'pool', label: 'Pool', unit: '' },
      { key: 'arrival', label: 'Arrival', unit: 'ticks' },
      { key: 'started', label: 'Started', unit: 'ticks' },
      { key: 'ended', label: 'Ended', unit: 'ticks', better: 'lower' },
      { key: 'worker', label: 'Thread', unit: '' },
      { key: 'worked', label: 'Worked', unit: 'ticks' },
      { key: 'latency', label: 'Latency', unit: 'ticks', better: 'lower' },
      { key: 'result', label: 'Result', unit: '' },
    ],
  },
]

type Fold = {
  tasks: Map<string, TaskRow>
  pools: Map<string, PoolRow & { busyTicks: number; threadTicks: number }>
  poolOfWorker: Map<string, string>
  time: number
  coreTicks: number
}

/** O(events). */
export function measureThreadPool(
  config: ThreadPoolConfig,
  events: readonly ThreadPoolEvent[],
): ThreadPoolMetrics {
  const fold = emptyFold(config)
  for (const event of events) apply(fold, event)
  const tasks = [...fold.tasks.values()]
  const pools = [...fold.pools.values()]
  const own = tasks.filter(({ name }) => !name.includes('.'))
  const latencies = own
    .flatMap(({ result, latency }) => (result === 'done' && latency !== null ? [latency] : []))
    .sort((a, b) => a - b)
  const { time } = fold
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  const busy = pools.reduce((sum, { busyTicks }) => sum + busyTicks, 0)
  const threads = pools.reduce((sum, { threadTicks }) => sum + threadTicks, 0)
  return {
    time,
    finished: latencies.length,
    throughput: share(1000 * latencies.length, time),
    utilisation: share(busy, threads),
    coreUtilisation: share(fold.coreTicks, time * config.cores),
    medianLatency: percentile(latencies, 0.5),
    p95Latency: percentile(latencies, 0.95),
    maxLatency: latencies.at(-1) ?? null,
    refused: pools.reduce((sum, { refused }) => sum + refused, 0),
    timedOut: own.filter(({ result }) => result === 'timed out').length,
    wastedTicks: tasks.reduce((sum, task) => sum + (isWasted(task, fold) ? task.worked : 0), 0),
    pools: pools.map(({ busyTicks, threadTicks, ...row }) => ({
      ...row,
      utilisation: share(busyTicks, threadTicks),
    })),
    tasks,
  }
}

/** The smallest value that at least that share of the sorted values does not exceed. */
function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.ceil(share * sorted.length) - 1] ?? null
}

/** Its own result, or that of the task that called it, reached nobody. */
function isWasted({ name, result }: TaskRow, { tasks }: Fold): boolean {
  const parent = name.includes('.') ? tasks.get(name.split('.')[0]!)?.result : null
  return [result, parent].some((ending) => ending !== null && ending !== undefined && ending !== 'done')
}

function emptyFold(config: ThreadPoolConfig): Fold {
  const { tasks, workers } = initialState(config)
  const poolOf = (pool: number) => config.pools[pool]!.name
  const emptyPool = { peakQueue: 0, finished: 0, refused: 0, utilisation: null, busyTicks: 0, threadTicks: 0 }
  return {
    tasks: new Map(
      tasks.map(({ name, pool, arrival }) => [name, emptyTask({ name, pool: poolOf(pool), arrival })]),
    ),
    pools: new Map(
      config.pools.map(({ name, growth, coreThreads }) => [
        name,
        { name, peakThreads: growth === 'fixed' ? coreThreads : 0, ...emptyPool },
      ]),
    ),
    poolOfWorker: new Map(workers.map(({ name, pool }) => [name, poolOf(pool)])),
    time: 0,
    coreTicks: 0,
  }
}

const emptyTask = (task: Pick<TaskRow, 'name' | 'pool' | 'arrival'>): TaskRow => ({
  ...task,
  started: null,
  ended: null,
  worker: null,
  worked: 0,
  latency: null,
  result: null,
})

function apply(fold: Fold, event: ThreadPoolEvent): void {
  const { tasks, pools } = fold
  const end = (name: string, result: string) => {
    const row = tasks.get(name)!
    row.ended = event.time
    row.result ??= result
  }
  switch (event.type) {
    case 'tick-passed':
      applyTick(fold, event)
      return
    case 'subtask-called':
      tasks.set(event.subtask, emptyTask({ name: event.subtask, pool: event.pool, arrival: event.time }))
      return
    case 'task-started':
      Object.assign(tasks.get(event.task)!, { started: event.time, worker: event.worker })
      return
    case 'task-queued': {
      const pool = pools.get(event.pool)!
      pool.peakQueue = Math.max(pool.peakQueue, event.length)
      return
    }
    case 'worker-created': {
      const pool = pools.get(fold.poolOfWorker.get(event.worker)!)!
      pool.peakThreads = Math.max(pool.peakThreads, event.threads)
      return
    }
    case 'task-rejected':
    case 'task-discarded':
      pools.get(event.pool)!.refused += 1
      end(event.task, event.type === 'task-rejected' ? 'rejected' : 'dropped')
      return
    case 'task-finished': {
      const row = tasks.get(event.task)!
      row.latency = event.latency
      pools.get(row.pool)!.finished += event.isForNobody ? 0 : 1
      end(event.task, 'done')
      return
    }
    case 'task-failed':
      end(event.task, 'failed')
      return
    case 'task-cancelled':
      end(event.task, 'cancelled')
      return
    case 'task-timed-out':
      if (event.effect === 'runs-on') tasks.get(event.task)!.result = 'timed out'
      else end(event.task, 'timed out')
  }
}

function applyTick(
  fold: Fold,
  { time, lanes, threads }: Extract<ThreadPoolEvent, { type: 'tick-passed' }>,
): void {
  fold.time = time + 1
  for (const [index, pool] of [...fold.pools.values()].entries()) pool.threadTicks += threads[index] ?? 0
  for (const { worker, task, doing } of lanes) {
    const pool = fold.poolOfWorker.get(worker)
    if (pool !== undefined) fold.pools.get(pool)!.busyTicks += 1
    if (doing === 'computing') fold.coreTicks += 1
    if (doing === 'computing' || doing === 'waiting') fold.tasks.get(task)!.worked += 1
  }
}
