import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { run } from '../core/run.ts'
import type { GoroutinesInput } from './config.ts'
import { goroutines } from './goroutines.ts'

/** `c4` computes, `s10` is a system call, `w3` waits: `'c4 s10 | c8'` is two goroutines. */
function programs(text: string): NonNullable<GoroutinesInput['goroutines']> {
  const types = { c: 'compute', s: 'syscall', w: 'wait' } as const
  return text.split(' | ').map((line) => ({
    program: line
      .split(' ')
      .map((word) => ({ type: types[word.charAt(0) as 'c'], ticks: Number(word.slice(1)) })),
  }))
}

function play(input: GoroutinesInput) {
  const config = goroutines.configSchema.parse(input)
  const { trace, stop, state } = run(goroutines, config)
  expect(stop).toBe('finished')
  return { trace, state, metrics: goroutines.measure(config, trace) }
}

/** One character per processor and tick: the goroutine, `-` stuck, `.` idle. */
function lanes(text: string, input: GoroutinesInput = {}): string {
  const { trace, state } = play({ ...input, goroutines: programs(text) })
  const lines = state.processors.map(() => '')
  for (const event of trace) {
    if (event.type === 'processor-ran') lines[event.processor] += String(event.goroutine)
    if (event.type === 'processor-stalled') lines[event.processor] += '-'
    if (event.type === 'processor-idled') lines[event.processor] += '.'
  }
  return lines.join(' ')
}

test.each<[string, string, GoroutinesInput, string]>([
  ['an idle processor takes half of the other queue', 'c2 | c2 | c2 | c2', {}, '0033 1122'],
  ['without stealing it stays idle', 'c2 | c2', { hasStealing: false }, '0011 ....'],
  ['a slice ends in the global queue', 'c3 | c3', { processors: 1, quantumTicks: 2 }, '001101'],
  ['a system call leaves the processor to others', 'c1 s3 c1 | c4', { processors: 1 }, '011110'],
  [
    'without hand-off the processor is stuck',
    'c1 s3 c1 | c2',
    { processors: 1, hasHandOff: false },
    '0---011',
  ],
  ['a wait leaves thread and processor to others', 'c1 w3 c1 | c2', { processors: 1 }, '011.0'],
])('%s', (_name, text, input, expected) => {
  expect(lanes(text, input)).toBe(expected)
})

test('back from a system call a goroutine takes a free processor at once', () => {
  expect(lanes('c1 s2 c2 | c6', { start: 'dealt' })).toBe('0..00. 111111')
})

test('parked threads are used again before new ones are made', () => {
  expect(play({ processors: 1, goroutines: programs('c1 s2 c1 s2 c1 | c20') }).metrics).toMatchObject({
    threads: 2,
    handOffs: 2,
  })
})

test('the presets keep their promises', () => {
  const of = (id: string) =>
    play(goroutines.presets.find((preset) => preset.id === id)?.config as GoroutinesInput).metrics
  expect(of('work-stealing').utilisation).toBe(1)
  expect(of('syscall-hand-off').threads).toBe(4)
  expect(of('without-hand-off').makespan).toBeGreaterThan(of('syscall-hand-off').makespan)
  expect(of('without-hand-off').processors.map(({ stalledTicks }) => stalledTicks)).toEqual([12, 12])
  expect(of('waiting-is-cheap')).toMatchObject({ threads: 1 })
})

const bursts = fc.record({
  type: fc.constantFrom('compute', 'syscall', 'wait' as const),
  ticks: fc.integer({ min: 1, max: 6 }),
})
const workloads = fc.record({
  processors: fc.integer({ min: 1, max: 3 }),
  goroutines: fc.array(fc.record({ program: fc.array(bursts, { minLength: 1, maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 6,
  }),
  start: fc.constantFrom('one-queue', 'dealt' as const),
  quantumTicks: fc.integer({ min: 1, max: 5 }),
  hasHandOff: fc.boolean(),
})

test('every goroutine runs for what it computes and is in one place at a time, however threads block', () => {
  fc.assert(
    fc.property(workloads, fc.boolean(), (input, hasStealing) => {
      const config = goroutines.configSchema.parse({ ...input, hasStealing })
      expect(check(goroutines, config).properties.map(({ verdict }) => verdict)).toEqual(['holds', 'holds'])
      const { metrics } = play({ ...input, hasStealing })
      const work = input.goroutines.map(({ program }) =>
        program.reduce((sum, { type, ticks }) => sum + (type === 'compute' ? ticks : 0), 0),
      )
      expect(metrics.goroutines.map(({ ranTicks }) => ranTicks)).toEqual(work)
    }),
  )
})
