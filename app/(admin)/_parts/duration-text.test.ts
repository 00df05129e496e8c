import { expect, test } from 'vitest'
import { durationText } from './duration-text.ts'

test.each([
  [0.0001, '1 min'],
  [0.02, '29 min'],
  [0.5, '12 h'],
  [1, '1 day'],
  [2.04, '2 days'],
  [13.66, '13.7 days'],
])('%d days are told as %s', (days, text) => {
  expect(durationText(days)).toBe(text)
})
