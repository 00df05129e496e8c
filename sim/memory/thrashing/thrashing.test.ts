import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../../core/check.ts'
import { parseConfig } from '../../core/parse-config.ts'
import { run } from '../../core/run.ts'
import type { ThrashingInput } from './config.ts'
import { workingSetSize } from './state.ts'
import { thrashing } from './thrashing.ts'

function play(input: ThrashingInput) {
  const config = parseConfig(thrashing, input)
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  const { trace, state } = run(thrashing, config.value)
  return { trace, state, metrics: thrashing.measure(config.value, trace) }
}

const loop = (pages: number, length?: number) => ({
  references: Array.from({ length: pages }, (_, page) => page),
  ...(length === undefined ? {} : { length }),
})
const loops = (count: number, pages: number) => Array.from({ length: count }, () => loop(pages))

// Denning 1968: duty factor 1 / (1 + m T) with a fault at every reference (m = 1) and a transfer of T = 10 references.
test('one process that always faults computes one tick in faultTicks + 1', () => {
  const { metrics } = play({ processes: [loop(5)], level: 1, frames: 4, ticks: 1 + 11 * 30 })
  expect(metrics.references).toBe(30)
  expect(metrics.faultRate).toBeCloseTo(1, 1)
})

test('when all always fault, the device is the bottleneck: one reference each faultTicks', () => {
  const { metrics } = play({ processes: loops(4, 5), level: 4, frames: 4, ticks: 1 + 10 * 30 })
  expect(metrics.references).toBe(30)
  expect(metrics.deviceUtilisation).toBe(1)
})

test('loops that fit fault once a page; with a share of one frame less every reference faults', () => {
  const of = (count: number) =>
    play({ processes: loops(count, 4), level: count, frames: 16, replacement: 'local', ticks: 1000 }).metrics
  expect(of(4).faults).toBe(16)
  expect(of(5).faultRate).toBeGreaterThan(0.95)
})

test('a worked run: two faults, then hits until the end', () => {
  const { trace } = play({ processes: [loop(2, 4)], level: 1, frames: 2, faultTicks: 3 })
  const lines = trace.filter(({ type }) => type !== 'tick-passed').map(({ type, time }) => `${type}@${time}`)
  expect(lines).toEqual([
    'process-admitted@0',
    'page-faulted@0',
    'page-loaded@3',
    'page-faulted@4',
    'page-loaded@7',
    'process-ended@9',
  ])
  const cpu = trace.flatMap((event) => (event.type === 'tick-passed' ? [event.page ?? '.'] : []))
  expect(cpu.join('')).toBe('...0...101')
})

test('under local replacement nobody loses a page to another, under global replacement many', () => {
  const input: ThrashingInput = { processes: Array.from({ length: 8 }, () => ({})), level: 8 }
  const stolen = (replacement: 'global' | 'local') =>
    play({ ...input, replacement }).metrics.processes.reduce((sum, row) => sum + row.stolen, 0)
  expect(stolen('local')).toBe(0)
  expect(stolen('global')).toBeGreaterThan(10)
})

test('the working set of Denning: different pages among the last references', () => {
  const config = thrashing.configSchema.parse({
    processes: [{ references: [1, 2, 1, 3, 3, 3, 3, 4] }],
    level: 1,
    windowReferences: 4,
  })
  expect([1, 2, 4, 7, 8].map((done) => workingSetSize(config, 0, done))).toEqual([1, 2, 3, 1, 2])
})

test('the presets keep their promises: work rises, collapses, and admission brings it back', () => {
  const of = (id: string) =>
    play(thrashing.presets.find((preset) => preset.id === id)?.config as ThrashingInput)
  const [four, eight, admitted] = ['enough-memory', 'one-too-many', 'working-set-admission'].map(
    (id) => of(id).metrics.references,
  ) as [number, number, number]
  expect(eight).toBeLessThan(four)
  expect(admitted).toBeGreaterThan(eight)
  expect(of('unequal-needs-global').metrics.faults).toBe(16)
  const starved = of('unequal-needs-local').metrics.processes[0]
  expect(starved?.faults).toBeGreaterThanOrEqual(starved?.references ?? 0)
  expect(of('loops-at-the-cliff').metrics.faultRate).toBeGreaterThan(0.9)
})

test('processes that end let the suspended ones in', () => {
  const processes = Array.from({ length: 4 }, () => loop(4, 40))
  const { state, trace } = play({ processes, level: 4, frames: 8, admission: 'working-set', ticks: 2000 })
  expect(state.processes.every(({ standing }) => standing === 'ended')).toBe(true)
  expect(trace.filter(({ type }) => type === 'process-admitted').map(({ time }) => time > 0)).toEqual([
    false,
    false,
    true,
    true,
  ])
})

const machines = fc.record({
  processes: fc.array(
    fc.record({
      references: fc.array(fc.nat({ max: 6 }), { maxLength: 8 }),
      localityPages: fc.integer({ min: 1, max: 5 }),
      phaseReferences: fc.integer({ min: 1, max: 20 }),
      length: fc.integer({ min: 1, max: 60 }),
    }),
    { minLength: 3, maxLength: 5 },
  ),
  level: fc.integer({ min: 1, max: 3 }),
  frames: fc.integer({ min: 1, max: 10 }),
  replacement: fc.constantFrom('global' as const, 'local' as const),
  admission: fc.constantFrom('all' as const, 'working-set' as const),
  faultTicks: fc.integer({ min: 1, max: 6 }),
  devices: fc.integer({ min: 1, max: 3 }),
  windowReferences: fc.integer({ min: 1, max: 10 }),
  quantumTicks: fc.integer({ min: 1, max: 4 }),
})

test('whatever the processes do, memory is never overfull, nobody is lost and all come to their end', () => {
  fc.assert(
    fc.property(machines, (input) => {
      const config = thrashing.configSchema.parse({ ...input, ticks: 5000 })
      const report = check(thrashing, config)
      expect(report.properties.map(({ verdict }) => verdict)).toEqual(['holds', 'holds', 'holds'])
      const { trace, state } = run(thrashing, config)
      const { references } = thrashing.measure(config, trace)
      expect(references).toBe(state.processes.reduce((sum, { done }) => sum + done, 0))
      expect(state.processes.every(({ standing }) => standing === 'ended')).toBe(true)
    }),
    { numRuns: 60 },
  )
})
