import { expect, test } from 'vitest'
import { median, quantile } from './quantile.ts'
import { scoreDistribution } from './score-distribution.ts'
import { wilsonInterval } from './wilson-interval.ts'

test.each([
  [[], 0.5, null],
  [[3], 0.9, 3],
  [[4, 1, 3, 2], 0.5, 2.5],
  [[1, 2, 3, 4], 0.25, 1.75],
  [[1, 2, 3, 4], 1, 4],
])('the quantile of %j at %d is %s, as in R type 7', (values, p, expected) => {
  expect(quantile(values, p)).toBe(expected)
})

test('the median does not reorder its argument', () => {
  const values = [3, 1, 2]
  expect(median(values)).toBe(2)
  expect(values).toEqual([3, 1, 2])
})

test.each([
  [0, 10, 0, 0.2775],
  [0.5, 10, 0.2366, 0.7634],
  [1, 5, 0.5655, 1],
  [0.81, 263, 0.7583, 0.8527],
])('the Wilson interval of %d in %d cases', (share, n, low, high) => {
  const interval = wilsonInterval(share, n)
  expect(interval?.low).toBeCloseTo(low, 3)
  expect(interval?.high).toBeCloseTo(high, 3)
})

test('no cases have no interval', () => {
  expect(wilsonInterval(0, 0)).toBeNull()
})

test('a full score belongs to the last bin and no score is lost', () => {
  const bins = scoreDistribution([0, 9.99, 10, 55, 89.9, 90, 100])
  expect(bins.map(({ count }) => count)).toEqual([2, 1, 0, 0, 0, 1, 0, 0, 1, 2])
})
