import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import { assemblyThreads } from './assembly-threads.ts'
import type { AssemblyThreadsInput } from './config.ts'

function play(program: string, input: AssemblyThreadsInput = {}) {
  const config = parseConfig(assemblyThreads, {
    threads: [{}],
    ...input,
    program: program.replaceAll(' ; ', '\n'),
  })
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  const { trace, state, stop } = run(assemblyThreads, config.value, { fuel: 10_000 })
  return { trace, state, stop, metrics: assemblyThreads.measure(config.value, trace) }
}

/** Which thread executed each instruction. */
const order = (program: string, input: AssemblyThreadsInput) =>
  play(program, input)
    .trace.flatMap((event) => (event.type === 'instruction-executed' ? [event.thread] : []))
    .join('')

const threads = (count: number) => Array.from({ length: count }, () => ({}))

test.each([
  ['mov $5, %ax ; halt', { ax: 5 }],
  ['mov $5, %ax ; add $3, %ax ; sub $1, %ax ; mul $2, %ax ; halt', { ax: 14 }],
  ['mov $7, 2000 ; mov 2000, %bx ; halt', { bx: 7 }],
  ['mov $2000, %bx ; mov $3, %cx ; mov $9, 4(%bx,%cx,4) ; mov 2016, %ax ; halt', { ax: 9 }],
  ['mov $4, %bx ; neg %bx ; halt', { bx: -4 }],
  ['.var a ; .var b 2 ; .var c ; lea c, %ax ; lea b, %bx ; halt', { ax: 112, bx: 104 }],
  ['mov $1, %ax ; mov $2, 2000 ; xchg %ax, 2000 ; mov 2000, %bx ; halt', { ax: 2, bx: 1 }],
  ['mov $3, %ax ; mov $4, 2000 ; fetchadd %ax, 2000 ; mov 2000, %bx ; halt', { ax: 4, bx: 7 }],
  ['mov $3, 2000 ; mov $8, %cx ; mov $3, %ax ; cmpxchg %cx, 2000 ; mov 2000, %bx ; halt', { ax: 3, bx: 8 }],
  ['mov $3, 2000 ; mov $8, %cx ; mov $1, %ax ; cmpxchg %cx, 2000 ; mov 2000, %bx ; halt', { ax: 3, bx: 3 }],
  ['push $6 ; push $7 ; pop %ax ; pop %bx ; halt', { ax: 7, bx: 6 }],
  ['.f ; add $1, %ax ; ret ; .main ; call .f ; call .f ; halt', { ax: 2 }],
])('%s leaves %j', (program, expected) => {
  expect(play(program).metrics.threads[0]).toMatchObject(expected)
})

// OSTEP ch. 26, loop.s: `test a,b` compares b with a.
test.each([
  ['jgte', 3, 4],
  ['jgt', 3, 3],
  ['jlt', 3, 1],
  ['jne', 3, 3],
  ['je', 1, 2],
])('a loop down from %s: %i runs its body %i times', (jump, dx, times) => {
  const { metrics } = play(`.main ; .top ; sub $1, %dx ; add $1, %ax ; test $0, %dx ; ${jump} .top ; halt`, {
    threads: [{ dx }],
  })
  expect(metrics.threads[0]!.ax).toBe(times)
})

test('code stands at 1000, variables at 100, and the stack of thread n at 128000 - 1000 n', () => {
  const { state, trace } = play('.var x ; .var y ; mov $1, y ; push $2 ; halt', {
    threads: threads(2),
    interruptEvery: 100,
  })
  expect(state.memory).toEqual({ 104: 1, 127996: 2, 126996: 2 })
  expect(trace[0]).toMatchObject({ pc: 1000 })
})

test.each<[string, string, AssemblyThreadsInput, string]>([
  [
    'the timer switches after so many instructions',
    'nop ; nop ; nop ; halt',
    { interruptEvery: 2 },
    '00110011',
  ],
  ['a halt hands the CPU on, and counts for the timer', 'nop ; nop ; halt', { interruptEvery: 4 }, '000111'],
  [
    'on a yield the next thread runs with a fresh interval',
    'nop ; yield ; nop ; halt',
    { interruptEvery: 3 },
    '00110011',
  ],
])('ostep: %s', (_name, program, input, expected) => {
  expect(order(program, { threads: threads(2), convention: 'ostep', ...input })).toBe(expected)
})

