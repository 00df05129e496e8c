import type { Response } from '../questions/response.ts'
import { isSameResponse } from '../questions/same-response.ts'
import type { Confidence } from './calibration.ts'

/** What stands at a question: the response, and how sure its learner says to be. Without a response nobody is sure. */
export type Answer = { readonly response: Response | null; readonly confidence: Confidence | null }

export const NO_ANSWER: Answer = { response: null, confidence: null }

export const isSameAnswer = (a: Answer, b: Answer): boolean =>
  a.confidence === b.confidence && isSameResponse(a.response, b.response)
