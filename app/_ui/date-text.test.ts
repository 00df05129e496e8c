import { expect, test } from 'vitest'
import { dateText, dayText, timeText, weekdayText } from './date-text.ts'

test('a moment is told on the clock of the time zone', () => {
  const at = new Date('2026-11-20T23:05:00Z')
  expect(dateText(at, 'UTC')).toBe('20 Nov 2026')
  expect(timeText(at, 'Europe/Berlin')).toBe('21 Nov 2026, 00:05')
  expect(weekdayText(at, 'Asia/Tokyo')).toBe('Saturday 21 November')
})

test('a calendar date is the same everywhere', () => {
  expect(dayText('2026-11-21')).toBe('Sat 21 Nov')
})
