import { expect, test } from 'vitest'
import { rhythmWords } from './rhythm-words.ts'

test.each([
  [0, 0, ''],
  [1, 1, '1 day this week.'],
  [3, 5, '3 days this week, and something learned in 5 of the last 12 weeks.'],
  [0, 4, 'Something learned in 4 of the last 12 weeks; this one is open.'],
])('%i days this week and %i weeks read "%s"', (daysThisWeek, activeWeeks, words) => {
  expect(rhythmWords({ week: [], daysThisWeek, activeWeeks, weeks: 12 })).toBe(words)
})
