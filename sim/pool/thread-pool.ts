import type { Simulation } from '../core/simulation.ts'
import { limitOf, type ThreadPoolConfig, threadPoolConfigSchema } from './config.ts'
import { describeThreadPoolEvent, type ThreadPoolEvent } from './events.ts'
import { measureThreadPool, type ThreadPoolMetrics, threadPoolFields, threadPoolTables } from './metrics.ts'
import { threadPoolPresets } from './presets.ts'
import { initialState, isEnded, type ThreadPoolState } from './state.ts'
import { tick } from './tick.ts'

const isDone = ({ tasks }: ThreadPoolState) => tasks.every(isEnded)

const isWithinLimits = ({ config, workers, queues }: ThreadPoolState) =>
  config.pools.every((pool, index) => {
    const busy = workers.filter((worker) => worker.pool === index && worker.task !== null)
    return (
      busy.length <= limitOf(pool) &&
      busy.every(({ isAlive }) => isAlive) &&
      queues[index]!.length <= pool.queueCapacity
    )
  })

/** A queued task is in its queue once, a running one on one thread, and no other is anywhere. */
function isInOnePlace({ tasks, workers, callerTask, queues }: ThreadPoolState): boolean {
  const queued = queues.flat()
  const held = [...workers.map(({ task }) => task), callerTask].filter((task) => task !== null)
  return tasks.every(({ status, parent, thread }, index) => {
    const places = (list: readonly number[]) => list.filter((other) => other === index).length
    const isInline = parent !== null && status === 'running' && tasks[parent]!.thread === thread
    return (
      places(queued) === (status === 'queued' ? 1 : 0) &&
      places(held) === (status === 'running' && !isInline ? 1 : 0)
    )
  })
}

/** An idle worker and a task in its queue never meet without the one taking the other. */
const isWorkConserving = ({ workers, queues }: ThreadPoolState) =>
  workers.every(({ isAlive, task, pool }) => !isAlive || task !== null || queues[pool]!.length === 0)

function outcomeOf({ tasks, isStuck }: ThreadPoolState): string {
  const done = tasks.filter(({ status, parent }) => status === 'done' && parent === null).length
  const own = tasks.filter(({ parent }) => parent === null).length
  return `${done} of ${own} tasks done${isStuck ? ', the rest waits for ever' : ''}`
}

/**
 * Bounded pools of threads with a queue each, tick by tick (java.util.concurrent.ThreadPoolExecutor, Java SE 21; Goetz et
 * al., Java Concurrency in Practice, ch. 8, on growth, saturation and thread starvation deadlock).
 */
export const threadPool: Simulation<
  ThreadPoolConfig,
  ThreadPoolState,
  { readonly type: 'tick' },
  ThreadPoolEvent,
  ThreadPoolMetrics
> = {
  id: 'thread-pool',
  version: 1,
  title: 'Thread pools',
  summary:
    'A few threads, a bounded queue, and what happens when both are full or everybody waits for each other.',
  configSchema: threadPoolConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'A task submitted to an executor makes a core thread if there are too few, else goes to the worker idle for longest, else to the queue, else makes a thread up to the maximum, else is rejected (ThreadPoolExecutor); a fixed pool has all its threads from the start. In a tick: cancellations and time-outs, arrivals in order, threads that end, then one tick of work. A free worker takes the head of its queue at once. One thread, the caller, submits from outside, and nothing while it runs a task itself. A task that waits or calls keeps its thread. Cores go to whoever had none for longest. An interrupted task ends at once; its subtask runs on. A dropped subtask tells nobody. Making threads and switching cost nothing.',
    },
  ],
  presets: threadPoolPresets,
  init: initialState,
  enabled: (state) => (isDone(state) || state.isStuck ? [] : [{ type: 'tick' }]),
  isFinished: isDone,
  step: tick,
  measure: measureThreadPool,
  metricFields: threadPoolFields,
  metricTables: threadPoolTables,
  describe: describeThreadPoolEvent,
  isNotable: ({ type }) => type !== 'tick-passed' && type !== 'task-queued',
  describeAction: () => 'Next tick',
  properties: [
    { name: 'every task comes to an end', type: 'eventually', holds: isDone },
    { name: 'threads and queues keep within their limits', type: 'always', holds: isWithinLimits },
    { name: 'a task is in one place at a time', type: 'always', holds: isInOnePlace },
    { name: 'no worker idles while its queue has a task', type: 'always', holds: isWorkConserving },
  ],
  outcome: outcomeOf,
}
