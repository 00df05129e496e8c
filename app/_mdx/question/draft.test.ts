import { expect, test } from 'vitest'
import type { QuestionView } from '#lib/domain/questions/project-question.ts'
import { emptyDraft, moved, responseOf } from './draft.ts'

const common = { stem: '', difficulty: 'easy', points: 1 } as const
const parts = [
  { id: '1', text: 'a' },
  { id: '2', text: 'b' },
]
const single: QuestionView = { ...common, type: 'single', options: parts }
const matching: QuestionView = { ...common, type: 'matching', lefts: parts, rights: parts }
const ordering: QuestionView = { ...common, type: 'ordering', items: parts, scoring: 'exact' }

test('an empty draft is no answer, except for an order, which always is one', () => {
  expect(responseOf(single, emptyDraft(single))).toBeNull()
  expect(responseOf(matching, emptyDraft(matching))).toBeNull()
  expect(responseOf(ordering, emptyDraft(ordering))).toEqual({ type: 'ordering', order: ['1', '2'] })
})

test('a matching is an answer once every left side has a right one', () => {
  const draft = { ...emptyDraft(matching), pairs: { 1: '2' } }
  expect(responseOf(matching, draft)).toBeNull()
  const full = { ...draft, pairs: { 1: '2', 2: '1' } }
  expect(responseOf(matching, full)).toEqual({ type: 'matching', pairs: { 1: '2', 2: '1' } })
})

test('typed answers are trimmed, and blank ones are none', () => {
  const numeric: QuestionView = { ...common, type: 'numeric', unit: null }
  expect(responseOf(numeric, { ...emptyDraft(numeric), text: '  ' })).toBeNull()
  expect(responseOf(numeric, { ...emptyDraft(numeric), text: ' 1/3 ' })).toEqual({
    type: 'numeric',
    text: '1/3',
  })
})

test('an item moves by one place and stops at the ends', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
})
