import { expect, test } from 'vitest'
import { isLeech, isLeechAlert } from './leech.ts'

test('a card is a leech from its fourth lapse on', () => {
  expect([0, 3, 4, 9].map(isLeech)).toEqual([false, false, true, true])
})

test('the learner hears of it at the fourth lapse, then at every second', () => {
  const alerts = [1, 2, 3, 4, 5, 6, 7, 8].filter((lapses) => isLeechAlert(lapses - 1, lapses))
  expect(alerts).toEqual([4, 6, 8])
})

test('a review without a lapse says nothing', () => {
  expect(isLeechAlert(4, 4)).toBe(false)
})
