import { replayTurns } from '#sim/threads/grading/replay-turns.ts'
import { traceProblem } from '../questions/cell-problem.ts'
import { parseNumber } from '../questions/parse-number.ts'
import type { Question } from '../questions/question.ts'
import type { Response } from '../questions/response.ts'
import { askedCells } from '../questions/trace-fields.ts'

export type FormProblem = {
  readonly code: 'unreadable' | 'misfit' | 'unfinished'
  /** What to change, for the learner. */
  readonly message: string
}

/** Why an answer cannot be read as one, or null. Such an answer is sent back and uses no try. */
export function formProblem(question: Question, response: Response | null): FormProblem | null {
  if (question.type === 'numeric' && response?.type === 'numeric') {
    const parsed = parseNumber(response.text, question.unit ?? null)
    return parsed.ok ? null : { code: 'unreadable', message: parsed.error.message }
  }
  if (question.type === 'trace' && response?.type === 'trace') {
    const cells = askedCells(question).map((cell) => ({ ...cell, isNumber: typeof cell.answer === 'number' }))
    const message = traceProblem(cells, response.cells)
    return message === null ? null : { code: 'unreadable', message }
  }
  if (question.type === 'schedule' && response?.type === 'schedule')
    return scheduleProblem(question.program, response.turns)
  return null
}

function scheduleProblem(program: string, turns: readonly string[]): FormProblem | null {
  const run = replayTurns(program, turns)
  if (run === null)
    return {
      code: 'misfit',
      message: 'This schedule does not fit the program. Load the page again and begin anew.',
    }
  if (run.end === 'unfinished')
    return {
      code: 'unfinished',
      message: 'The run is not over yet. Go on choosing who goes next, until it ends.',
    }
  return null
}
