import { expect, test } from 'vitest'
import { createDraws } from '#sim/core/draws.ts'
import { emailSchema, nameSchema } from '../accounts/account-input.ts'
import { grade } from '../grading/grade.ts'
import { type Question, questionSchema } from '../questions/question.ts'
import { responseSchema } from '../questions/response.ts'
import type { CourseContent } from './course-content.ts'
import { learnerHistory } from './learner-history.ts'
import { samplePeople } from './names.ts'
import { drawPersona } from './persona.ts'
import { sampleResponse } from './sample-response.ts'

const base = { stem: 's', difficulty: 'medium', explanation: 'e' }
const feedback = { correct: 'c', incorrect: 'i' }
const option = (id: string, correct = false) => ({ id, text: id, correct, feedback: 'f' })
const questions: readonly Question[] = [
  { type: 'single', options: [option('a', true), option('b'), option('c')] },
  { type: 'multiple', options: [option('a', true), option('b'), option('c', true)] },
  { type: 'multiple', scoring: 'coverage', options: [option('a', true), option('b')] },
  { type: 'numeric', answer: 0, feedback },
  { type: 'numeric', answer: 2.5, tolerance: 4, unit: 'ms', feedback },
  { type: 'text', accepted: ['a lock'], feedback },
  { type: 'ordering', items: ['a', 'b', 'c'].map((id) => ({ id, text: id })), feedback },
  {
    type: 'matching',
    pairs: ['a', 'b'].map((id) => ({ id, left: id, right: 'the same', feedback: 'f' })),
  },
  { type: 'matching', pairs: ['a', 'b', 'c'].map((id) => ({ id, left: id, right: id, feedback: 'f' })) },
].map((question, i) => questionSchema.parse({ ...base, id: `q${i}`, ...question }))

test.each(questions.map((question) => [question.type, question] as const))(
  'a %s question is answered right or wrong as wished, in a form the grader takes',
  (_, question) => {
    const draws = createDraws(1)
    for (let i = 0; i < 50; i++) {
      const right = sampleResponse(question, true, draws)
      expect(grade(question, responseSchema.parse(right)).isRight).toBe(true)
      const wrong = sampleResponse(question, false, draws)
      expect(grade(question, wrong && responseSchema.parse(wrong)).isRight).toBe(false)
    }
  },
)

test('people have different addresses that an account may have, the same for the same seed', () => {
  const people = samplePeople(3000, createDraws(4))
  expect(new Set(people.map(({ email }) => email)).size).toBe(3000)
  for (const { name, email } of people) {
    expect(nameSchema.parse(name)).toBe(name)
    expect(emailSchema.parse(email)).toBe(email)
    expect(email).toMatch(/^[a-z.-]+@class\.example$/)
  }
  expect(samplePeople(3000, createDraws(4))).toEqual(people)
})

const content: CourseContent = {
  courseId: 'course',
  lessons: ['a', 'b', 'c'].map((id, i) => ({
    id,
    moduleId: i < 2 ? 'm1' : 'm2',
    title: id,
    minutes: 10,
    steps: [`heading:${id}`, 'check:q0', `sim:${id}`],
    objectiveIds: [`o-${id}`],
    checks: [questions[0]!],
  })),
  quizzes: [
    {
      id: 'quiz',
      moduleId: 'm1',
      versionId: 'v',
      policy: {
        attempts: 3,
        cooldownMinutes: 10,
        timeLimitMinutes: 5,
        keep: 'best',
        passPercent: 70,
        reveal: 'after-submit',
        shuffleOptions: true,
      },
      questions: questions.map((question) => ({ versionId: `v-${question.id}`, question, drawn: null })),
    },
  ],
  labs: [],
  cards: ['x', 'y'].map((id) => ({ id, bulletIds: ['b1', 'b2', 'b3'], redFlagIds: ['r'] })),
}

const historyOf = (seed: number) => {
  let id = 0
  const draws = createDraws(seed)
  return learnerHistory({
    content,
    persona: drawPersona(draws),
    enrolledAt: new Date('2026-01-05T08:00:00Z'),
    now: new Date('2026-03-02T09:00:00Z'),
    draws: draws.fork(1),
    newId: () => `id-${id++}`,
  })
}

test('the same seed gives the same history', () => {
  for (let seed = 0; seed < 50; seed++) expect(historyOf(seed)).toEqual(historyOf(seed))
})

test('attempts keep the policy: number of tries, cooldown, time limit', () => {
  for (let seed = 0; seed < 300; seed++) {
    const { attempts } = historyOf(seed)
    expect(attempts.length).toBeLessThanOrEqual(3)
    for (const [i, attempt] of attempts.entries()) {
      expect(attempt.number).toBe(i + 1)
      expect(attempt.submittedAt < attempt.deadlineAt!).toBe(true)
      const before = attempts[i - 1]
      if (before) expect(+attempt.startedAt - +before.submittedAt).toBeGreaterThanOrEqual(10 * 60_000)
      expect(before?.grade.passed ?? false).toBe(false)
    }
  }
})

test('a class has people who finish, people who stop and people who never come', () => {
  const done = Array.from(
    { length: 200 },
    (_, seed) => historyOf(seed).lessons.filter(({ completedAt }) => completedAt).length,
  )
  for (const lessons of [0, 1, 3]) expect(done.filter((n) => n === lessons).length).toBeGreaterThan(5)
})
