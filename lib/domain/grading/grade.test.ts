import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTurns } from '#sim/threads/stepper/turn.ts'
import { allQuestions, questions } from '#tests/factories/questions.ts'
import type { Question } from '../questions/question.ts'
import type { Response } from '../questions/response.ts'
import { formProblem } from './form-problem.ts'
import { grade } from './grade.ts'
import { reviewQuestion } from './review-question.ts'
import { type MultipleScoring, scoreMultiple } from './score-multiple.ts'

const turns = (text: string) => [...readTurns(text)]

const rightAnswers: Record<Question['type'], Response> = {
  single: { type: 'single', choice: 'sjf' },
  multiple: { type: 'multiple', choices: ['b', 'a'] },
  numeric: { type: 'numeric', text: '25/2 ticks' },
  text: { type: 'text', text: '  the convoy ' },
  ordering: { type: 'ordering', order: ['load', 'add', 'store'] },
  matching: { type: 'matching', pairs: { ready: 'ready', blocked: 'blocked', embryo: 'embryo' } },
  trace: { type: 'trace', cells: { 'r1-c2': 'yes', 'r2-c1': '3.0', 'r2-c2': ' true', 'r3-c1': '5' } },
  schedule: { type: 'schedule', turns: turns('main main main T2 T2 T1 T1 T1 T2 main main') },
}

const wrongAnswers: Record<Question['type'], Response> = {
  single: { type: 'single', choice: 'rr' },
  multiple: { type: 'multiple', choices: ['c', 'd'] },
  numeric: { type: 'numeric', text: '12.8' },
  text: { type: 'text', text: 'convoys' },
  ordering: { type: 'ordering', order: ['store', 'add', 'load'] },
  matching: { type: 'matching', pairs: { ready: 'blocked', blocked: 'embryo', embryo: 'ready' } },
  trace: { type: 'trace', cells: { 'r1-c2': 'no', 'r2-c1': '4', 'r3-c1': '7' } },
  schedule: { type: 'schedule', turns: turns('main main main T2 T2 T2 T1 T1 T1 main main') },
}

test.each(allQuestions)(
  'the right answer to a $type question scores 1, a wrong one and none score 0',
  (question) => {
    expect(grade(question, rightAnswers[question.type])).toMatchObject({ score: 1, isRight: true })
    expect(grade(question, wrongAnswers[question.type])).toMatchObject({ score: 0, isRight: false })
    expect(grade(question, null)).toMatchObject({ score: 0, isRight: false })
  },
)

// t right and f wrong of n = 5 options with c = 3 correct ones.
test.each<[MultipleScoring, number, number, number]>([
  ['all-or-nothing', 3, 0, 1],
  ['all-or-nothing', 2, 0, 0],
  ['all-or-nothing', 3, 1, 0],
  ['net-correct', 2, 1, 1 / 3],
  ['net-correct', 1, 2, 0],
  ['coverage', 2, 0, 2 / 3],
  ['coverage', 3, 2, 3 / 5],
  ['coverage', 0, 0, 0],
  ['every-decision', 3, 0, 1],
  ['every-decision', 2, 1, 3 / 5],
  ['every-decision', 0, 2, 0],
])('%s with %i right and %i wrong choices scores %f', (scoring, right, wrong, expected) => {
  expect(scoreMultiple(scoring, { right, wrong, correct: 3, all: 5 })).toBeCloseTo(expected, 12)
})

const choiceCounts = fc
  .record({ correct: fc.integer({ min: 1, max: 10 }), others: fc.integer({ min: 0, max: 9 }) })
  .chain(({ correct, others }) =>
    fc.record({
      right: fc.integer({ min: 0, max: correct }),
      wrong: fc.integer({ min: 0, max: others }),
      correct: fc.constant(correct),
      all: fc.constant(correct + others),
    }),
  )

const scorings = fc.constantFrom<MultipleScoring>(
  'all-or-nothing',
  'net-correct',
  'coverage',
  'every-decision',
)

test('every scoring stays within 0 and 1 and gives 1 exactly for the whole key', () => {
  fc.assert(
    fc.property(scorings, choiceCounts, (scoring, counts) => {
      const score = scoreMultiple(scoring, counts)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(score === 1).toBe(counts.right === counts.correct && counts.wrong === 0)
    }),
  )
})

test('one more right choice never lowers a score, one more wrong choice never raises it', () => {
  fc.assert(
    fc.property(scorings, choiceCounts, (scoring, counts) => {
      const score = scoreMultiple(scoring, counts)
      const { right, wrong, correct, all } = counts
      if (right < correct)
        expect(scoreMultiple(scoring, { ...counts, right: right + 1 })).toBeGreaterThanOrEqual(score)
      if (wrong < all - correct)
        expect(scoreMultiple(scoring, { ...counts, wrong: wrong + 1 })).toBeLessThanOrEqual(score)
    }),
  )
})

test('pairwise ordering scores an order and its reverse to 1 together', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['load', 'add', 'store'], { minLength: 3 }), (order) => {
      const score = grade(questions.ordering, { type: 'ordering', order }).score
      const reversed = grade(questions.ordering, { type: 'ordering', order: order.toReversed() }).score
      expect(score + reversed).toBeCloseTo(1, 12)
    }),
  )
})