test('ostep: when the counter ends with a halt, the timer moves on once more', () => {
  expect(order('nop ; halt', { threads: threads(3), interruptEvery: 2, convention: 'ostep' })).toBe('002211')
})

test('every schedule of two unprotected increments: some lose an update, no other outcome', () => {
  const report = check(assemblyThreads, assemblyThreads.configSchema.parse({ order: 'any' }))
  expect(report.outcomes.map(({ outcome }) => outcome).sort()).toEqual(['count = 1', 'count = 2'])
})

test('the presets keep their promises', () => {
  const of = (id: string, change: AssemblyThreadsInput = {}) => {
    const preset = assemblyThreads.presets.find((candidate) => candidate.id === id)
      ?.config as AssemblyThreadsInput
    const config = assemblyThreads.configSchema.parse({ ...preset, ...change })
    return assemblyThreads.measure(config, run(assemblyThreads, config).trace)
  }
  const count = (id: string, change?: AssemblyThreadsInput) =>
    of(id, change).variables.find(({ name }) => name === 'count')?.value
  expect([count('lost-update'), count('lost-update', { interruptEvery: 4 })]).toEqual([1, 2])
  for (const id of ['spin-lock', 'spin-and-yield', 'ticket-lock', 'compare-and-exchange']) {
    for (let interruptEvery = 1; interruptEvery < 9; interruptEvery++)
      expect(count(id, { interruptEvery })).toBe(4)
  }
})

test.each([
  ['fly %ax', 'Line 1: There is no instruction fly.'],
  ['mov $1', 'Line 1: mov takes 2 operands, not 1.'],
  ['nop ; mov %ax, $1', 'Line 2: mov cannot take $1 here.'],
  ['j .nowhere', 'Line 1: j cannot take .nowhere here.'],
  ['.a ; .a ; halt', 'Line 2: The label .a is there twice.'],
])('%s is refused: %s', (program, message) => {
  const parsed = parseConfig(assemblyThreads, { program: program.replaceAll(' ; ', '\n') })
  expect(parsed.ok ? '' : parsed.error.problems[0]?.message).toBe(message)
})

test('running past the end and touching memory that is not there are faults, not exceptions', () => {
  expect(play('nop').metrics.faults).toBe(1)
  expect(play('mov $1, -4 ; halt').metrics.faults).toBe(1)
  expect(play('pop %ax ; ret').stop).toBe('finished')
})

test('the locks hold on every schedule of two threads (all interleavings)', () => {
  const lock =
    '.var mutex\n.var count\n.acquire\nmov $1, %ax\nxchg %ax, mutex\ntest $0, %ax\njne .acquire\nmov count, %ax\nadd $1, %ax\nmov %ax, count\nmov $0, mutex\nhalt'
  const report = check(assemblyThreads, assemblyThreads.configSchema.parse({ program: lock, order: 'any' }))
  expect(report.outcomes.map(({ outcome }) => outcome)).toEqual(['mutex = 0, count = 2'])
})

test('random intervals are the same for the same seed, and every instruction is executed once per thread', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1000 }), fc.integer({ min: 1, max: 9 }), (seed, interruptEvery) => {
      const input = { threads: threads(3), isRandom: true, seed, interruptEvery }
      expect(order('nop ; nop ; nop ; halt', input)).toBe(order('nop ; nop ; nop ; halt', input))
      expect(
        play('nop ; nop ; nop ; halt', input).metrics.threads.map(({ instructions }) => instructions),
      ).toEqual([4, 4, 4])
    }),
  )
})

test('under ostep threads start at 1000, and push of a memory operand pushes its address', () => {
  const program = '.var x ; mov $7, x ; push x ; pop %ax ; .main ; push x ; pop ; halt'
  const of = (convention: 'textbook' | 'ostep') => play(program, { convention }).metrics.threads[0]
  expect(of('ostep')).toMatchObject({ ax: 100 })
  expect(of('textbook')).toMatchObject({ ax: 0 })
})

test('random intervals come from the draws first', () => {
  const input = { threads: threads(2), isRandom: true, interruptEvery: 4, draws: [0.74, 0, 0.3] }
  expect(order('nop ; nop ; nop ; halt', input).slice(0, 6)).toBe('000101')
})
