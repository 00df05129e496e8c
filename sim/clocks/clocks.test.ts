import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { seeded } from '../core/choose.ts'
import { run } from '../core/run.ts'
import { clocks } from './clocks.ts'
import { type ClocksInput, scriptOf } from './config.ts'
import { causalPast, isVectorBefore } from './order.ts'

function play(input: ClocksInput, seed?: number) {
  const config = clocks.configSchema.parse(input)
  const { trace, stop, state } = run(clocks, config, seed === undefined ? {} : { choose: seeded(seed) })
  return { config, trace, stop, state, metrics: clocks.measure(config, trace) }
}

const checked = (input: ClocksInput) => check(clocks, clocks.configSchema.parse(input))
const verdicts = (input: ClocksInput) => checked(input).properties.map(({ verdict }) => verdict)

// Lamport, CACM 21(7), 1978: rules IR1 and IR2, worked by hand on three processes in the manner of his figure 1.
const BY_HAND: Readonly<Record<string, string>> = {
  p1: '1 (1, 0, 0)',
  p2: '2 (2, 1, 0)',
  p3: '3 (3, 1, 0)',
  p4: '6 (4, 5, 0)',
  q1: '1 (0, 1, 0)',
  q2: '2 (1, 2, 0)',
  q3: '3 (1, 3, 0)',
  q4: '4 (1, 4, 0)',
  q5: '5 (1, 5, 0)',
  q6: '6 (1, 6, 2)',
  q7: '7 (1, 7, 2)',
  r1: '1 (0, 0, 1)',
  r2: '2 (0, 0, 2)',
  r3: '5 (1, 4, 3)',
  r4: '6 (1, 4, 4)',
}

test.each([undefined, 1, 2, 3])('the clocks are those worked out by hand, in schedule %s', (seed) => {
  const { order } = play({}, seed).metrics
  expect(
    Object.fromEntries(order.map(({ name, lamport, vector }) => [name, `${lamport} ${vector}`])),
  ).toEqual(BY_HAND)
})

test('p1 happened before r4 although no message leads there; p3 and q3 are concurrent', () => {
  const { log, processes } = play({}).state
  const at = (name: string) =>
    log.findIndex(({ process, number }) => `${processes[process]?.name.toLowerCase()}${number}` === name)
  expect(causalPast(log, at('r4')).has(at('p1'))).toBe(true)
  expect([causalPast(log, at('p3')).has(at('q3')), causalPast(log, at('q3')).has(at('p3'))]).toEqual([
    false,
    false,
  ])
})

test('the total order is by clock, then by process', () => {
  const { order } = play({}).metrics
  const names = [...order].sort((a, b) => a.place - b.place).map(({ name }) => name)
  expect(names.join(' ')).toBe('p1 q1 r1 p2 q2 r2 p3 q3 q4 q5 r3 p4 q6 r4 q7')
})

test('every schedule of the default ends with the same clocks', () => {
  const report = checked({})
  expect(report).toMatchObject({ status: 'complete', states: 95, executions: 99_102n })
  expect(report.outcomes.map(({ outcome }) => outcome)).toEqual(['clocks at the end: P 6, Q 7, R 6'])
  expect(verdicts({})).toEqual(['holds', 'holds', 'holds', 'holds'])
})

test('a program that waits for a message nobody sends is stuck', () => {
  expect(play({ processes: [{ name: 'P', program: scriptOf('. ?x') }] }).stop).toBe('stuck')
})

test('receiving says why the clock jumps', () => {
  expect(play({}).trace.map(clocks.describe)).toContainEqual(
    expect.stringMatching(
      /P receives message d from Q\. Its clock becomes max\(3, 5\) \+ 1 = 6, because receiving comes after sending; its vector \(4, 5, 0\)\./,
    ),
  )
})

