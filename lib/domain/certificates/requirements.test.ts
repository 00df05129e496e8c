import { expect, test } from 'vitest'
import { isEarned, type RequirementStanding, standingOf } from './requirements.ts'

/** `lesson+ quiz- lab+`: one requirement a word, met or not. */
const standing = (notation: string) =>
  standingOf(
    notation
      .split(' ')
      .filter(Boolean)
      .map((word, i) => {
        const type = word.slice(0, -1)
        const place = type === 'lesson' ? { moduleId: 'threads' } : {}
        return { type, id: `${type}-${i}`, title: type, isMet: word.endsWith('+'), ...place }
      }) as RequirementStanding[],
  )

test.each([
  ['lesson+', true],
  ['lesson+ lesson+ quiz+ lab+', true],
  ['lesson+ lesson- quiz+ lab+', false],
  ['lesson+ quiz-', false],
  ['lesson+ lab+ lab-', false],
  ['quiz+ lab+', false],
  ['', false],
])('"%s" is earned: %s', (notation, earned) => {
  expect(isEarned(standing(notation))).toBe(earned)
})

test('what is missing is named in the order of the course, without what is met', () => {
  const { lesson, quiz, lab } = standing('lesson- lesson+ lesson- quiz- lab+')
  expect(lesson.total).toBe(3)
  expect(lesson.missing).toEqual([
    { type: 'lesson', id: 'lesson-0', moduleId: 'threads', title: 'lesson' },
    { type: 'lesson', id: 'lesson-2', moduleId: 'threads', title: 'lesson' },
  ])
  expect(quiz).toEqual({ total: 1, missing: [{ type: 'quiz', id: 'quiz-3', title: 'quiz' }] })
  expect(lab).toEqual({ total: 1, missing: [] })
})
