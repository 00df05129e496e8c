import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { run } from '../core/run.ts'
import { type IoMultiplexingInput, isLoop, MODELS } from './config.ts'
import { ioMultiplexing } from './io-multiplexing.ts'
import { traceOf } from './presets.ts'

function play(input: IoMultiplexingInput) {
  const config = ioMultiplexing.configSchema.parse(input)
  const { trace, stop, state } = run(ioMultiplexing, config)
  return { config, trace, stop, state, metrics: ioMultiplexing.measure(config, trace) }
}

const latencies = (input: IoMultiplexingInput) =>
  play(input)
    .metrics.requests.map(({ latency }) => latency ?? '-')
    .join(' ')

// By hand from the default costs, in microseconds: switch 2, system call 0.5, scan 0.05, report 0.1, entry 0.1, thread 50.
test.each<[string, IoMultiplexingInput, number]>([
  ['a new thread: 50 + 2 + 2 x 0.5 + 20', { model: 'thread-per-request' }, 73],
  ['a thread that is there: 2 + 2 x 0.5 + 20', { model: 'thread-per-connection' }, 23],
  ['a pooled one: the same', { model: 'thread-pool' }, 23],
  ['select, 1000 connections: 2 + 0.5 + 1000 x 0.05 + 2 x 0.5 + 20', { model: 'select' }, 73.5],
  ['poll, 10,000: 2 + 0.5 + 10000 x 0.05 + 2 x 0.5 + 20', { model: 'poll', connections: 10_000 }, 523.5],
  ['epoll: 2 + 0.5 + 0.1 + 2 x 0.5 + 20', { model: 'epoll-level', connections: 10_000 }, 23.6],
  ['io_uring: 2 + 0.5 + 0.1 + 20, then 0.5 + 2 x 0.1', { model: 'io-uring', connections: 10_000 }, 23.3],
])('one request, %s', (_name, input, expected) => {
  expect(latencies({ ...input, trace: traceOf('0@3') })).toBe(String(expected))
})

test.each<[string, IoMultiplexingInput, number]>([
  ['a thread: 23, 100 of waiting, 2 + 0.5', { model: 'thread-per-connection' }, 125.5],
  ['epoll: 23.6, 100 of waiting, 2 + 0.5 + 0.1 + 0.5', { model: 'epoll-level' }, 126.7],
  ['io_uring: 23.3, 100 of waiting, 2 + 0.1, then 0.5 + 0.1', { model: 'io-uring' }, 126],
])('one request that waits for a database, %s', (_name, input, expected) => {
  expect(latencies({ ...input, trace: traceOf('0@3+20w100') })).toBe(String(expected))
})

// select(2): "can monitor only file descriptors numbers that are less than FD_SETSIZE (1024)".
test('select serves descriptor 1023 and refuses 1024', () => {
  const { metrics, trace } = play({ model: 'select', connections: 2_000, trace: traceOf('0@1019 0@1020') })
  expect(metrics.requests.map(({ result }) => result)).toEqual(['answered', 'refused'])
  expect(trace.map(ioMultiplexing.describe)).toContain(
    't=0 µs: R2 cannot be served, because connection 1020 has descriptor 1024 and select only knows those below 1024.',
  )
})

// epoll(7): edge-triggered, a second epoll_wait "will probably hang despite the available data".
test.each<[string, string, IoMultiplexingInput, string, string]>([
  [
    'an edge that is not drained is reported once',
    '0@7 0@7',
    { model: 'epoll-edge', isDrained: false },
    '23.6 -',
    'stuck',
  ],
  [
    'the next arrival brings the one before it',
    '0@7 0@7 100@7',
    { model: 'epoll-edge', isDrained: false },
    '23.6 123.6 -',
    'stuck',
  ],
  ['drained, it is read until EAGAIN', '0@7 0@7', { model: 'epoll-edge' }, '23.6 44.6', 'finished'],
  ['level-triggered, it is reported again', '0@7 0@7', { model: 'epoll-level' }, '23.6 45.2', 'finished'],
])('%s', (_name, trace, input, expected, stop) => {
  const played = play({ ...input, trace: traceOf(trace) })
  expect([latencies({ ...input, trace: traceOf(trace) }), played.stop]).toEqual([expected, stop])
})

test('the checker finds the forgotten request, and none when edges are drained', () => {
  const verdicts = (isDrained: boolean) =>
    check(
      ioMultiplexing,
      ioMultiplexing.configSchema.parse({ model: 'epoll-edge', isDrained, trace: traceOf('0@7 0@7') }),
    ).properties.map(({ verdict }) => verdict)
  expect(verdicts(false)).toEqual(['violated', 'violated', 'holds'])
  expect(verdicts(true)).toEqual(['holds', 'holds', 'holds'])
})

