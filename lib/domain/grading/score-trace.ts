import { normalText } from '../questions/normal-text.ts'
import { parseNumber } from '../questions/parse-number.ts'
import type { Question } from '../questions/question.ts'
import type { ResponseOf } from '../questions/response.ts'
import { type AskedCell, askedCells } from '../questions/trace-fields.ts'
import type { Graded, Mark } from './graded.ts'
import { isSameNumber } from './same-number.ts'

type Trace = Extract<Question, { type: 'trace' }>

/** The share of asked cells that hold the right value; each cell stands for itself. */
export function scoreTrace(question: Trace, response: ResponseOf<'trace'> | null): Omit<Graded, 'isRight'> {
  const marks = askedCells(question).map((cell) => {
    const given = response?.cells[cell.id]
    const mark: Mark = given === undefined ? 'missed' : isRight(cell, given) ? 'right' : 'wrong'
    return { id: cell.id, mark }
  })
  return { score: marks.filter(({ mark }) => mark === 'right').length / marks.length, marks }
}

function isRight({ answer, accepted }: AskedCell, given: string): boolean {
  if (typeof answer === 'string')
    return [answer, ...accepted].some((form) => normalText(form) === normalText(given))
  const parsed = parseNumber(given)
  return parsed.ok && isSameNumber(answer, parsed.value)
}
