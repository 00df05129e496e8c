import { expect, test } from 'vitest'
import { activityByDay } from './activity.ts'

test('a late evening counts for the day it began on, and quiet days are there too', () => {
  const times = ['2026-03-02T23:00:00Z', '2026-03-03T01:30:00Z', '2026-03-03T12:00:00Z'].map(
    (at) => new Date(at),
  )
  const days = activityByDay(times, { now: new Date('2026-03-04T12:00:00Z'), timeZone: 'UTC', days: 4 })
  expect(days.map(({ date, count }) => `${date} ${count}`)).toEqual([
    '2026-03-01 0',
    '2026-03-02 2',
    '2026-03-03 1',
    '2026-03-04 0',
  ])
})
