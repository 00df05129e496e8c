import { expect, test } from 'vitest'
import { termOf, wordsOf } from './words.ts'

test.each([
  ['Mutexes', 'mutex'],
  ['policies', 'policy'],
  ['threads', 'thread'],
  ["Peterson's", 'peterson'],
  ['Peterson’s', 'peterson'],
  ['threads’', 'thread'],
  ['process', 'process'],
  ['processes', 'process'],
  ['status', 'status'],
  ['naïve', 'naive'],
  ['µs', 'μs'],
  ['The', null],
])('%j is looked for as %j', (word, term) => {
  expect(termOf(word)).toBe(term)
})

test('words stand where they stand in the text', () => {
  const text = 'A mutex’s owner: “T1”, not 2.5 s.'
  expect(wordsOf(text).map((word) => word.text)).toEqual([
    'A',
    'mutex’s',
    'owner',
    'T1',
    'not',
    '2',
    '5',
    's',
  ])
  for (const { text: word, start, end } of wordsOf(text)) expect(text.slice(start, end)).toBe(word)
})
