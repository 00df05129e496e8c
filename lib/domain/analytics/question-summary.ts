import { type Interval, wilsonInterval } from './wilson-interval.ts'

/** With fewer answers than this nothing is said: a number would point at a person. */
export const MIN_TO_COUNT = 5
/** With fewer answers than this a share says more about chance than about the question. */
export const MIN_TO_RATE = 10

/** What may be said about a question (or a quiz) after `n` answers. Facility is the mean score, 0..1. */
export type QuestionSummary =
  | { readonly type: 'too-few'; readonly n: number }
  | { readonly type: 'counts'; readonly n: number; readonly fullMarks: number }
  | {
      readonly type: 'rated'
      readonly n: number
      readonly fullMarks: number
      readonly facility: number
      readonly interval: Interval
    }

/** Says nothing under five answers, counts under ten, then the facility index with its Wilson interval. */
export function summariseQuestion({
  n,
  fullMarks,
  meanScore,
}: {
  n: number
  fullMarks: number
  meanScore: number
}): QuestionSummary {
  if (n < MIN_TO_COUNT) return { type: 'too-few', n }
  const interval = wilsonInterval(meanScore, n)
  if (n < MIN_TO_RATE || !interval) return { type: 'counts', n, fullMarks }
  return { type: 'rated', n, fullMarks, facility: meanScore, interval }
}
