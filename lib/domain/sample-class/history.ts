import type { Draws } from '#sim/core/draws.ts'
import type { AttemptGrade } from '../attempts/attempt.ts'
import type { QuizPolicy } from '../attempts/quiz-policy.ts'
import type { Grade } from '../drills/grade.ts'
import type { ReviewState } from '../drills/scheduler.ts'
import type { Graded } from '../grading/graded.ts'
import type { DeliverableResult } from '../labs/lab-result.ts'
import type { LabValues } from '../labs/lab-spec.ts'
import type { LessonProgress } from '../progress/lesson-progress.ts'
import type { Evidence } from '../progress/objectives.ts'
import type { DrawnQuestion } from '../questions/draw-question.ts'
import type { Response } from '../questions/response.ts'
import type { CourseContent } from './course-content.ts'
import type { Persona } from './persona.ts'

/** Everything one learner leaves behind; the ids of rows that others refer to are given. */
export type LearnerHistory = {
  readonly enrolledAt: Date
  readonly lessons: readonly (LessonProgress & { readonly lessonId: string })[]
  readonly checks: readonly SampleCheck[]
  readonly attempts: readonly SampleAttempt[]
  readonly submissions: readonly SampleSubmission[]
  readonly reviews: readonly SampleReview[]
  readonly reviewStates: readonly (ReviewState & { readonly cardId: string })[]
  readonly evidence: readonly Evidence[]
  /** The lesson last worked at. */
  readonly resume: {
    readonly lessonId: string
    readonly moduleId: string
    readonly title: string
    readonly at: Date
  } | null
}

export type SampleCheck = {
  readonly questionId: string
  readonly lessonId: string
  readonly response: Response
  readonly score: number
  readonly tries: number
  readonly firstScore: number
  readonly answeredAt: Date
}

export type SampleAttempt = {
  readonly id: string
  readonly quizId: string
  readonly quizVersionId: string
  readonly number: number
  readonly seed: number
  readonly policy: QuizPolicy
  readonly startedAt: Date
  readonly deadlineAt: Date | null
  readonly submittedAt: Date
  readonly grade: AttemptGrade
  readonly items: readonly {
    readonly questionVersionId: string
    readonly optionOrder: readonly string[]
    readonly drawn: DrawnQuestion | null
    readonly response: Response | null
    readonly graded: Graded
    readonly points: number
  }[]
}

export type SampleSubmission = {
  readonly id: string
  readonly labId: string
  readonly labVersionId: string
  readonly values: LabValues
  readonly passed: boolean
  readonly submittedAt: Date
  readonly results: readonly DeliverableResult[]
}

export type SampleReview = {
  readonly cardId: string
  readonly grade: Grade
  readonly bullets: readonly string[]
  readonly redFlags: readonly string[]
  readonly reviewedAt: Date
}

export type HistorySetting = {
  readonly content: CourseContent
  readonly persona: Persona
  readonly enrolledAt: Date
  /** Nothing happens after it. */
  readonly now: Date
  readonly draws: Draws
  readonly newId: () => string
}
