import { type NumberProblem, parseNumber } from '../questions/parse-number.ts'
import type { Question } from '../questions/question.ts'
import type { Response } from '../questions/response.ts'

/** Why an answer cannot be read as one, or null. Such an answer is sent back and uses no try. */
export function formProblem(question: Question, response: Response | null): NumberProblem | null {
  if (question.type !== 'numeric' || response?.type !== 'numeric') return null
  const parsed = parseNumber(response.text, question.unit ?? null)
  return parsed.ok ? null : parsed.error
}