// Kleppmann, How to do distributed locking (2016): tokens 33 and 34, the write with 33 arrives last.
test('a client that stood still overwrites the work of the next, unless the storage checks tokens', () => {
  const story = { topic: 'lease', order: 'first' } as const
  const of = (storageChecks: boolean) => {
    const { state, metrics } = play({ ...story, lease: { storageChecks } })
    return [clocks.outcome?.(state), metrics.lateWrites]
  }
  expect(of(false)).toEqual(['C2 writes with 34, then C1 writes with 33: out of order', 1])
  expect(of(true)).toEqual(['C2 writes with 34, then C1 is refused with 33', 0])
})

test.each<[string, ClocksInput['lease'], string]>([
  ['a pause', {}, 'violated'],
  ['a pause, but a storage that checks', { storageChecks: true }, 'holds'],
  ['no pause, only slow messages', { hasPause: false }, 'violated'],
  ['no pause, and a storage that checks', { hasPause: false, storageChecks: true }, 'holds'],
  ['a lease that never expires', { canExpire: false }, 'holds'],
])('mutual exclusion at the storage in every schedule, with %s', (_name, lease, verdict) => {
  const report = checked({ topic: 'lease', lease })
  expect([report.status, report.properties[2]?.verdict]).toEqual(['complete', verdict])
  expect(report.outcomes.every(({ type }) => type === 'finished')).toBe(true)
})

// Gifford, Weighted Voting for Replicated Data (SOSP 1979): r + w > N.
test.each([
  [2, 1, 1],
  [2, 2, 1],
  [2, 1, 2],
  [3, 1, 1],
  [3, 2, 1],
  [3, 1, 2],
  [3, 2, 2],
  [3, 1, 3],
])('N=%i, W=%i, R=%i: a read can be stale exactly when R + W is not more than N', (replicas, write, read) => {
  const report = checked({ topic: 'quorum', quorum: { replicas, write, read } })
  const expected = read + write > replicas ? 'holds' : 'violated'
  expect([report.status, report.properties[3]?.verdict]).toEqual(['complete', expected])
})

test('the presets keep their promises', () => {
  const of = (id: string) => clocks.presets.find((preset) => preset.id === id)?.config as ClocksInput
  expect(play(of('quorums-that-miss')).metrics).toMatchObject({ reads: 1, staleReads: 1 })
  expect(play(of('quorums-that-overlap')).metrics).toMatchObject({ reads: 1, staleReads: 0 })
  expect(verdicts(of('any-quorum'))[3]).toBe('violated')
  expect(verdicts(of('no-pause-needed'))[2]).toBe('violated')
  expect(checked(of('answer-before-question')).outcomes).toHaveLength(2)
})

/** Programs whose sends and receipts need not match, so that some get stuck. */
const programs = fc.array(
  fc.array(
    fc.record({
      type: fc.constantFrom('local', 'send', 'receive' as const),
      to: fc.integer({ min: 0, max: 2 }),
      message: fc.constantFrom('', 'a', 'b'),
    }),
    { maxLength: 5 },
  ),
  { minLength: 3, maxLength: 3 },
)

test('vectors agree with happened-before for every pair, whatever the programs and the schedule', () => {
  fc.assert(
    fc.property(programs, fc.nat(), (scripts, seed) => {
      const processes = scripts.map((program, index) => ({
        name: 'PQR'.charAt(index),
        program: program.map((step) => ({ ...step, to: step.to === index ? (index + 1) % 3 : step.to })),
      }))
      const { state, metrics } = play({ processes }, seed)
      const { log } = state
      let ordered = 0
      for (const [later, entry] of log.entries()) {
        const past = causalPast(log, later)
        ordered += past.size
        for (const [earlier, other] of log.entries()) {
          expect(isVectorBefore(other.vector, entry.vector)).toBe(past.has(earlier))
          if (past.has(earlier)) expect(other.lamport).toBeLessThan(entry.lamport)
        }
      }
      expect(metrics.orderedPairs).toBe(ordered)
      expect(metrics.received + state.messages.length).toBe(metrics.sent)
    }),
  )
})
