import { invariant } from '#lib/shared/invariant.ts'
import { normalText } from '../questions/normal-text.ts'
import { parseNumber } from '../questions/parse-number.ts'
import type { Question } from '../questions/question.ts'
import type { Response, ResponseOf } from '../questions/response.ts'
import { gradeSchedule } from './grade-schedule.ts'
import type { Graded, Mark } from './graded.ts'
import { isSameNumber } from './same-number.ts'
import { scoreMultiple } from './score-multiple.ts'
import { scoreOrdering } from './score-ordering.ts'
import { scoreTrace } from './score-trace.ts'

/** Raised when the same answer to the same question would get another score. */
export const GRADER_VERSION = 1

type Scored = Omit<Graded, 'isRight'>

/**
 * Grades an answer in the question's own part ids; null is an unanswered question and scores 0. Pure and total: a number
 * that cannot be read, or a schedule that does not fit, scores 0 (ask `formProblem` first where it should not cost a try).
 */
export function grade(question: Question, response: Response | null): Graded {
  const scored = score(question, response)
  const bounded = Math.min(1, Math.max(0, scored.score))
  return { marks: scored.marks, score: bounded, isRight: bounded === 1 }
}

function score(question: Question, response: Response | null): Scored {
  invariant(
    response === null || response.type === question.type,
    `a ${question.type} question is graded with a ${response?.type} answer`,
  )
  switch (question.type) {
    case 'single':
      return scoreSingle(question, response as ResponseOf<'single'> | null)
    case 'multiple':
      return scoreMultipleChoice(question, response as ResponseOf<'multiple'> | null)
    case 'numeric':
      return { score: isWithin(question, response as ResponseOf<'numeric'> | null) ? 1 : 0, marks: [] }
    case 'text':
      return { score: isAccepted(question, response as ResponseOf<'text'> | null) ? 1 : 0, marks: [] }
    case 'ordering':
      return scoreOrdering(question, response as ResponseOf<'ordering'> | null)
    case 'matching':
      return scoreMatching(question, response as ResponseOf<'matching'> | null)
    case 'trace':
      return scoreTrace(question, response as ResponseOf<'trace'> | null)
    case 'schedule':
      return gradeSchedule(question, response as ResponseOf<'schedule'> | null)
  }
}

type QuestionOf<Type extends Question['type']> = Extract<Question, { type: Type }>

function scoreSingle(question: QuestionOf<'single'>, response: ResponseOf<'single'> | null): Scored {
  const marks = question.options.map(({ id, correct }) => ({
    id,
    mark: markOption(correct, response?.choice === id),
  }))
  return { score: marks.some(({ mark }) => mark === 'right') ? 1 : 0, marks }
}

function scoreMultipleChoice(
  question: QuestionOf<'multiple'>,
  response: ResponseOf<'multiple'> | null,
): Scored {
  const chosen = new Set(response?.choices)
  const marks = question.options.map(({ id, correct }) => ({ id, mark: markOption(correct, chosen.has(id)) }))
  if (response === null) return { score: 0, marks }
  const count = (wanted: Mark) => marks.filter(({ mark }) => mark === wanted).length
  const [right, wrong] = [count('right'), count('wrong')]
  return {
    score: scoreMultiple(question.scoring, {
      right,
      wrong,
      correct: right + count('missed'),
      all: marks.length,
    }),
    marks,
  }
}

function markOption(isCorrect: boolean, isChosen: boolean): Mark {
  if (isCorrect) return isChosen ? 'right' : 'missed'
  return isChosen ? 'wrong' : 'rejected'
}

function isWithin(question: QuestionOf<'numeric'>, response: ResponseOf<'numeric'> | null): boolean {
  const given = response && parseNumber(response.text, question.unit ?? null)
  return given?.ok === true && isSameNumber(question.answer, given.value, question.tolerance)
}

function isAccepted(question: QuestionOf<'text'>, response: ResponseOf<'text'> | null): boolean {
  return response !== null && question.accepted.some((form) => normalText(form) === normalText(response.text))
}

/** The share of pairs matched right. Right sides that read the same are interchangeable. */
function scoreMatching(question: QuestionOf<'matching'>, response: ResponseOf<'matching'> | null): Scored {
  const rightOf = new Map(question.pairs.map(({ id, right }) => [id, right]))
  const marks = question.pairs.map(({ id, right }) => {
    const given = response?.pairs[id]
    const mark: Mark = given === undefined ? 'missed' : rightOf.get(given) === right ? 'right' : 'wrong'
    return { id, mark }
  })
  return { score: marks.filter(({ mark }) => mark === 'right').length / marks.length, marks }
}
