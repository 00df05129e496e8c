import { expect, test } from 'vitest'
import { type LessonStanding, lessonStatus, summarise } from './course-summary.ts'

const at = new Date('2026-03-01T10:00:00Z')
const planned: LessonStanding = { isOpen: false, progress: null }
const untouched: LessonStanding = { isOpen: true, progress: null }
const started: LessonStanding = {
  isOpen: true,
  progress: { percent: 51, completedAt: null, isCurrent: false },
}
const done: LessonStanding = { isOpen: true, progress: { percent: 100, completedAt: at, isCurrent: true } }
const updated: LessonStanding = {
  isOpen: true,
  progress: { percent: 100, completedAt: at, isCurrent: false },
}

test('a lesson is planned, new, started, done, or updated since it was done', () => {
  const statuses = [planned, untouched, started, done, updated].map(lessonStatus)
  expect(statuses).toEqual(['planned', 'new', 'started', 'done', 'updated'])
})

test('a summary counts only lessons that can be read', () => {
  expect(summarise([planned, untouched, started, done])).toEqual({ open: 3, done: 1, percent: 50 })
  expect(summarise([planned])).toEqual({ open: 0, done: 0, percent: 0 })
})
