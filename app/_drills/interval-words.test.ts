import { expect, test } from 'vitest'
import { dayWords, intervalWords } from './interval-words.ts'

test.each([
  [1, '1 day'],
  [12, '12 days'],
  [44, '44 days'],
  [45, '1 month'],
  [60, '2 months'],
  [180, '6 months'],
] as const)('%i days read "%s"', (days, words) => {
  expect(intervalWords(days)).toBe(words)
})

test('a day near by has a name, a later one a date', () => {
  const now = new Date(2026, 5, 1, 23, 0)
  const at = (day: number) => new Date(2026, 5, day, 4, 0).toISOString()
  expect([1, 2, 5].map((day) => dayWords(at(day), now))).toEqual(['today', 'tomorrow', 'on Friday 5 June'])
})
