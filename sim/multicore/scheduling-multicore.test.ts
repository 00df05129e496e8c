import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import { jobName, type MulticoreInput } from './config.ts'
import { schedulingMulticore } from './scheduling-multicore.ts'

function play(input: MulticoreInput) {
  const config = parseConfig(schedulingMulticore, input)
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  const { trace, stop } = run(schedulingMulticore, config.value)
  expect(stop).toBe('finished')
  return { trace, config: config.value, metrics: schedulingMulticore.measure(config.value, trace) }
}

/** One letter per core and tick: a capital on a warm cache, a small one on a cold one, `.` idle. */
function lanes(input: MulticoreInput): string {
  const { trace, config } = play(input)
  const lines = Array.from({ length: config.cores }, () => '')
  for (const event of trace) {
    if (event.type === 'core-idled') lines[event.core] += '.'
    if (event.type !== 'core-ran') continue
    const name = jobName(event.job)
    lines[event.core] += event.isWarm ? name : name.toLowerCase()
  }
  return lines.join(' ')
}

const ostep = (input: MulticoreInput): MulticoreInput => ({ convention: 'ostep', ...input })

// Small variants of the homework of OSTEP ch. 10 (run 30, working set 200, cache 100 or 300), worked out from its rules.
test.each<[string, MulticoreInput, string]>([
  [
    'a job larger than the cache never warms',
    ostep({ cores: 1, jobs: [{ run: 6, workingSet: 200 }], warmupTicks: 2 }),
    'aaaaaa',
  ],
  [
    'after warmupTicks a job runs at the warm rate',
    ostep({ cores: 1, jobs: [{ run: 7, workingSet: 100 }], warmupTicks: 2, warmRate: 2 }),
    'aaAAA',
  ],
  [
    'without warm-up the first tick is warm',
    ostep({ cores: 1, jobs: [{ run: 4 }], warmupTicks: 0, warmRate: 2 }),
    'AA',
  ],
  [
    'running jobs go to the tail together at multiples of the quantum, in core order',
    ostep({ jobs: [{ run: 4 }, { run: 4 }, { run: 4 }], quantumTicks: 2, warmupTicks: 99 }),
    'aaccbb bbaacc',
  ],
  [
    'a slice ends at a multiple of the quantum even if the job got the core in between',
    ostep({ cores: 1, jobs: [{ run: 1 }, { run: 3 }, { run: 1 }], quantumTicks: 2, warmupTicks: 99 }),
    'abcbb',
  ],
  [
    'two working sets that do not fit together push each other out, the older first',
    ostep({
      cores: 1,
      jobs: [
        { run: 6, workingSet: 60 },
        { run: 6, workingSet: 60 },
      ],
      quantumTicks: 2,
      warmupTicks: 1,
    }),
    'aAbBaAbB',
  ],
  [
    'a core with an empty queue takes a job at a multiple of the peek interval',
    ostep({
      queues: 'per-core',
      jobs: [{ run: 6 }, { run: 1 }, { run: 6 }],
      quantumTicks: 2,
      peekTicks: 3,
      warmupTicks: 99,
    }),
    'aacccccc b..aaaa.',
  ],
  [
    'idle cores pass over jobs that may not run there',
    ostep({ jobs: [{ run: 2, affinity: [1] }, { run: 2, affinity: [1] }, { run: 2 }], warmupTicks: 99 }),
    'cc.. aabb',
  ],
  [
    'nobody looks into another queue at time 0',
    ostep({
      cores: 3,
      queues: 'per-core',
      jobs: [{ run: 4 }, { run: 4 }],
      quantumTicks: 2,
      peekTicks: 3,
      warmupTicks: 99,
      draws: [0],
    }),
    'aaaa bbbb ....',
  ],
])('ostep: %s', (_name, input, expected) => {
  expect(lanes(input)).toBe(expected)
})

test('textbook: a slice is a whole quantum, and a thief takes the last job of the longest queue', () => {
  const jobs = [{ run: 4 }, { run: 1 }, { run: 4 }, { run: 1 }, { run: 2 }]
  expect(lanes({ queues: 'per-core', jobs, quantumTicks: 4, peekTicks: 1, warmupTicks: 99 })).toBe(
    'aaaacccc bdee....',
  )
})

test('the presets keep their promises', () => {
  const metrics = (id: string) =>
    play(schedulingMulticore.presets.find((preset) => preset.id === id)?.config as MulticoreInput).metrics
  const [central, stay, steal] = ['central-queue-wanders', 'per-core-queues-stay', 'work-stealing'].map(
    metrics,
  )
  expect(central!.warmShare!).toBeLessThan(stay!.warmShare!)
  expect(stay!.migrations).toBe(0)
  expect(steal!.makespan).toBeLessThan(stay!.makespan)
  expect(metrics('affinity').cores[1]!.utilisation).toBeLessThan(1)
  expect(metrics('working-set-too-large').jobs[1]!.warmTicks).toBe(0)
})

const workloads = fc.integer({ min: 1, max: 3 }).chain((cores) =>
  fc.record({
    cores: fc.constant(cores),
    queues: fc.constantFrom('central', 'per-core' as const),
    convention: fc.constantFrom('textbook', 'ostep' as const),
    quantumTicks: fc.integer({ min: 1, max: 6 }),
    peekTicks: fc.nat({ max: 6 }),
    warmupTicks: fc.nat({ max: 5 }),
    warmRate: fc.integer({ min: 1, max: 3 }),
    jobs: fc.array(
      fc.record({
        run: fc.integer({ min: 1, max: 20 }),
        workingSet: fc.nat({ max: 120 }),
        affinity: fc.array(fc.nat({ max: cores - 1 }), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
)

test('all jobs finish where they may run, caches never overflow, and the work adds up', () => {
  fc.assert(
    fc.property(workloads, (input) => {
      const { config, metrics } = play(input)
      const report = check(schedulingMulticore, config)
      expect(new Set(report.properties.map(({ verdict }) => verdict))).toEqual(new Set(['holds']))
      for (const { run: work, ranTicks, warmTicks } of metrics.jobs) {
        const done = ranTicks - warmTicks + warmTicks * config.warmRate
        expect(done).toBeGreaterThanOrEqual(work)
        expect(done).toBeLessThan(work + config.warmRate)
      }
    }),
  )
})
