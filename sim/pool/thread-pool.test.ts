import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { run } from '../core/run.ts'
import type { ThreadPoolInput } from './config.ts'
import { tasksOf } from './presets.ts'
import { threadPool } from './thread-pool.ts'

type Pool = NonNullable<ThreadPoolInput['pools']>[number]

function play(input: ThreadPoolInput) {
  const config = threadPool.configSchema.parse(input)
  const { trace, stop, state } = run(threadPool, config)
  return { config, trace, stop, state, metrics: threadPool.measure(config, trace) }
}

/** Who ran what and when: `A@pool-1 0-6`, or the name with its result. */
function story(pool: Pool, tasks: string, input: ThreadPoolInput = {}): string {
  const { metrics } = play({ ...input, pools: [pool], tasks: tasksOf(tasks) })
  return metrics.tasks
    .map(({ name, worker, started, ended, result }) =>
      result === 'done' ? `${name}@${worker?.replace('pool-', '')} ${started}-${ended}` : `${name} ${result}`,
    )
    .join(' | ')
}

const executor = { growth: 'executor', coreThreads: 1, maxThreads: 2, queueCapacity: 1 } as const

test.each<[string, Pool, string, string]>([
  ['a fixed pool serves in order of arrival', {}, '0:c2 0:c3 0:c1', 'A@1 0-2 | B@2 0-3 | C@1 2-3'],
  // java.util.concurrent.ThreadPoolExecutor, "Queuing": with core or more threads running, the queue comes before a new thread.
  [
    'an executor grows only when its queue is full',
    executor,
    '0:c4 0:c4 0:c4',
    'A@1 0-4 | B@1 4-8 | C@2 0-4',
  ],
  [
    'the core threads are made even when others idle',
    { ...executor, coreThreads: 2 },
    '0:c1 2:c1',
    'A@1 0-1 | B@2 2-3',
  ],
  ['a fixed pool uses its first idle worker instead', {}, '0:c1 2:c1', 'A@1 0-1 | B@2 2-3'],
  [
    'beyond queue and maximum a task is rejected',
    executor,
    '0:c4 0:c4 0:c4 0:c4',
    'A@1 0-4 | B@1 4-8 | C@2 0-4 | D rejected',
  ],
  [
    'without a queue a task needs an idle worker',
    { queueCapacity: 0 },
    '0:c2 0:c2 1:c1 2:c1',
    'A@1 0-2 | B@2 0-2 | C rejected | D@1 2-3',
  ],
  [
    'discard-oldest drops the head for the newest',
    { coreThreads: 1, queueCapacity: 2, rejection: 'discard-oldest' },
    '0:c4 0:c1 0:c1 1:c1',
    'A@1 0-4 | B dropped | C@1 4-5 | D@1 5-6',
  ],
  [
    'discard-oldest without a queue drops the newest',
    { coreThreads: 1, queueCapacity: 0, rejection: 'discard-oldest' },
    '0:c4 0:c1',
    'A@1 0-4 | B dropped',
  ],
  [
    'the caller that runs a task submits nothing meanwhile',
    { coreThreads: 1, queueCapacity: 0, rejection: 'caller-runs' },
    '0:c2 0:c4 1:c1',
    'A@1 0-2 | B@caller 0-4 | C@1 4-5',
  ],
])('%s', (_name, pool, tasks, expected) => {
  expect(story(pool, tasks)).toBe(expected)
})

test('two computing threads on one core take turns tick by tick', () => {
  expect(story({}, '0:c2 0:c2', { cores: 1 })).toBe('A@1 0-3 | B@2 0-4')
})

test('waiting for input or output needs a worker but no core', () => {
  expect(story({ coreThreads: 3 }, '0:w4 0:w4 0:c4', { cores: 1 })).toBe('A@1 0-4 | B@2 0-4 | C@3 0-4')
})

test('a thread beyond the core ones ends after its keep-alive time', () => {
  const short = play({
    pools: [{ ...executor, queueCapacity: 0, keepAliveTicks: 3 }],
    tasks: tasksOf('0:c9 0:c1'),
  })
  expect(short.trace.filter(({ type }) => type === 'worker-ended').map(threadPool.describe)).toEqual([
    't=4: the thread pool-2 ends, because it had nothing to do for 3 ticks and the core threads are enough.',
  ])
})