test('exact ordering gives nothing for one swap, pairwise loses one pair of three', () => {
  const swapped: Response = { type: 'ordering', order: ['add', 'load', 'store'] }
  expect(grade({ ...questions.ordering, scoring: 'exact' }, swapped).score).toBe(0)
  expect(grade(questions.ordering, swapped).score).toBeCloseTo(2 / 3, 12)
})

test('items that read the same may stand in for each other', () => {
  const items = ['acquire', 'work', 'release', 'work'].map((text, i) => ({ id: `i${i}`, text }))
  const twice = { ...questions.ordering, items }
  const order = ['i0', 'i3', 'i2', 'i1']
  expect(grade({ ...twice, scoring: 'exact' }, { type: 'ordering', order }).score).toBe(1)
  expect(grade(twice, { type: 'ordering', order }).score).toBe(1)
})

test('matching gives the share of right pairs, and a pair left open is missed', () => {
  const graded = grade(questions.matching, { type: 'matching', pairs: { ready: 'ready', embryo: 'blocked' } })
  expect(graded.score).toBeCloseTo(1 / 3, 12)
  expect(graded.marks.map(({ mark }) => mark)).toEqual(['right', 'missed', 'wrong'])
})

test.each([
  ['12.25', 1],
  ['12.75 ticks', 1],
  ['12.76', 0],
  ['12,5', 0],
])('a tolerance of 0.25 around 12.5 makes %j score %i', (text, score) => {
  expect(grade(questions.numeric, { type: 'numeric', text }).score).toBe(score)
})

test('a third typed with nine digits is a third', () => {
  const third = { ...questions.numeric, answer: 1 / 3, tolerance: 0 }
  expect(grade(third, { type: 'numeric', text: '1/3' }).score).toBe(1)
  expect(grade(third, { type: 'numeric', text: '0.3333333333' }).score).toBe(1)
  expect(grade(third, { type: 'numeric', text: '0.333' }).score).toBe(0)
})

test('a number that cannot be read has a problem of form, a wrong one and a text have none', () => {
  expect(formProblem(questions.numeric, { type: 'numeric', text: 'twelve' })?.code).toBe('unreadable')
  expect(formProblem(questions.numeric, { type: 'numeric', text: '99' })).toBeNull()
  expect(formProblem(questions.text, { type: 'text', text: '?' })).toBeNull()
})

test('a review tells every option apart: chosen right, chosen wrong, missed, rightly left', () => {
  const response: Response = { type: 'multiple', choices: ['a', 'c'] }
  const graded = grade(questions.multiple, response)
  const review = reviewQuestion({
    question: questions.multiple,
    order: ['d', 'c', 'b', 'a'],
    response,
    graded,
  })
  expect(review.type === 'multiple' && review.options.map(({ text, mark }) => `${text}: ${mark}`)).toEqual([
    'Ageing: rejected',
    'Preemption: wrong',
    'Hold and wait: missed',
    'Mutual exclusion: right',
  ])
})

test('a trace gives the share of right cells, with a mark for each', () => {
  const graded = grade(questions.trace, { type: 'trace', cells: { 'r1-c2': 'True', 'r2-c1': '4' } })
  expect(graded.score).toBe(1 / 4)
  expect(graded.marks.map(({ mark }) => mark)).toEqual(['right', 'wrong', 'missed', 'missed'])
})

test('a cell that asks for a number and holds none is sent back with its place; a text may be anything', () => {
  const typed = (cells: Record<string, string>) =>
    formProblem(questions.trace, { type: 'trace', cells })?.message
  expect(typed({ 'r1-c2': 'perhaps', 'r2-c1': '3,5' })).toBe(
    'Row 2, i: Write decimals with a point, as in 0.5, and no separators.',
  )
  expect(typed({ 'r1-c2': 'perhaps', 'r2-c1': '17' })).toBeUndefined()
})

test.each([
  ['main main main T1', 'unfinished'],
  ['main T1', 'misfit'],
  ['main main main T3', 'misfit'],
  ['main main main T1 T1 T1 T2 T2 T2 main main', undefined],
])('the schedule %j is sent back as %s', (text, code) => {
  const response: Response = { type: 'schedule', turns: turns(text) }
  expect(formProblem(questions.schedule, response)?.code).toBe(code)
  expect(grade(questions.schedule, response).score).toBe(0)
})

test('a review of a schedule tells the steps of both runs and the values asked for', () => {
  const response = wrongAnswers.schedule
  const graded = grade(questions.schedule, response)
  const review = reviewQuestion({ question: questions.schedule, order: [], response, graded })
  if (review.type !== 'schedule') expect.fail(review.type)
  expect(review.given?.variables).toEqual([{ name: 'counter', value: '2' }])
  expect(review.example?.variables).toEqual([{ name: 'counter', value: '1' }])
  expect(review.example?.steps.slice(3, 6).map(({ thread, line }) => `${thread} ${line}`)).toEqual([
    'T1 7',
    'T1 7',
    'T2 7',
  ])
})
