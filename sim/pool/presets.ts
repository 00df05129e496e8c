import type { Preset } from '../core/simulation.ts'
import type { ThreadPoolInput } from './config.ts'

type Tasks = NonNullable<ThreadPoolInput['tasks']>

const TYPES = { c: 'compute', w: 'wait', s: 'call' } as const

/**
 * Tasks in short: `'0:c4 0:w3,c1 2>1:c2 5:s3>1,c1'`. Arrival, `>` pool (0 when left out), then steps: `c4` computes, `w3` waits, `s3>1`
 * calls a subtask of 3 ticks in pool 1.
 */
export function tasksOf(text: string): Tasks {
  return text.split(' ').map((word) => {
    const [head = '', steps = ''] = word.split(':')
    const [arrival, pool] = head.split('>').map(Number)
    const program = steps.split(',').map((step) => {
      const [ticks, target] = step.slice(1).split('>').map(Number)
      const type = TYPES[step.charAt(0) as 'c']
      return target === undefined ? { type, ticks } : { type, ticks, pool: target }
    })
    return pool === undefined ? { arrival, program } : { arrival, pool, program }
  })
}

const repeat = (count: number, task: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => task(index)).join(' ')
const withTimeout = (tasks: Tasks, timeoutTicks: number): Tasks =>
  tasks.map((task) => ({ ...task, timeoutTicks }))

const burst = tasksOf(repeat(12, (index) => `${Math.floor(index / 2)}:c6`))
const nested = tasksOf('0:c1,s2,c1 0:c1,s2,c1 2:c2')
const slowAndFast = `${repeat(6, (index) => `${index}:w20`)} ${repeat(6, (index) => `${2 + 2 * index}:c1`)}`
const slowAndFastApart = slowAndFast.replaceAll(':c1', '>1:c1')
const executor = { growth: 'executor', coreThreads: 2, maxThreads: 4 } as const

/** Growth, back-pressure, starvation and how to keep it from spreading. */
export const threadPoolPresets: readonly Preset<ThreadPoolInput>[] = [
  {
    id: 'burst',
    title: 'A burst meets two workers and four places',
    note: 'Twelve tasks of six ticks arrive in six ticks. Two run, four wait, six are rejected: a bounded pool refuses what it cannot do in time.',
    config: { tasks: burst },
  },
  {
    id: 'queue-before-threads',
    title: 'The queue fills before the pool grows',
    note: 'Core 2, maximum 4, queue of 4, as a ThreadPoolExecutor. The third thread is made for task G, before C to F, which came earlier and still wait.',
    config: { pools: [{ ...executor, queueCapacity: 4 }], tasks: burst },
  },
  {
    id: 'maximum-never-reached',
    title: 'A maximum that is never reached',
    note: 'The same executor with room for 1000 in the queue. It is never full, so the pool stays at its two core threads, and the latency grows with every task.',
    config: { pools: [{ ...executor, queueCapacity: 1_000 }], tasks: burst },
  },
  {
    id: 'caller-runs',
    title: 'The submitter has to help',
    note: 'The burst again. When there is no room the caller runs the task itself, and while it does it submits nothing: the arrivals slow down by themselves.',
    config: { pools: [{ rejection: 'caller-runs' }], tasks: burst },
  },
  {
    id: 'starvation',
    title: 'Two tasks wait for subtasks that need a worker',
    note: 'No lock anywhere, and still a deadlock: A and B keep both workers while A.1 and B.1 wait in the queue for one.',
    config: { tasks: nested },
  },
  {
    id: 'bulkhead-for-subtasks',
    title: 'Subtasks in a pool of their own',
    note: 'The same tasks, but the subtasks go to a second pool. Its worker never waits for the first one, so everybody finishes.',
    config: {
      pools: [{ name: 'outer' }, { name: 'inner', coreThreads: 1 }],
      tasks: tasksOf('0:c1,s2>1,c1 0:c1,s2>1,c1 2:c2'),
    },
  },
  {
    id: 'time-outs-break-it',
    title: 'A time-out breaks the deadlock',
    note: 'After twelve ticks A and B are interrupted. Their subtasks are run for nobody, then C is served at last.',
    config: { tasks: [...withTimeout(nested.slice(0, 2), 12), ...nested.slice(2)], onTimeout: 'interrupt' },
  },
  {
    id: 'slow-back-end',
    title: 'One slow back end takes every worker',
    note: 'Six requests wait 20 ticks for a slow service. The six short ones behind them need one tick each, and take up to 36.',
    config: { pools: [{ coreThreads: 3, queueCapacity: 20 }], tasks: tasksOf(slowAndFast) },
  },
  {
    id: 'bulkheads',
    title: 'Bulkheads: the slow ones drown alone',
    note: 'The same requests and three workers, but one of them is kept for the short requests: each takes one tick.',
    config: {
      pools: [
        { name: 'slow', coreThreads: 2, queueCapacity: 20 },
        { name: 'fast', coreThreads: 1, queueCapacity: 20 },
      ],
      tasks: tasksOf(slowAndFastApart),
    },
  },
  {
    id: 'more-threads-than-cores',
    title: 'More threads than cores, for work that computes',
    note: 'Eight tasks of 6 ticks on two cores. Eight threads take turns and all finish near the end; two threads finish in the same total time, but most tasks much earlier.',
    config: {
      cores: 2,
      pools: [{ coreThreads: 8, queueCapacity: 8 }],
      tasks: tasksOf(repeat(8, () => '0:c6')),
    },
  },
  {
    id: 'threads-for-waiting',
    title: 'More threads than cores, for work that waits',
    note: 'Eight tasks compute for 1 tick and wait for 5. With eight threads the waits overlap and all is done after 9 ticks; with two threads the cores idle and it takes 24.',
    config: {
      cores: 2,
      pools: [{ coreThreads: 8, queueCapacity: 8 }],
      tasks: tasksOf(repeat(8, () => '0:c1,w5')),
    },
  },
  {
    id: 'work-for-nobody',
    title: 'Time-outs that tell the pool nothing',
    note: 'Every submitter gives up after 12 ticks, but the pool runs all tasks to the end. Switch onTimeout to cancel-queued or interrupt and see how much work is saved.',
    config: {
      pools: [{ queueCapacity: 20 }],
      tasks: withTimeout(tasksOf(repeat(10, (index) => `${index}:c6`)), 12),
    },
  },
]
