import { expect, test } from 'vitest'
import { formatMetric, unitAfter } from './format-metric.ts'

test.each([
  [110, 'ticks', '110'],
  [6645.125, 'ticks', '6,645.13'],
  [0.5, 'share', '50 %'],
  [1 / 3, 'share', '33.3 %'],
  [null, 'ticks', '–'],
  [undefined, '', '–'],
  ['P1', '', 'P1'],
  [true, '', 'yes'],
])('%j in %j is printed as %s', (value, unit, text) => {
  expect(formatMetric(value, unit)).toBe(text)
})

test('a measure shows its unit, a count and an unknown value do not', () => {
  expect(unitAfter(3, 'ticks')).toBe(' ticks')
  expect(unitAfter(3, 'jobs per 1000 ticks')).toBe(' jobs per 1000 ticks')
  expect(unitAfter(3, 'faults')).toBe('')
  expect(unitAfter(null, 'ticks')).toBe('')
})