// Goetz et al., Java Concurrency in Practice, 8.1.1: a task that waits for a subtask in the same single-threaded pool.
test('thread starvation deadlock: a single worker waits for its own subtask', () => {
  const { stop, trace, state } = play({ pools: [{ coreThreads: 1 }], tasks: tasksOf('0:s1') })
  expect([stop, threadPool.outcome?.(state)]).toEqual(['stuck', '0 of 1 tasks done, the rest waits for ever'])
  expect(trace.map(threadPool.describe).at(-1)).toBe(
    't=1: nothing can go on: pool-1 holds A and waits for A.1, which is queued in pool, where every thread waits like this.',
  )
})

test.each<[string, Pool, string]>([
  ['with one worker more it goes on', { coreThreads: 2 }, 'A@1 0-1 | A.1@2 0-1'],
  ['rejected, the subtask fails its task', { coreThreads: 1, queueCapacity: 0 }, 'A failed | A.1 rejected'],
  [
    'caller-runs lets the task do it itself',
    { coreThreads: 1, queueCapacity: 0, rejection: 'caller-runs' },
    'A@1 0-1 | A.1@1 0-1',
  ],
  [
    'dropped, its task waits for ever',
    { coreThreads: 1, queueCapacity: 0, rejection: 'discard' },
    'A null | A.1 dropped',
  ],
])('the same subtask: %s', (_name, pool, expected) => {
  expect(story(pool, '0:s1')).toBe(expected)
})

test.each([
  ['give-up', 'A@1 0-9 | B timed out | C@1 13-14', 4],
  ['cancel-queued', 'A@1 0-9 | B timed out | C@1 9-10', 0],
] as const)('a time-out in the queue under %s', (onTimeout, expected, wastedTicks) => {
  const tasks = tasksOf('0:c9 0:c4 1:c1').map((task, index) => ({
    ...task,
    timeoutTicks: index === 1 ? 3 : 0,
  }))
  const { metrics } = play({ pools: [{ coreThreads: 1 }], tasks, onTimeout })
  const line = metrics.tasks.map(({ name, started, ended, result }) =>
    result === 'done' ? `${name}@1 ${started}-${ended}` : `${name} ${result}`,
  )
  expect([line.join(' | '), metrics.wastedTicks]).toEqual([expected, wastedTicks])
})

test('a task that is cancelled while it runs frees its worker at once', () => {
  const tasks = tasksOf('0:c9 0:c2').map((task, index) => ({ ...task, cancelAt: index === 0 ? 3 : null }))
  expect(play({ pools: [{ coreThreads: 1 }], tasks }).metrics).toMatchObject({
    time: 5,
    wastedTicks: 3,
    tasks: [
      { result: 'cancelled', ended: 3 },
      { result: 'done', started: 3, ended: 5 },
    ],
  })
})

test('the presets keep their promises', () => {
  const of = (id: string) =>
    play(threadPool.presets.find((preset) => preset.id === id)?.config as ThreadPoolInput)
  expect(of('burst').metrics).toMatchObject({ finished: 6, refused: 6 })
  const grown = of('queue-before-threads').metrics
  expect(grown.pools[0]).toMatchObject({ peakThreads: 4 })
  expect(grown.tasks.slice(2, 7).map(({ name, started }) => `${name} ${started}`)).toEqual([
    'C 6',
    'D 6',
    'E 9',
    'F 9',
    'G 3',
  ])
  expect(of('maximum-never-reached').metrics.pools[0]).toMatchObject({ peakThreads: 2, refused: 0 })
  expect(of('caller-runs').metrics).toMatchObject({ finished: 12, refused: 0 })
  expect(of('starvation').stop).toBe('stuck')
  expect(of('bulkhead-for-subtasks').metrics).toMatchObject({ finished: 3 })
  expect(of('time-outs-break-it').metrics).toMatchObject({ finished: 1, timedOut: 2, wastedTicks: 6 })
  const short = (id: string) =>
    Math.max(
      ...of(id)
        .metrics.tasks.slice(6)
        .map(({ latency }) => latency ?? Number.NaN),
    )
  expect([short('slow-back-end'), short('bulkheads')]).toEqual([36, 1])
  const wasted = (['give-up', 'cancel-queued', 'interrupt'] as const).map((onTimeout) => {
    const preset = threadPool.presets.find(({ id }) => id === 'work-for-nobody')?.config as ThreadPoolInput
    return play({ ...preset, onTimeout }).metrics.wastedTicks
  })
  expect(wasted).toEqual([...wasted].sort((a, b) => b - a))
  expect(new Set(wasted).size).toBe(3)
})

