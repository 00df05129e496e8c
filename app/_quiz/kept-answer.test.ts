import fc from 'fast-check'
import { expect, test } from 'vitest'
import { responseSchema } from '#lib/domain/questions/response.ts'
import { readKeptAnswer } from './kept-answer.ts'

const single = { type: 'single', choice: 'fifo' }

test.each([
  { response: single, confidence: 'certain' },
  { response: { type: 'multiple', choices: ['a', 'b'] }, confidence: null },
  { response: { type: 'matching', pairs: { a: 'b' } }, confidence: 'guess' },
  { response: { type: 'schedule', turns: ['main', 'T1', 'T2w0'] }, confidence: null },
  { response: null, confidence: null },
])('an answer is read as it was kept: %j', (kept) => {
  expect(readKeptAnswer(kept)).toEqual(kept)
})

test('a response that an earlier version kept alone is an answer of unknown confidence', () => {
  expect(readKeptAnswer(single)).toEqual({ response: single, confidence: null })
  expect(readKeptAnswer(null)).toEqual({ response: null, confidence: null })
})

test.each([
  ['text', 'fifo'],
  ['a list', [single]],
  ['a type that does not exist', { response: { type: 'essay', text: 'x' }, confidence: null }],
  ['a choice that is no id', { response: { type: 'single', choice: '<b>' }, confidence: null }],
  ['a choice named twice', { response: { type: 'multiple', choices: ['a', 'a'] }, confidence: null }],
  ['a part too many', { response: { ...single, isRight: true }, confidence: null }],
  ['pairs in place of cells', { response: { type: 'trace', pairs: { a: '1' } }, confidence: null }],
  ['no pairs', { response: { type: 'matching', pairs: {} }, confidence: null }],
  ['a turn that is none', { response: { type: 'schedule', turns: ['T0'] }, confidence: null }],
  ['a text that is too long', { response: { type: 'text', text: 'x'.repeat(501) }, confidence: null }],
  ['an unknown confidence', { response: single, confidence: 'very' }],
  ['an answer without its confidence', { response: single }],
])('%s is not taken up', (_, kept) => {
  expect(readKeptAnswer(kept)).toBeUndefined()
})

const part = fc.constantFrom('a', 'b-2', 'A', 'a--b', '', 'x'.repeat(81))
const text = fc.oneof(
  part,
  fc.constantFrom(' ', 'x'.repeat(60), 'x'.repeat(101), 'x'.repeat(501)),
  fc.integer(),
)
const map = fc.dictionary(part, text)
const likeResponse = fc.record(
  {
    type: fc.constantFrom(
      'single',
      'multiple',
      'numeric',
      'text',
      'ordering',
      'matching',
      'trace',
      'schedule',
      'x',
    ),
    choice: part,
    choices: fc.array(part, { maxLength: 3 }),
    text,
    order: fc.uniqueArray(part, { maxLength: 3 }),
    pairs: map,
    cells: map,
    turns: fc.array(fc.constantFrom('main', 'T1', 'T2w0', 'T0', 'T1tt')),
  },
  { requiredKeys: ['type'] },
)
const PART_OF = {
  single: 'choice',
  multiple: 'choices',
  ordering: 'order',
  matching: 'pairs',
  trace: 'cells',
  schedule: 'turns',
}
/** Half of them with no part but the one of their type. */
const response = fc.tuple(likeResponse, fc.boolean()).map(([found, isTrimmed]) => {
  const own = (PART_OF as Record<string, string>)[found.type] ?? 'text'
  return isTrimmed ? { type: found.type, [own]: (found as Record<string, unknown>)[own] } : found
})

test('what is taken up is what the server would take', () => {
  fc.assert(
    fc.property(response, (found) => {
      const isTaken = responseSchema.safeParse(found).success
      expect(readKeptAnswer({ response: found, confidence: null }) !== undefined).toBe(isTaken)
    }),
    { numRuns: 2000 },
  )
})
