import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import type { Policy, SchedulingInput } from './config.ts'
import { scheduling } from './scheduling.ts'

const POLICIES: readonly Policy[] = [
  'fifo',
  'sjf',
  'stcf',
  'rr',
  'priority',
  'mlfq',
  'lottery',
  'stride',
  'cfs',
  'eevdf',
]

function play(input: SchedulingInput) {
  const config = parseConfig(scheduling, input)
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  const { trace, stop } = run(scheduling, config.value)
  expect(stop).toBe('finished')
  return { config: config.value, trace, metrics: scheduling.measure(config.value, trace) }
}

const level = fc.record({
  quantumTicks: fc.integer({ min: 1, max: 6 }),
  allotmentQuanta: fc.integer({ min: 1, max: 3 }),
})
const mlfq = fc.record({
  levels: fc.array(level, { minLength: 1, maxLength: 4 }),
  boostTicks: fc.nat({ max: 25 }),
  stayOnIo: fc.boolean(),
  ioBump: fc.boolean(),
})
const shares = {
  priority: fc.nat({ max: 3 }),
  tickets: fc.integer({ min: 1, max: 300 }),
  nice: fc.integer({ min: -20, max: 19 }),
}
const plainJob = fc.record({ ...shares, arrival: fc.nat({ max: 30 }), run: fc.integer({ min: 1, max: 25 }) })
const ioJob = fc.record({
  ...shares,
  arrival: fc.nat({ max: 30 }),
  run: fc.nat({ max: 25 }),
  ioEvery: fc.nat({ max: 6 }),
  ioTime: fc.nat({ max: 9 }),
})
const rules = {
  policy: fc.constantFrom(...POLICIES),
  quantumTicks: fc.integer({ min: 1, max: 8 }),
  mlfq,
}
const workloads = fc.record({ ...rules, jobs: fc.array(ioJob, { minLength: 1, maxLength: 6 }) })
const plainWorkloads = fc.record({ ...rules, jobs: fc.array(plainJob, { minLength: 1, maxLength: 6 }) })

test('every job runs for exactly its run time, one job at a time, without gaps in time', () => {
  fc.assert(
    fc.property(workloads, fc.nat({ max: 3 }), (workload, switchTicks) => {
      const { config, trace, metrics } = play({ ...workload, switchTicks })
      const ran = config.jobs.map(() => 0)
      let now = 0
      for (const event of trace) {
        if (!('ticks' in event)) continue
        expect(event.time).toBe(now)
        now += event.ticks
        if (event.type === 'job-ran') ran[event.job]! += event.ticks
      }
      expect(ran).toEqual(config.jobs.map(({ run: ticks }) => ticks))
      expect(metrics.makespan).toBe(now)
    }),
  )
})

test('the CPU idles exactly when no job is ready, and waiting is time spent ready', () => {
  fc.assert(
    fc.property(workloads, (workload) => {
      const { config, trace, metrics } = play(workload)
      const ready = new Set<number>()
      const waited = config.jobs.map(() => 0)
      for (const event of trace) {
        if (event.type === 'job-arrived' || event.type === 'io-completed') ready.add(event.job)
        if (event.type === 'job-blocked' || event.type === 'job-finished') ready.delete(event.job)
        if (event.type === 'cpu-idled') expect(ready.size).toBe(0)
        if (event.type === 'job-ran')
          for (const job of ready) if (job !== event.job) waited[job]! += event.ticks
      }
      expect(metrics.jobs.map(({ wait }) => wait)).toEqual(waited)
    }),
  )
})

test('without switch cost and I/O all policies finish the workload at the same time', () => {
  fc.assert(
    fc.property(plainWorkloads, (workload) => {
      const ends = POLICIES.map((policy) => play({ ...workload, policy }).metrics.makespan)
      expect(new Set(ends).size).toBe(1)
    }),
  )
})

