import { expect, test } from 'vitest'
import { DEVICE_LIMITS } from './device-limits.ts'
import { claimedTime, deviceProgressSchema } from './device-progress.ts'

const empty = { version: 1, lessons: {}, objectives: {}, checks: {}, reviews: [], resume: null }
const at = '2026-03-01T10:00:00.000Z'

test('an empty device is fine', () => {
  expect(deviceProgressSchema.safeParse(empty).success).toBe(true)
})

test.each([
  ['an unknown version', { version: 2 }],
  ['an unknown key', { score: 100 }],
  [
    'a grade of 5',
    { reviews: [{ reviewKey: crypto.randomUUID(), cardId: 'a', grade: 5, bullets: [], redFlags: [], at }] },
  ],
  ['a foreign resume path', { resume: { path: '//evil.example', label: 'x', at } }],
  ['a script as resume path', { resume: { path: 'javascript:alert(1)', label: 'x', at } }],
  ['a broken time', { objectives: { a: { lessonId: 'l', at: 'yesterday' } } }],
  ['too many steps', { lessons: { a: { steps: Array(DEVICE_LIMITS.steps + 1).fill('heading:x'), at } } }],
  ['a list for an object', { lessons: [] }],
])('%s is refused', (_, change) => {
  expect(deviceProgressSchema.safeParse({ ...empty, ...change }).success).toBe(false)
})

test('a device cannot claim the future', () => {
  const now = new Date('2026-02-01T00:00:00Z')
  expect(claimedTime(at, now)).toEqual(now)
  expect(claimedTime('2026-01-01T00:00:00Z', now)).toEqual(new Date('2026-01-01T00:00:00Z'))
})
