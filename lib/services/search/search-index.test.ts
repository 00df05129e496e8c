import { expect, test } from 'vitest'
import type { SearchEntry } from '#lib/domain/search/search-entry.ts'
import { createSearchIndex } from './search-index.ts'

const entry = (id: string, title: string, text = ''): SearchEntry => ({
  ...{ id, kind: 'lesson', title, context: '', text, path: `/${id}` },
})

const index = await createSearchIndex([
  entry('convoy', 'The convoy effect', 'Short jobs wait behind a long one.'),
  entry('conditions', 'Coffman’s four conditions', 'A deadlock needs all of them.'),
  entry('races', 'Race conditions', 'The result depends on the order of events.'),
  entry('mention', 'Locks', 'A race may hide behind a lock; so may a convoy.'),
])

const found = (query: string) => index.find(query).map((match) => match.entry.id)

test.each([
  ['convoy', 'convoy'],
  ['convoi efect', 'convoy'],
  ['Race Conditon', 'races'],
  ['what is a race condition?', 'races'],
  ['coff', 'conditions'],
  ['deadlocks', 'conditions'],
])('%j finds %s first', (query, id) => {
  expect(found(query)[0]).toBe(id)
})

test('all words are wanted; where nothing has them all, some do', () => {
  expect(found('convoy jobs')).toEqual(['convoy'])
  expect(found('deadlock zebra')).toEqual(['conditions'])
})

test.each(['', ' ', 'the', '???', 'zebra', 'ab'])('%j finds nothing', (query) => {
  expect(found(query)).toEqual([])
})

test('of a very long query the first ten words count', () => {
  expect(found(`${'zebra '.repeat(9)}convoy`)).toEqual(['convoy', 'mention'])
  expect(found(`${'zebra '.repeat(10)}convoy`)).toEqual([])
})
