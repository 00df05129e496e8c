import type { ClassRecord } from './class-record.ts'
import { median } from './quantile.ts'
import { type QuestionSummary, summariseQuestion } from './question-summary.ts'

/** How a class did in one quiz. Scores are in percent. */
export type QuizSummary = {
  /** Learners who submitted, and their attempts in all. */
  readonly learners: number
  readonly attempts: number
  /** Of the learners who submitted, those who passed at any attempt. */
  readonly passed: QuestionSummary
  /** Scores of first attempts and their median; null where too few submitted to show them without pointing at a person. */
  readonly first: { readonly percents: readonly number[]; readonly median: number } | null
}

/** Counts enrolled learners only. O(learners). */
export function summariseQuiz({ learners }: ClassRecord, quizId: string): QuizSummary {
  const results = learners.flatMap(({ quizzes }) => quizzes.get(quizId) ?? [])
  const n = results.length
  const fullMarks = results.filter(({ passed }) => passed).length
  const passed = summariseQuestion({ n, fullMarks, meanScore: n === 0 ? 0 : fullMarks / n })
  const percents = results.map(({ firstPercent }) => firstPercent)
  const middle = median(percents)
  return {
    learners: n,
    attempts: results.reduce((sum, { attempts }) => sum + attempts, 0),
    passed,
    first: passed.type === 'too-few' || middle === null ? null : { percents, median: middle },
  }
}
