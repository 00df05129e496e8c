import { expect, test } from 'vitest'
import { questions } from '#tests/factories/questions.ts'
import { type Response, responseSchema } from './response.ts'
import { isSameResponse } from './same-response.ts'
import { fromShown, toShown } from './shown-response.ts'

const order = ['rr', 'fifo', 'sjf']

test('what the learner saw as 3 is stored as the option it was, and shown as 3 again', () => {
  const stored = fromShown(questions.single, order, { type: 'single', choice: '3' })
  expect(stored).toEqual({ ok: true, value: { type: 'single', choice: 'sjf' } })
  expect(toShown(questions.single, order, { type: 'single', choice: 'sjf' })).toEqual({
    type: 'single',
    choice: '3',
  })
})

test('left sides are numbered as written, right sides as shown', () => {
  const rights = ['embryo', 'ready', 'blocked']
  const shown: Response = { type: 'matching', pairs: { '1': '2', '3': '1' } }
  const stored: Response = { type: 'matching', pairs: { ready: 'ready', embryo: 'embryo' } }
  expect(fromShown(questions.matching, rights, shown)).toEqual({ ok: true, value: stored })
  expect(toShown(questions.matching, rights, stored)).toEqual(shown)
})

test.each<[string, Response]>([
  ['wrong-type', { type: 'text', text: 'sjf' }],
  ['unknown-part', { type: 'single', choice: '4' }],
  ['unknown-part', { type: 'single', choice: 'sjf' }],
])('an answer that is none to this question is refused: %s', (code, response) => {
  expect(fromShown(questions.single, order, response)).toEqual({ ok: false, error: { code } })
})

test('an order that leaves an item out is refused', () => {
  const given: Response = { type: 'ordering', order: ['1', '2'] }
  const result = fromShown(questions.ordering, ['load', 'store', 'add'], given)
  expect(result).toEqual({ ok: false, error: { code: 'incomplete-order' } })
})

test.each([
  { type: 'single', choice: '1', score: 1 },
  { type: 'single', choice: ['1'] },
  { type: 'multiple', choices: ['1', '1'] },
  { type: 'multiple', choices: [] },
  { type: 'numeric', text: 12 },
  { type: 'numeric', text: '1'.repeat(101) },
  { type: 'ordering', order: ['1', 'constructor()'] },
  { type: 'matching', pairs: {} },
  { type: 'essay', text: 'x' },
])('the wire refuses %j', (value) => {
  expect(responseSchema.safeParse(value).success).toBe(false)
})

test('two answers that differ only in the order of ticking are the same', () => {
  expect(
    isSameResponse({ type: 'multiple', choices: ['1', '2'] }, { type: 'multiple', choices: ['2', '1'] }),
  ).toBe(true)
  expect(isSameResponse({ type: 'text', text: 'a' }, { type: 'text', text: 'b' })).toBe(false)
  expect(isSameResponse(null, null)).toBe(true)
})
