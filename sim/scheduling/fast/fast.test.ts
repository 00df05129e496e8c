import fc from 'fast-check'
import { expect, test } from 'vitest'
import { run } from '../../core/run.ts'
import { scheduling } from '../scheduling.ts'
import { runFast } from './engine.ts'
import type { FastPolicy } from './ready-jobs.ts'

const job = fc.record({
  arrival: fc.nat({ max: 60 }),
  run: fc.nat({ max: 40 }),
  ioEvery: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 })),
  ioTime: fc.nat({ max: 20 }),
  nice: fc.integer({ min: -20, max: 19 }),
})
const level = fc.record({
  quantumTicks: fc.integer({ min: 1, max: 6 }),
  allotmentQuanta: fc.integer({ min: 1, max: 3 }),
})
const workloads = fc.record({
  jobs: fc.array(job, { minLength: 1, maxLength: 9 }),
  quantumTicks: fc.integer({ min: 1, max: 8 }),
  mlfq: fc.record({
    levels: fc.array(level, { minLength: 1, maxLength: 4 }),
    boostTicks: fc.nat({ max: 25 }),
    stayOnIo: fc.boolean(),
    ioBump: fc.boolean(),
  }),
  cfs: fc.record({
    latencyTicks: fc.integer({ min: 1, max: 48 }),
    minGranularityTicks: fc.integer({ min: 1, max: 6 }),
    wakeupTicks: fc.nat({ max: 9 }),
  }),
  eevdf: fc.record({ sliceTicks: fc.integer({ min: 1, max: 8 }) }),
})

test.each<FastPolicy>(['rr', 'mlfq', 'cfs', 'eevdf'])(
  '%s: the fast path runs and ends every job when the ticks do',
  (policy) => {
    fc.assert(
      fc.property(workloads, (workload) => {
        const config = scheduling.configSchema.parse({ ...workload, policy })
        const { trace, stop } = run(scheduling, config)
        expect(stop).toBe('finished')
        const { jobs, makespan } = scheduling.measure(config, trace)
        const fast = runFast({ ...config, policy })
        expect([...fast.firstRun]).toEqual(jobs.map(({ firstRun }) => firstRun))
        expect([...fast.completion]).toEqual(jobs.map(({ completion }) => completion))
        expect(fast.makespan).toBe(makespan)
      }),
      { numRuns: 400 },
    )
  },
)

test('100000 jobs: all end, and without I/O the CPU is never idle while there is work', () => {
  const jobs = Array.from({ length: 100_000 }, (_, index) => ({
    arrival: (index * 7) % 50_000,
    run: 1 + ((index * 31) % 40),
    ioEvery: 0,
    ioTime: 0,
    nice: (index % 11) - 5,
  }))
  const work = jobs.reduce((sum, { run: ticks }) => sum + ticks, 0)
  const rules = scheduling.configSchema.parse({})
  for (const policy of ['rr', 'mlfq', 'cfs', 'eevdf'] as const) {
    expect(runFast({ ...rules, policy, jobs }).makespan).toBe(work)
  }
})
