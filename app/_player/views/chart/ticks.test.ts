import { expect, test } from 'vitest'
import { columnWindow, eventsFrom, ticksBetween, timeWindow, within } from './ticks.ts'

test.each([
  [6, 10, '0 1 2 3 4 5 6'],
  [120, 6, '0 20 40 60 80 100 120'],
  [130, 6, '0 50 100'],
  [0, 5, '0'],
])('up to %i with at most %i steps the ticks are %s', (end, most, ticks) => {
  expect(ticksBetween(0, end, most).join(' ')).toBe(ticks)
})

test.each([
  [5, 3, 10, '0-5'],
  [100, 0, 10, '0-10'],
  [100, 8, 10, '0-10'],
  [100, 9, 10, '1-11'],
  [100, 100, 10, '90-100'],
])('of %i columns at %i, %i fit: %s', (total, current, capacity, expected) => {
  const { first, end } = columnWindow(total, current, capacity)
  expect(`${first}-${end}`).toBe(expected)
})

test('ticks of a later stretch stay round numbers', () => {
  expect(ticksBetween(437, 870, 5)).toEqual([500, 600, 700, 800])
})

test.each([
  [80, 30, 100, '0-80'],
  [1000, 0, 100, '0-100'],
  [1000, 75, 100, '0-100'],
  [1000, 76, 100, '75-175'],
  [1000, 1000, 100, '900-1000'],
])('of %i ticks at %i, %i fit: %s', (end, now, capacity, expected) => {
  const { from, until } = timeWindow(end, now, capacity)
  expect(`${from}-${until}`).toBe(expected)
})

test('the present is always inside the window', () => {
  for (let now = 0; now <= 500; now++) {
    const { from, until } = timeWindow(500, now, 64)
    expect(from <= now && now <= until).toBe(true)
  }
})

test('stretches are cut to the window', () => {
  const stretches = [
    { from: 0, to: 10 },
    { from: 10, to: 40 },
    { from: 90, to: 99 },
  ]
  expect(within(stretches, { from: 5, until: 30 })).toEqual([
    { from: 5, to: 10 },
    { from: 10, to: 30 },
  ])
})

test('from the beginning of a window on, no event is missing', () => {
  const events = [0, 0, 1, 3, 3, 7].map((time) => ({ time }))
  for (let from = 0; from <= 8; from++)
    expect(eventsFrom(events, { from, until: 9 })).toEqual(events.filter(({ time }) => time >= from))
})
