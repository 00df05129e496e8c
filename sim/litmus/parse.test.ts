import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTest } from './parse.ts'

const read = (source: string) => {
  const parsed = parseTest(source)
  if (!parsed.ok) throw new Error(`${parsed.error.line}:${parsed.error.column} ${parsed.error.message}`)
  return parsed.value
}
const operation = (source: string) => read(source).threads[0]![0]!.operation

test('rows side by side and one line with semicolons are the same test', () => {
  const rows = 'x = 1 || y = 1\nr0 = y || r0 = x\nexists 0:r0 = 0 /\\ 1:r0 = 0'
  expect(read(rows)).toEqual(read('x = 1; r0 = y || y = 1; r0 = x exists 0:r0 = 0 /\\ 1:r0 = 0'))
})

test('threads may have different lengths, and comments and empty lines are skipped', () => {
  const { threads } = read('# writer || reader\nx = 1 || r0 = x // first\n\n      || r1 = x')
  expect(threads.map((thread) => thread.map(({ text }) => text))).toEqual([['x = 1'], ['r0 = x', 'r1 = x']])
})

test.each([
  ['x =rel 1', 'x.store(1, memory_order_release)'],
  ['r0 =acq x', 'r0 = x.load(acquire)'],
  ['r0 =sc xchg(x, 1)', 'r0 = x.exchange(1, seq_cst)'],
  ['fadd(x, 1)', 'x.fetch_add(1)'],
  ['fence sc', 'mfence'],
  ['fence(acq_rel)', 'fence acqrel'],
])('%s and %s mean the same', (short, long) => {
  expect(operation(short)).toEqual(operation(long))
})

test('the condition binds and before or, and takes thread names in three forms', () => {
  const { question } = read('r0 = x || r0 = x; r1 = x exists 0:r0 = 1 /\\ T1:r0 = 2 \\/ r1 = 3 && x != 4')
  expect(question?.condition).toEqual({
    type: 'or',
    left: {
      type: 'and',
      left: { type: 'equals', thread: 0, name: 'r0', value: 1 },
      right: { type: 'equals', thread: 1, name: 'r0', value: 2 },
    },
    right: {
      type: 'and',
      left: { type: 'equals', thread: 1, name: 'r1', value: 3 },
      right: { type: 'not', part: { type: 'equals', thread: null, name: 'x', value: 4 } },
    },
  })
})

test('values at the start stand in braces', () => {
  expect(read('{ x = 5; y = 2 } r0 = x').locations).toEqual([
    { name: 'x', initial: 5 },
    { name: 'y', initial: 2 },
  ])
})

test.each([
  ['x = y', '1:5', 'y is in memory: load it into a register first, like r0 = y.'],
  ['x = 1\n|| r0 =rel x', '2:7', 'A load cannot be rel: write plain, na, rlx, acq, sc.'],
  ['x =acq 1', '1:3', 'A store cannot be acq: write plain, na, rlx, rel, sc.'],
  ['x.store(1, strong)', '1:12', 'strong is not an order: write rlx, acq, rel, acqrel, sc or na.'],
  ['r0 = x || r0 = x exists r0 = 1', '1:25', 'r0 is set in threads 0 and 1: write 0:r0 or 1:r0.'],
  ['r0 = x exists 2:r0 = 1', '1:15', 'There is no thread 2: threads count from 0.'],
  ['r0 = x exists 0:r1 = 1', '1:15', 'Thread 0 never sets r1.'],
  ['r0 = x exists z = 1', '1:15', 'No thread uses z.'],
  ['x = 1 ||', '1:9', 'Thread 1 has no instruction.'],
  ['', '1:1', 'Thread 0 has no instruction.'],
  ['x = 1 y = 1', '1:7', 'Expected ; or || or a new line after an instruction, not y.'],
  ['x = 1000', '1:5', 'A value is at most 999.'],
  [
    'dmb full',
    '1:1',
    'There is no dmb full: write dmb, dmb sy, dmb ish, dmb ld, dmb ishld, dmb st, dmb ishst.',
  ],
  ['if (r0 == 1 x = 1', '1:13', 'Expected ) after the condition of if, not x.'],
  ['x = 1 ? 2', '1:7', '"?" has no meaning here.'],
  ['fence = 1', '1:7', 'Expected ; or || or a new line after an instruction, not =.'],
  ['x = 1 || y = 1 || z = 1 || x = 2 || y = 2', '1:34', 'There are at most 4 threads.'],
  [Array(9).fill('x = 1').join(';'), '1:49', 'A thread has at most 8 instructions.'],
])('%j is refused at %s: %s', (source, place, message) => {
  const parsed = parseTest(source)
  const { line, column, message: found } = parsed.ok ? expect.fail('it parsed') : parsed.error
  expect([`${line}:${column}`, found]).toEqual([place, message])
})

test('any text is read or refused at a place inside it', () => {
  const words = [
    'x',
    'r0',
    '1',
    '=',
    '=rel ',
    ' || ',
    ';',
    '\n',
    'if ',
    '(',
    ')',
    'fence',
    ' sc',
    'exists ',
    '0:',
    '/\\',
    '{',
    '}',
    '.load',
    'xchg',
    '~',
    ',',
  ]
  const texts = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...words), { maxLength: 20 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(texts, (source) => {
      const parsed = parseTest(source)
      if (parsed.ok) return
      const lines = source.split('\n')
      const { line, column, message } = parsed.error
      expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1)
      expect(message).toMatch(/^.+\.$/s)
    }),
    { numRuns: 1_000 },
  )
})