test('draining a busy connection keeps the loop from others; level-triggered they take turns', () => {
  const preset = ioMultiplexing.presets.find(({ id }) => id === 'starved-by-draining')
  const third = (model: 'epoll-edge' | 'epoll-level') =>
    play({ ...(preset?.config as IoMultiplexingInput), model }).metrics.requests.find(
      ({ connection }) => connection === 1,
    )?.latency ?? Number.NaN
  expect(third('epoll-edge')).toBeGreaterThan(5 * third('epoll-level'))
})

test('the presets keep their promises', () => {
  const of = (id: string) =>
    play(ioMultiplexing.presets.find((preset) => preset.id === id)?.config as IoMultiplexingInput)
  expect(of('epoll-ten-thousand').metrics.meanLatency).toBe(23.6)
  expect(of('poll-ten-thousand').metrics.meanLatency).toBeGreaterThan(500)
  expect(of('select-limit').metrics).toMatchObject({ answered: 12, refused: 8 })
  expect(of('thread-per-request').metrics.maxLatency).toBe(320)
  expect(of('thread-per-connection').metrics).toMatchObject({ peakThreads: 10_000, stackMib: 80_000 })
  expect(of('pool-full-of-waiters').metrics.meanLatency).toBeGreaterThan(4_000)
  expect(of('loop-while-they-wait').metrics.maxLatency).toBeLessThan(1_030)
  expect(of('lost-edge').stop).toBe('stuck')
  expect(of('drained-edge').stop).toBe('finished')
  const batch = ioMultiplexing.presets.find(({ id }) => id === 'one-call-for-many')
    ?.config as IoMultiplexingInput
  expect(play(batch).metrics.syscalls).toBe(2)
  expect(play({ ...batch, model: 'epoll-level' }).metrics.syscalls).toBe(33)
  const blocked = ioMultiplexing.presets.find(({ id }) => id === 'blocked-loop')
    ?.config as IoMultiplexingInput
  expect(play(blocked).metrics.p95Latency).toBeGreaterThan(2_000)
  const threads = play({ ...blocked, model: 'thread-per-connection', cores: 2 }).metrics.requests
  expect(threads.filter(({ latency }) => latency === 23)).toHaveLength(6)
})

const requests = fc.array(
  fc.record({
    atMicros: fc.integer({ min: 0, max: 300 }),
    connection: fc.integer({ min: 0, max: 3 }),
    cpuMicros: fc.integer({ min: 0, max: 60 }),
    ioMicros: fc.constantFrom(0, 0, 30, 200),
  }),
  { minLength: 1, maxLength: 12 },
)
const configs = fc.record({
  model: fc.constantFrom(...MODELS),
  cores: fc.integer({ min: 1, max: 3 }),
  connections: fc.constantFrom(4, 100),
  poolThreads: fc.integer({ min: 1, max: 3 }),
  trace: requests,
})

test('every request is answered, after at least its own work and wait, and works exactly once', () => {
  fc.assert(
    fc.property(configs, (input) => {
      const { config, metrics, stop, state } = play(input)
      expect(stop).toBe('finished')
      for (const [index, { latency }] of metrics.requests.entries()) {
        const { cpu, io } = state.requests[index]!
        expect(Math.round((latency ?? -1) * 1000)).toBeGreaterThanOrEqual(cpu + io)
      }
      const work = input.trace.reduce((sum, { cpuMicros }) => sum + cpuMicros, 0)
      expect(metrics.costs.find(({ kind }) => kind === 'work of the requests')?.micros).toBe(work)
      const { properties } = check(ioMultiplexing, config)
      expect(properties.map(({ verdict }) => verdict)).toEqual(['holds', 'holds', 'holds'])
    }),
  )
})

test('a core does one thing at a time', () => {
  fc.assert(
    fc.property(configs, (input) => {
      const free = new Map<number, number>()
      for (const event of play(input).trace) {
        if (!('until' in event) || event.type === 'io-started') continue
        const core = event.type === 'burst-started' ? event.core : 0
        expect(event.time).toBeGreaterThanOrEqual(free.get(core) ?? 0)
        free.set(core, event.until)
      }
      expect(free.size).toBeLessThanOrEqual(isLoop(input.model) ? 1 : input.cores)
    }),
  )
})

test('within its limit select is poll', () => {
  fc.assert(
    fc.property(requests, (trace) => {
      const [select, poll] = (['select', 'poll'] as const).map((model) =>
        play({ model, connections: 50, trace }),
      )
      expect(select?.metrics).toEqual(poll?.metrics)
    }),
  )
})

test('idle connections change nothing for epoll, and every call of poll', () => {
  fc.assert(
    fc.property(requests, (trace) => {
      const of = (model: 'epoll-level' | 'poll', connections: number) =>
        play({ model, connections, trace }).metrics
      expect(of('epoll-level', 10_000)).toEqual(of('epoll-level', 4))
      expect(of('poll', 10_000).meanLatency).toBeGreaterThan(of('poll', 4).meanLatency ?? 0)
    }),
  )
})
