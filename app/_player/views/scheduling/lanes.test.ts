import fc from 'fast-check'
import { expect, test } from 'vitest'
import { History } from '#sim/core/history.ts'
import { parseConfig } from '#sim/core/parse-config.ts'
import { run } from '#sim/core/run.ts'
import type { SchedulingInput } from '#sim/scheduling/config.ts'
import { scheduling } from '#sim/scheduling/scheduling.ts'
import { within } from '../chart/ticks.ts'
import { lanesIn, lanesOf } from './lanes.ts'

const LETTERS = { running: 'R', ready: 'r', blocked: 'b', done: '.' }

/** `R0-5` runs from 0 to 5; lanes apart by bars, the CPU last. */
function lanes(input: SchedulingInput, fuel?: number): string {
  const config = parseConfig(scheduling, input)
  if (!config.ok) throw new Error(JSON.stringify(config.error))
  const { trace, state } = run(scheduling, config.value, { fuel })
  const { jobs, cpu } = lanesOf(config.value, trace, state.now)
  const lines = jobs.map((lane) =>
    lane.map(({ standing, from, to }) => `${LETTERS[standing]}${from}-${to}`).join(' '),
  )
  const work = cpu
    .map(({ type, job, from, to }) => `${type === 'job' ? 'AB'[job] : type}${from}-${to}`)
    .join(' ')
  return [...lines, work].join(' | ')
}

test('a job that waits for another is ready until it runs', () => {
  expect(lanes({ jobs: [{ run: 3 }, { run: 2 }] })).toBe('R0-3 | r0-3 R3-5 | A0-3 B3-5')
})

test('a job that arrives late has no lane before it', () => {
  expect(lanes({ jobs: [{ run: 3 }, { arrival: 2, run: 1 }] })).toBe('R0-3 | r2-3 R3-4 | A0-3 B3-4')
})

test('round robin cuts the lanes into slices', () => {
  expect(lanes({ policy: 'rr', quantumTicks: 2, jobs: [{ run: 3 }, { run: 2 }] })).toBe(
    'R0-2 r2-4 R4-5 | r0-2 R2-4 | A0-2 B2-4 A4-5',
  )
})

test('an I/O blocks the lane and leaves the CPU idle', () => {
  expect(lanes({ policy: 'stcf', jobs: [{ run: 4, ioEvery: 2, ioTime: 3 }] })).toBe(
    'R0-2 b2-5 R5-7 | A0-2 idle2-5 A5-7',
  )
})

test('in the middle of a run the lanes end at the present', () => {
  expect(lanes({ jobs: [{ run: 3 }, { run: 2 }] }, 2)).toBe('R0-2 | r0-2 | A0-2')
})

test('a job that waits for a lock is blocked until it gets it', () => {
  const locks = [{ lock: 0, at: 0, ticks: 2 }]
  const jobs = [
    { run: 2, locks },
    { run: 2, locks },
  ]
  expect(lanes({ policy: 'rr', quantumTicks: 1, jobs })).toBe('R0-2 | r0-1 b1-2 R2-4 | A0-2 B2-4')
})

const locks = fc.array(
  fc.record({ lock: fc.nat({ max: 1 }), at: fc.nat({ max: 3 }), ticks: fc.integer({ min: 1, max: 3 }) }),
  { maxLength: 1 },
)
const workloads = fc.record({
  policy: fc.constantFrom('fifo', 'stcf', 'rr', 'mlfq', 'priority' as const),
  quantumTicks: fc.integer({ min: 1, max: 3 }),
  switchTicks: fc.nat({ max: 1 }),
  jobs: fc.array(
    fc.record({
      arrival: fc.nat({ max: 12 }),
      run: fc.integer({ min: 1, max: 8 }),
      ioEvery: fc.nat({ max: 3 }),
      ioTime: fc.nat({ max: 6 }),
      locks,
    }),
    { minLength: 1, maxLength: 4 },
  ),
})

test('lanes made once for the whole run and cut are those of the events so far', () => {
  fc.assert(
    fc.property(workloads, fc.nat({ max: 20 }), (workload, from) => {
      const config = scheduling.configSchema.parse(workload)
      const history = new History(scheduling, config, { fuel: 200 })
      const length = history.extendToEnd()
      const events = history.eventsUpTo(length)
      const end = history.stateAt(length).now
      for (let position = 0; position <= length; position += 3) {
        const { now } = history.stateAt(position)
        const window = { from: Math.min(from, now), until: now }
        const soFar = lanesOf(config, history.eventsUpTo(position), now)
        expect(lanesIn(config, { events, end }, window)).toEqual({
          jobs: soFar.jobs.map((lane) => within(lane, window)),
          cpu: within(soFar.cpu, window),
        })
      }
    }),
    { numRuns: 60 },
  )
})
