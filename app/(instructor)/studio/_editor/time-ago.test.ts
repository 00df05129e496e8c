import { expect, test } from 'vitest'
import { timeAgo } from './time-ago.ts'

const now = new Date('2026-03-02T12:00:00Z')

test.each([
  ['2026-03-02T12:00:30Z', 'just now'],
  ['2026-03-02T11:59:01Z', 'just now'],
  ['2026-03-02T11:59:00Z', '1 minute ago'],
  ['2026-03-02T11:00:01Z', '59 minutes ago'],
  ['2026-03-02T10:00:00Z', '2 hours ago'],
  ['2026-03-01T11:00:00Z', '1 day ago'],
  ['2026-01-02T11:00:00Z', 'on 2 January 2026'],
])('%s is told as "%s"', (at, words) => {
  expect(timeAgo(new Date(at), now)).toBe(words)
})
