import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Grade, grades } from './grade.ts'
import { MAXIMUM_INTERVAL_DAYS, previewIntervals, type ReviewState, review } from './scheduler.ts'

const start = new Date('2026-03-01T10:00:00Z')
const daysLater = (days: number, from = start) => new Date(from.getTime() + days * 86_400_000)

test('a first review never comes back on the same day, and better grades come back later', () => {
  const intervals = previewIntervals(null, start)
  expect(intervals[1]).toBeGreaterThanOrEqual(1)
  expect(intervals[2]).toBeGreaterThan(intervals[1])
  expect(intervals[3]).toBeGreaterThan(intervals[2])
  expect(intervals[4]).toBeGreaterThan(intervals[3])
})

test('the interval on a button is the interval that its grade gives', () => {
  const state = review(null, 3, start)
  const later = daysLater(state.scheduledDays)
  const shown = previewIntervals(state, later)
  for (const grade of grades) expect(review(state, grade, later).scheduledDays).toBe(shown[grade])
})

test('only a review of a known card counts as a lapse', () => {
  const first = review(null, 1, start)
  expect(first.lapses).toBe(0)
  expect(review(first, 1, daysLater(1)).lapses).toBe(1)
})

test('a long run of Easy stays within the maximum interval', () => {
  let state: ReviewState | null = null
  let at = start
  for (let i = 0; i < 12; i++) {
    state = review(state, 4, at)
    expect(state.scheduledDays).toBeLessThanOrEqual(MAXIMUM_INTERVAL_DAYS)
    expect(state.due).toEqual(daysLater(state.scheduledDays, at))
    at = state.due
  }
  expect(state?.scheduledDays).toBe(MAXIMUM_INTERVAL_DAYS)
})

test('a clock that runs backwards gives a usable state', () => {
  const state = review(null, 3, start)
  const next = review(state, 3, daysLater(-3))
  expect(next.lastReviewAt).toEqual(start)
  expect(next.stability).toBeGreaterThan(0)
})

test('stability is positive, difficulty between 1 and 10, whatever is answered and when', () => {
  const history = fc.array(fc.tuple(fc.constantFrom(...grades), fc.integer({ min: 0, max: 400 * 86_400 })), {
    minLength: 1,
  })
  fc.assert(
    fc.property(history, (steps) => {
      let state: ReviewState | null = null
      let at = start
      for (const [grade, seconds] of steps) {
        at = new Date(at.getTime() + seconds * 1000)
        state = review(state, grade as Grade, at)
      }
      expect(state?.stability).toBeGreaterThan(0)
      expect(state?.difficulty).toBeGreaterThanOrEqual(1)
      expect(state?.difficulty).toBeLessThanOrEqual(10)
      expect(state?.scheduledDays).toBeGreaterThanOrEqual(1)
      expect(state?.reps).toBe(steps.length)
    }),
  )
})
