import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Grade, grades } from './grade.ts'
import { knownTicks, type LogEntry, nextReviewTime, rebuildState } from './review-log.ts'
import { type ReviewState, review } from './scheduler.ts'

const start = Date.parse('2026-03-01T10:00:00Z')
const entry = (id: string, grade: Grade | null, hours: number, undoes: string | null = null): LogEntry => ({
  id,
  grade,
  undoes,
  reviewedAt: new Date(start + hours * 3_600_000),
})

test('an empty log is a new card', () => {
  expect(rebuildState([])).toBeNull()
})

test('undoing the only review makes the card new again', () => {
  expect(rebuildState([entry('a', 3, 0), entry('b', null, 1, 'a')])).toBeNull()
})

test('a voided review leaves no trace in the state', () => {
  const kept = [entry('a', 3, 0), entry('d', 4, 90)]
  expect(rebuildState([...kept, entry('b', 1, 48), entry('c', null, 49, 'b')])).toEqual(rebuildState(kept))
})

test('the log rebuilds the state that grading stored, in any order of rows', () => {
  const action = fc.record({
    grade: fc.constantFrom(...grades),
    waitMs: fc.integer({ min: -5_000, max: 200 * 86_400_000 }),
    isUndone: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(action, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (actions, order) => {
      const log: LogEntry[] = []
      let stored: ReviewState | null = null
      let now = start
      actions.forEach(({ grade, waitMs, isUndone }, i) => {
        now += waitMs
        const reviewedAt = nextReviewTime(new Date(now), log.at(-1)?.reviewedAt ?? null)
        log.push({ id: `r${i}`, grade, undoes: null, reviewedAt })
        if (!isUndone) {
          stored = review(stored, grade, reviewedAt)
          return
        }
        log.push({
          id: `u${i}`,
          grade: null,
          undoes: `r${i}`,
          reviewedAt: nextReviewTime(new Date(now), reviewedAt),
        })
      })
      const keys = new Map(log.map((row) => [row.id, order.next().value]))
      const shuffled = log.toSorted((a, b) => (keys.get(a.id) ?? 0) - (keys.get(b.id) ?? 0))
      expect(rebuildState(shuffled)).toEqual(stored)
    }),
  )
})

test('two reviews within one millisecond keep their order', () => {
  const now = new Date(start)
  expect(nextReviewTime(now, now)).toEqual(new Date(start + 1))
  expect(nextReviewTime(now, new Date(start - 1))).toEqual(now)
  expect(nextReviewTime(now, null)).toEqual(now)
})

test('of the ticks the parts of the card are kept, in its order', () => {
  const parts = (...ids: string[]) => ids.map((id) => ({ id }))
  const card = { bullets: parts('a', 'b', 'c'), redFlags: parts('x') }
  expect(knownTicks(card, { bullets: ['c', 'gone', 'a'], redFlags: ['y'] })).toEqual({
    bullets: ['a', 'c'],
    redFlags: [],
  })
})
