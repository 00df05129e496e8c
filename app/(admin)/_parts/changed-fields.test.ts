import { expect, test } from 'vitest'
import { changedFields } from './changed-fields.ts'

test('only what differs is told', () => {
  expect(changedFields({ name: 'Ada', role: 'learner' }, { name: 'Ada', role: 'author' })).toEqual([
    { name: 'role', from: 'learner', to: 'author' },
  ])
})

test('what was added or removed has no other side', () => {
  expect(changedFields(null, { n: 3, list: [1, 'a'] })).toEqual([
    { name: 'n', from: null, to: '3' },
    { name: 'list', from: null, to: '[1,"a"]' },
  ])
  expect(changedFields({ n: 3 }, {})).toEqual([{ name: 'n', from: '3', to: null }])
})

test('long values are cut', () => {
  expect(changedFields(null, { text: 'x'.repeat(500) })[0]?.to).toHaveLength(201)
})

test('a record without either has no fields', () => {
  expect(changedFields(null, undefined)).toEqual([])
})
