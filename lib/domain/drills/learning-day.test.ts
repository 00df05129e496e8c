import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownTimeZone, learningDay, startOfLearningDay } from './learning-day.ts'

const HOUR_MS = 3_600_000

test.each([
  ['2026-06-10T03:59:59.999', 'UTC', 'before 04:00 it is still yesterday', -1],
  ['2026-06-10T04:00:00.000', 'UTC', 'from 04:00 on it is today', 0],
] as const)('%s in %s: %s', (at, zone, _, shift) => {
  const midday = learningDay(new Date('2026-06-10T12:00:00Z'), zone)
  expect(learningDay(new Date(`${at}Z`), zone) - midday).toBe(shift)
})

test.each([
  ['UTC', '2026-06-11T04:00:00Z'],
  ['Europe/Berlin', '2026-06-11T02:00:00Z'],
  ['Asia/Kolkata', '2026-06-10T22:30:00Z'],
  ['Pacific/Kiritimati', '2026-06-11T14:00:00Z'],
  ['Pacific/Pago_Pago', '2026-06-10T15:00:00Z'],
] as const)('in %s the day after begins at %s', (zone, expected) => {
  const tomorrow = learningDay(new Date('2026-06-10T14:30:00Z'), zone) + 1
  expect(startOfLearningDay(tomorrow, zone).toISOString()).toBe(new Date(expected).toISOString())
})

test.each([
  ['Europe/Berlin', '2026-03-28T12:00:00Z', 23],
  ['Europe/Berlin', '2026-10-24T12:00:00Z', 25],
  ['America/New_York', '2026-03-07T17:00:00Z', 23],
  ['Australia/Lord_Howe', '2026-10-03T02:00:00Z', 23.5],
  ['Europe/Berlin', '2026-06-10T12:00:00Z', 24],
] as const)('in %s the learning day around %s lasts %d hours', (zone, at, hours) => {
  const day = learningDay(new Date(at), zone)
  const length = startOfLearningDay(day + 1, zone).getTime() - startOfLearningDay(day, zone).getTime()
  expect(length / HOUR_MS).toBe(hours)
})

test('every instant lies between the start of its learning day and the next one', () => {
  const zone = fc.constantFrom(
    'UTC',
    'America/Los_Angeles',
    'Europe/Lisbon',
    'Asia/Tehran',
    'Pacific/Auckland',
    'Pacific/Pago_Pago',
  )
  const instant = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) })
  fc.assert(
    fc.property(instant, zone, (ms, timeZone) => {
      const day = learningDay(new Date(ms), timeZone)
      const start = startOfLearningDay(day, timeZone)
      expect(start.getTime()).toBeLessThanOrEqual(ms)
      expect(startOfLearningDay(day + 1, timeZone).getTime()).toBeGreaterThan(ms)
      expect(learningDay(start, timeZone)).toBe(day)
      expect(learningDay(new Date(start.getTime() - 1), timeZone)).toBe(day - 1)
    }),
    { numRuns: 300 },
  )
})

test('a leap day is a day like others', () => {
  const before = learningDay(new Date('2028-02-28T12:00:00Z'), 'UTC')
  expect(learningDay(new Date('2028-03-01T12:00:00Z'), 'UTC') - before).toBe(2)
})

test('an unknown time zone counts as UTC', () => {
  expect(knownTimeZone('Mars/Olympus')).toBe('UTC')
  expect(knownTimeZone('Europe/Berlin')).toBe('Europe/Berlin')
})
