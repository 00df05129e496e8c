import { expect, test } from 'vitest'
import { lastLocalDays, localDateOf, localDay } from './local-days.ts'

const bounds = (date: string, timeZone: string) => {
  const day = localDay(date, timeZone)
  return [day?.from.toISOString().slice(0, 16), day?.to.toISOString().slice(0, 16)]
}

test.each([
  ['UTC', '2026-11-21', '2026-11-21T00:00', '2026-11-22T00:00'],
  ['Asia/Kathmandu', '2026-11-21', '2026-11-20T18:15', '2026-11-21T18:15'],
  ['Pacific/Kiritimati', '2026-11-21', '2026-11-20T10:00', '2026-11-21T10:00'],
  ['Pacific/Pago_Pago', '2026-11-21', '2026-11-21T11:00', '2026-11-22T11:00'],
  ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00', '2026-03-29T22:00'],
  ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00', '2026-10-25T23:00'],
  ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00', '2018-11-05T02:00'],
])('in %s the day %s lasts from %s to %s', (timeZone, date, from, to) => {
  expect(bounds(date, timeZone)).toEqual([from, to])
})

test('the last days end today, meet without gaps, and know leap days', () => {
  const days = lastLocalDays(new Date('2028-03-01T12:00:00Z'), 3, 'Europe/Berlin')
  expect(days.map(({ date }) => date)).toEqual(['2028-02-28', '2028-02-29', '2028-03-01'])
  expect(days[0]?.to).toEqual(days[1]?.from)
})

test.each(['2026-02-30', '2026-13-01', 'today', '2026-1-1', ''])('%j is no day', (date) => {
  expect(localDay(date, 'UTC')).toBeNull()
})

test('an unknown time zone counts as UTC', () => {
  expect(localDateOf('Nowhere/Land')(new Date('2026-11-21T23:59:59Z'))).toBe('2026-11-21')
})
