import { expect, test } from 'vitest'
import { classOf } from './class-record.fixture.ts'
import { summariseQuiz } from './quiz-summary.ts'

test('passing counts any attempt, scores only the first, and who never submitted counts nowhere', () => {
  const record = classOf(`
    Ada 0 | a@1 | q:40,80@9
    Ben 0 | a@1 | q:90@9
    Cem 0 | a@1 | q:20@9
    Dee 0 | a@1 | q:60@9
    Eli 0 | a@1 | q:50,50@9
    Fay 0 | a@1
  `)
  expect(summariseQuiz(record, 'q')).toEqual({
    learners: 5,
    attempts: 7,
    passed: { type: 'counts', n: 5, fullMarks: 2 },
    first: { percents: [40, 90, 20, 60, 50], median: 50 },
  })
})

test('of fewer than five nothing is said but how many they are', () => {
  const { learners, first, passed } = summariseQuiz(classOf('Ada 0 | a@1 | q:40@9'), 'q')
  expect([learners, first, passed]).toEqual([1, null, { type: 'too-few', n: 1 }])
})
