import type { Entry } from '#app/_saving/save-queue.ts'
import type { Answer } from '#lib/domain/attempts/answer.ts'
import type { ItemView } from '#lib/domain/attempts/attempt-view.ts'
import { type CellPlace, traceProblem } from '#lib/domain/questions/cell-problem.ts'
import { parseNumber } from '#lib/domain/questions/parse-number.ts'
import { isComplete } from './draft-response.ts'

export type QuestionState = 'open' | 'begun' | 'unfinished' | 'answered' | 'conflict' | 'problem'

/**
 * What the list of questions shows. A number that cannot be read is a problem of form, not a wrong answer; `unfinished` are
 * the runs that cannot be graded as they stand, either.
 */
export function questionState(
  { id, question }: ItemView,
  entry: Entry<Answer>,
  unfinished: ReadonlySet<string>,
): QuestionState {
  if (entry.state === 'conflict') return 'conflict'
  if (entry.state === 'failed') return 'problem'
  if (entry.value.response === null) return 'open'
  if (formMessage({ question }, entry)) return 'problem'
  if (unfinished.has(id)) return 'unfinished'
  return isComplete(question, entry.value.response) ? 'answered' : 'begun'
}

export const stateWords: Readonly<Record<QuestionState, string>> = {
  open: 'not answered',
  begun: 'begun',
  unfinished: 'run not over',
  answered: 'answered',
  conflict: 'changed elsewhere',
  problem: 'needs a look',
}

const cellPlaces = ({ columns, rows }: Extract<ItemView['question'], { type: 'trace' }>): CellPlace[] =>
  rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) =>
      cell.type === 'asked' ? [{ ...cell, row, heading: columns[column] ?? '' }] : [],
    ),
  )

/** Why a typed number cannot be read, or null. */
export function formMessage(
  { question }: Pick<ItemView, 'question'>,
  { value: { response } }: Entry<Answer>,
): string | null {
  if (question.type === 'trace' && response?.type === 'trace')
    return traceProblem(cellPlaces(question), response.cells)
  if (question.type !== 'numeric' || response?.type !== 'numeric') return null
  const parsed = parseNumber(response.text, question.unit)
  return parsed.ok ? null : parsed.error.message
}
