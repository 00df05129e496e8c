import type { QuestionReview } from '../grading/review-question.ts'
import type { Html } from '../questions/html.ts'
import type { Practice } from '../questions/practice.ts'
import type { QuestionView } from '../questions/project-question.ts'
import type { Response } from '../questions/response.ts'
import type { OwnReport } from '../reports/question-report.ts'
import type { AttemptStatus } from './attempt.ts'
import type { Calibration, Confidence } from './calibration.ts'

/** What the page of an open attempt knows. Answers are in the numbers shown; times are ISO 8601. */
export type AttemptView = {
  readonly id: string
  readonly quizId: string
  readonly quizTitle: string
  readonly number: number
  readonly startedAt: string
  readonly deadlineAt: string | null
  /** The server's clock when this was made, to count down by. */
  readonly serverNow: string
  readonly items: readonly ItemView[]
}

export type ItemView = {
  readonly id: string
  readonly question: QuestionView<Html>
  readonly response: Response | null
  readonly confidence: Confidence | null
  readonly revision: number
  /** What this learner reported about the question last. */
  readonly report: OwnReport | null
}

/** The outcome of a closed attempt: an answer to a submit, and again to each repeat of it. */
export type SubmitOutcome = {
  readonly attemptId: string
  readonly status: Exclude<AttemptStatus, 'inProgress'>
  readonly score: number
  readonly maxScore: number
  readonly passed: boolean
}

export type ResultItem = {
  readonly itemId: string
  readonly stem: Html
  readonly points: number
  /** Share of the points, 0 to 1. */
  readonly score: number
  readonly review: QuestionReview<Html>
  /** How sure one said to be, before it was graded. */
  readonly confidence: Confidence | null
  /** What its author names to practise; null after a right answer. */
  readonly practice: Practice | null
  /** Otherwise: lessons where the question's objectives are taught. */
  readonly lessons: readonly { readonly title: string; readonly href: string }[]
  /** What this learner reported about the question last. */
  readonly report: OwnReport | null
}

/** A closed attempt. `items` is null while the policy keeps the answers closed. */
export type AttemptResult = SubmitOutcome & {
  readonly quizId: string
  readonly quizTitle: string
  readonly number: number
  readonly startedAt: string
  readonly submittedAt: string
  /** Whether this is the attempt that counts. */
  readonly counts: boolean
  readonly passPercent: number
  readonly attemptsLeft: number
  /** When the next attempt opens; null when it is open now, or there is none. */
  readonly nextAt: string | null
  readonly reveal: 'after-submit' | 'after-last-attempt' | 'never'
  readonly items: readonly ResultItem[] | null
  /** Of the answers with a confidence; null when there are none, or as long as `items` is. */
  readonly calibration: Calibration | null
}
