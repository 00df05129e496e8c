import { expect, test } from 'vitest'
import { getAt, setAt } from './edit-path.ts'
import { formatList, parseList, parseNumber } from './typed-text.ts'

test('a list of numbers is read with commas, spaces or both', () => {
  expect(parseList(' 7, 0 1,2 ', true)).toEqual([7, 0, 1, 2])
  expect(formatList([7, 0, 1])).toBe('7, 0, 1')
})

test('a word among numbers stays a word for the schema to refuse', () => {
  expect(parseList('1, x, 3', true)).toEqual([1, 'x', 3])
})

test('a list of names keeps digits as text and spaces inside names', () => {
  expect(parseList('A, 1', false)).toEqual(['A', '1'])
  expect(parseList('Disk A, Disk B,', false)).toEqual(['Disk A', 'Disk B'])
})

test('an empty number is missing, a half-typed one stays text', () => {
  expect(parseNumber(' ')).toBeUndefined()
  expect(parseNumber('-')).toBe('-')
  expect(parseNumber('-4')).toBe(-4)
})

test('an edit copies the way to the value and nothing else', () => {
  const before = { jobs: [{ run: 1 }, { run: 2 }], other: {} }
  const after = setAt(before, ['jobs', 1, 'run'], 5) as typeof before
  expect(after).toEqual({ jobs: [{ run: 1 }, { run: 5 }], other: {} })
  expect(before.jobs[1]).toEqual({ run: 2 })
  expect(after.other).toBe(before.other)
  expect(getAt(after, ['jobs', 1, 'run'])).toBe(5)
  expect(getAt(after, ['none', 1])).toBeUndefined()
})
