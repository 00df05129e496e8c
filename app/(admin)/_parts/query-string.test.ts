import { expect, test } from 'vitest'
import { learnerQuerySchema } from '#lib/services/learner-query.ts'
import { readQuery, withQuery } from './query-string.ts'

test('empty parameters are left out and the rest is escaped', () => {
  expect(withQuery('/x', { a: '', b: undefined, c: null })).toBe('/x')
  expect(withQuery('/x', { q: 'a&b=ü', page: 2 })).toBe('/x?q=a%26b%3D%C3%BC&page=2')
})

test('empty fields of a form count as not given', () => {
  expect(readQuery(learnerQuerySchema, { search: '', stage: 'lesson:paging', sort: '' })).toEqual({
    query: { stage: 'lesson:paging', sort: 'name', direction: 'asc' },
    ignored: [],
  })
})

test.each([
  { unknown: '1' },
  { sort: 'password', bin: '10' },
  { bin: '10', sort: 'password', utm: 'x' },
  { stage: 'lesson:' },
  { stage: 'lesson:Paging' },
  { bin: '10' },
  { bin: '1.5' },
  { active: '2026-02-30' },
  { sort: 'password' },
  { search: ['a', 'b'] },
  { search: 'x'.repeat(201) },
])('%j is ignored and named, and the other filters apply', (wrong) => {
  const read = readQuery(learnerQuerySchema, { ...(wrong as object), risk: 'any' })
  expect(read).toEqual({
    query: { risk: 'any', sort: 'name', direction: 'asc' },
    ignored: Object.keys(wrong),
  })
})