test('threads beyond the cores help work that waits, not work that computes', () => {
  const of = (id: string, coreThreads: number) => {
    const preset = threadPool.presets.find((candidate) => candidate.id === id)?.config as ThreadPoolInput
    const { time, medianLatency } = play({ ...preset, pools: [{ coreThreads, queueCapacity: 8 }] }).metrics
    return [time, medianLatency]
  }
  expect([of('more-threads-than-cores', 8), of('more-threads-than-cores', 2)]).toEqual([
    [24, 22],
    [24, 12],
  ])
  expect([of('threads-for-waiting', 8), of('threads-for-waiting', 2)]).toEqual([
    [9, 7],
    [24, 12],
  ])
})

const steps = fc.record({
  type: fc.constantFrom('compute', 'wait', 'call' as const),
  ticks: fc.integer({ min: 1, max: 4 }),
  pool: fc.integer({ min: 0, max: 1 }),
})
const tasks = fc.array(
  fc.record({
    arrival: fc.integer({ min: 0, max: 6 }),
    pool: fc.integer({ min: 0, max: 1 }),
    program: fc.array(steps, { minLength: 1, maxLength: 3 }),
    timeoutTicks: fc.integer({ min: 0, max: 12 }),
    cancelAt: fc.option(fc.integer({ min: 0, max: 12 })),
  }),
  { minLength: 1, maxLength: 8 },
)
const pools = (name: string) =>
  fc.record({
    name: fc.constant(name),
    growth: fc.constantFrom('fixed', 'executor' as const),
    coreThreads: fc.integer({ min: 1, max: 3 }),
    maxThreads: fc.integer({ min: 1, max: 4 }),
    queueCapacity: fc.integer({ min: 0, max: 3 }),
    rejection: fc.constantFrom('abort', 'caller-runs', 'discard', 'discard-oldest' as const),
    keepAliveTicks: fc.integer({ min: 0, max: 3 }),
  })
const configs = fc.record({
  cores: fc.integer({ min: 1, max: 3 }),
  pools: fc.tuple(pools('web'), pools('db')),
  tasks,
  onTimeout: fc.constantFrom('give-up', 'cancel-queued', 'interrupt' as const),
})

test('limits hold, and whoever finishes has worked its whole program exactly once', () => {
  fc.assert(
    fc.property(configs, (input) => {
      const { config, metrics, stop, state } = play(input)
      expect(['finished', 'stuck']).toContain(stop)
      const laws = check(threadPool, config).properties.filter(({ type }) => type === 'always')
      expect(laws.map(({ verdict }) => verdict)).toEqual(['holds', 'holds', 'holds'])
      for (const [index, { name, worked, result }] of metrics.tasks.entries()) {
        const { status, parent, program } = state.tasks[index]!
        expect(name).toBe(state.tasks[index]!.name)
        const all = program.reduce((sum, { type, ticks }) => sum + (type === 'call' ? 0 : ticks), 0)
        if (result === 'done') expect([status, worked]).toEqual(['done', all])
        expect(worked).toBeLessThanOrEqual(all)
        if (stop === 'finished' && parent === null) expect(result).not.toBeNull()
      }
    }),
  )
})

test('without calls no configuration gets stuck', () => {
  fc.assert(
    fc.property(configs, (input) => {
      const plain = input.tasks.map((task) => ({
        ...task,
        program: task.program.map(
          (step) => ({ ...step, type: step.type === 'call' ? 'wait' : step.type }) as const,
        ),
      }))
      expect(play({ ...input, tasks: plain }).stop).toBe('finished')
    }),
  )
})

test('a busy core is never more than there are, and idle only when nobody computes', () => {
  fc.assert(
    fc.property(configs, (input) => {
      for (const event of play(input).trace) {
        if (event.type !== 'tick-passed') continue
        const count = (doing: string) => event.lanes.filter((lane) => lane.doing === doing).length
        expect(count('computing')).toBeLessThanOrEqual(input.cores)
        if (count('ready') > 0) expect(count('computing')).toBe(input.cores)
      }
    }),
  )
})
