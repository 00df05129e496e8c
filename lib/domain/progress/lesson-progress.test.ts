import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance, type LessonProgress, percentOf } from './lesson-progress.ts'

const now = new Date('2026-03-01T10:00:00Z')
const later = new Date('2026-03-02T10:00:00Z')
const lessonSteps = ['heading:a', 'heading:b', 'check:c']

test('a lesson starts with its first step and completes with its last', () => {
  const started = advance(null, { reached: ['heading:a'], lessonSteps, now })
  expect(started).toMatchObject({ percent: 33, startedAt: now, completedAt: null })
  const done = advance(started, { reached: ['heading:b', 'check:c'], lessonSteps, now: later })
  expect(done).toMatchObject({ percent: 100, startedAt: now, completedAt: later })
})

test('steps that the lesson does not have are ignored', () => {
  expect(advance(null, { reached: ['heading:x', 'nonsense'], lessonSteps, now })).toMatchObject({
    stepsDone: [],
    percent: 0,
  })
})

test('a new version with more steps neither lowers the percentage nor takes the completion back', () => {
  const done = advance(null, { reached: lessonSteps, lessonSteps, now })
  const after = advance(done, { reached: [], lessonSteps: [...lessonSteps, 'sim:new'], now: later })
  expect(after).toMatchObject({ percent: 100, completedAt: now })
  expect(percentOf(after.stepsDone, [...lessonSteps, 'sim:new'])).toBe(75)
})

test('a report that arrives late does not set the time back', () => {
  const current = advance(null, { reached: ['heading:a'], lessonSteps, now: later })
  expect(advance(current, { reached: ['heading:b'], lessonSteps, now }).updatedAt).toEqual(later)
})

test('progress never goes backwards, and the order of reports does not matter', () => {
  const steps = fc.array(
    fc.integer({ min: 0, max: 9 }).map((n) => `heading:s${n}`),
    { maxLength: 5 },
  )
  const all = Array.from({ length: 8 }, (_, n) => `heading:s${n}`)
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 8 }), (reports) => {
      let forwards: LessonProgress | null = null
      for (const reached of reports) {
        const before: LessonProgress | null = forwards
        forwards = advance(before, { reached, lessonSteps: all, now })
        expect(forwards.percent).toBeGreaterThanOrEqual(before?.percent ?? 0)
        for (const step of before?.stepsDone ?? []) expect(forwards.stepsDone).toContain(step)
      }
      let backwards: LessonProgress | null = null
      for (const reached of reports.toReversed())
        backwards = advance(backwards, { reached, lessonSteps: all, now })
      expect(backwards?.stepsDone.toSorted()).toEqual(forwards?.stepsDone.toSorted())
      expect(backwards?.percent).toBe(forwards?.percent)
    }),
  )
})