test('no policy has a lower average turnaround time than stcf, nor than sjf when all arrive at once', () => {
  fc.assert(
    fc.property(plainWorkloads, (workload) => {
      const average = (input: SchedulingInput) => play(input).metrics.averageTurnaround ?? 0
      expect(average({ ...workload, policy: 'stcf' })).toBeLessThanOrEqual(average(workload) + 1e-9)
      const together = { ...workload, jobs: workload.jobs.map((job) => ({ ...job, arrival: 0 })) }
      expect(average({ ...together, policy: 'sjf' })).toBeLessThanOrEqual(average(together) + 1e-9)
    }),
  )
})

test('under rr a job first runs before the others have had more than one quantum each', () => {
  fc.assert(
    fc.property(plainWorkloads, (workload) => {
      const { config, metrics } = play({ ...workload, policy: 'rr' })
      const bound = (config.jobs.length - 1) * config.quantumTicks + config.quantumTicks - 1
      for (const { response } of metrics.jobs) expect(response).toBeLessThanOrEqual(bound)
    }),
  )
})

test('fifo without I/O finishes jobs in the order in which they arrive', () => {
  fc.assert(
    fc.property(plainWorkloads, (workload) => {
      const { trace } = play({ ...workload, policy: 'fifo' })
      const order = (type: string) =>
        trace.flatMap((event) => (event.type === type && 'job' in event ? [event.job] : []))
      expect(order('job-finished')).toEqual(order('job-arrived'))
    }),
  )
})

const lockUse = fc.record({
  lock: fc.nat({ max: 1 }),
  at: fc.nat({ max: 8 }),
  ticks: fc.integer({ min: 1, max: 6 }),
})
const lockJob = fc.record({
  ...shares,
  arrival: fc.nat({ max: 10 }),
  run: fc.nat({ max: 12 }),
  ioEvery: fc.nat({ max: 4 }),
  locks: fc.array(lockUse, { maxLength: 1 }),
})

test('critical sections exclude each other, and with one lock per job nobody is stuck', () => {
  const workload = fc.record({
    ...rules,
    priority: fc.record({ hasInheritance: fc.boolean(), agingTicks: fc.nat({ max: 5 }) }),
    jobs: fc.array(lockJob, { minLength: 1, maxLength: 5 }),
  })
  fc.assert(
    fc.property(workload, (input) => {
      const report = check(scheduling, scheduling.configSchema.parse(input))
      expect(report.outcomes.map(({ type }) => type)).toEqual(['finished'])
      expect(report.properties.map(({ verdict }) => verdict)).toEqual(['holds', 'holds'])
    }),
  )
})

test('with inheritance an urgent job waits for a lock no longer than one critical section', () => {
  const sections = fc.integer({ min: 1, max: 8 })
  fc.assert(
    fc.property(sections, fc.array(fc.nat({ max: 12 }), { maxLength: 4 }), (ticks, medium) => {
      const jobs = [
        { run: 10, priority: 9, locks: [{ lock: 0, at: 0, ticks }] },
        { arrival: 1, run: 3, priority: 0, locks: [{ lock: 0, at: 0, ticks: 1 }] },
        ...medium.map((arrival) => ({ arrival, run: 5, priority: 5 })),
      ]
      const { metrics } = play({ policy: 'priority', priority: { hasInheritance: true }, jobs })
      if ((metrics.jobs[0]?.firstRun ?? 0) === 0)
        expect(metrics.jobs[1]!.lockTicks).toBeLessThanOrEqual(ticks)
    }),
  )
})

test('eevdf: no job is ever more than one slice from its fair share (Stoica et al. 1996)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 5 }), (count, sliceTicks) => {
      const jobs = Array.from({ length: count }, () => ({ run: 40 }))
      const ran = jobs.map(() => 0)
      for (const event of play({ policy: 'eevdf', eevdf: { sliceTicks }, jobs }).trace) {
        if (event.type === 'job-finished') break
        if (event.type === 'job-ran') ran[event.job]! += event.ticks
        const fair = ran.reduce((sum, ticks) => sum + ticks, 0) / count
        for (const ticks of ran) expect(Math.abs(ticks - fair)).toBeLessThanOrEqual(sliceTicks)
      }
    }),
  )
})
