import type { QuizPolicy } from './quiz-policy.ts'

export type AttemptStatus = 'inProgress' | 'submitted' | 'expired'

/** One try at a quiz. `policy` is the snapshot taken at its start; later edits of the quiz do not reach it. */
export type Attempt = {
  readonly id: string
  readonly userId: string
  readonly quizId: string
  /** 1 for a learner's first attempt at this quiz. */
  readonly number: number
  readonly seed: number
  readonly status: AttemptStatus
  readonly policy: QuizPolicy
  readonly startedAt: Date
  readonly deadlineAt: Date | null
  readonly submittedAt: Date | null
}

/** Points reached, stored once when the attempt is closed. */
export type AttemptGrade = { readonly score: number; readonly maxScore: number; readonly passed: boolean }

export type GradedAttempt = Attempt & { readonly grade: AttemptGrade | null }
