import type { Draws } from '#sim/core/draws.ts'
import { undisturbedTurns } from '#sim/threads/grading/replay-turns.ts'
import { readTurns } from '#sim/threads/stepper/turn.ts'
import { grade } from '../grading/grade.ts'
import type { Question } from '../questions/question.ts'
import type { Response } from '../questions/response.ts'
import { askedCells } from '../questions/trace-fields.ts'
import { MAX_TURNS } from '../questions/turns.ts'

const easiness = { easy: 0.14, medium: 0, hard: -0.18 } as const

/** Chance that somebody of this ability answers right. */
export const chanceOfRight = (ability: number, { difficulty }: Question): number =>
  Math.min(0.98, Math.max(0.04, ability + easiness[difficulty]))

/** An answer as somebody might give it who is to be right or wrong; null is one left out. */
export function sampleResponse(question: Question, isRight: boolean, draws: Draws): Response | null {
  if (isRight) return rightResponse(question)
  if (draws.chance(0.06)) return null
  const response = wrongResponse(question, draws)
  // Some wrong orders and choices happen to be right after all; leaving the question out is wrong for sure.
  return grade(question, response).isRight ? null : response
}

function rightResponse(question: Question): Response {
  switch (question.type) {
    case 'single':
      return { type: 'single', choice: question.options.find(({ correct }) => correct)!.id }
    case 'multiple':
      return {
        type: 'multiple',
        choices: question.options.filter(({ correct }) => correct).map(({ id }) => id),
      }
    case 'numeric':
      return { type: 'numeric', text: String(question.answer) }
    case 'text':
      return { type: 'text', text: question.accepted[0]! }
    case 'ordering':
      return { type: 'ordering', order: question.items.map(({ id }) => id) }
    case 'matching':
      return { type: 'matching', pairs: Object.fromEntries(question.pairs.map(({ id }) => [id, id])) }
    case 'trace': {
      const cells = askedCells(question).map(({ id, answer }) => [id, String(answer)])
      return { type: 'trace', cells: Object.fromEntries(cells) }
    }
    case 'schedule':
      return { type: 'schedule', turns: [...readTurns(question.answer)] }
  }
}

function wrongResponse(question: Question, draws: Draws): Response {
  switch (question.type) {
    case 'single':
      return { type: 'single', choice: draws.pick(question.options.filter(({ correct }) => !correct)).id }
    case 'multiple': {
      const flip = draws.pick(question.options).id
      const choices = question.options
        .filter(({ id, correct }) => correct !== (id === flip))
        .map(({ id }) => id)
      return {
        type: 'multiple',
        choices: choices.length > 0 ? choices : question.options.map(({ id }) => id),
      }
    }
    case 'numeric': {
      const off = Math.max(question.tolerance * 2, Math.abs(question.answer) * 0.5, 1)
      return { type: 'numeric', text: String(question.answer + (draws.chance(0.5) ? off : -off)) }
    }
    case 'text':
      return { type: 'text', text: draws.pick(['a lock', 'the scheduler', 'I do not know']) }
    case 'ordering':
      return {
        type: 'ordering',
        order: swapTwo(
          question.items.map(({ id }) => id),
          draws,
        ),
      }
    case 'matching': {
      const ids = question.pairs.map(({ id }) => id)
      const given = swapTwo(ids, draws)
      return { type: 'matching', pairs: Object.fromEntries(ids.map((id, i) => [id, given[i]!])) }
    }
    case 'trace': {
      const cells = askedCells(question)
      const off = draws.pick(cells).id
      const given = cells.map(({ id, answer }) => [id, id === off ? otherValue(answer) : String(answer)])
      return { type: 'trace', cells: Object.fromEntries(given) }
    }
    case 'schedule':
      return { type: 'schedule', turns: [...undisturbedTurns(question.program, MAX_TURNS)] }
  }
}

const otherValue = (answer: string | number): string =>
  typeof answer === 'number' ? String(answer + 1) : 'nothing'

function swapTwo(ids: readonly string[], draws: Draws): string[] {
  const at = draws.integer(ids.length - 1)
  return ids.map((id, i) => (i === at ? ids[at + 1]! : i === at + 1 ? ids[at]! : id))
}
