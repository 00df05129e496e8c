import type { QuizPolicy } from '../attempts/quiz-policy.ts'
import type { LabResult } from '../labs/lab-result.ts'
import type { LabValues } from '../labs/lab-spec.ts'
import type { DrawnQuestion } from '../questions/draw-question.ts'
import type { Question } from '../questions/question.ts'

/** What a made-up class works on: the published course, with its keys. Stays on the server. */
export type CourseContent = {
  readonly courseId: string
  /** In the order of the course. */
  readonly lessons: readonly SampleLesson[]
  readonly quizzes: readonly SampleQuiz[]
  readonly labs: readonly SampleLab[]
  readonly cards: readonly SampleCard[]
}

export type SampleLesson = {
  readonly id: string
  readonly moduleId: string
  readonly title: string
  readonly minutes: number
  readonly steps: readonly string[]
  readonly objectiveIds: readonly string[]
  readonly checks: readonly Question[]
}

export type SampleQuiz = {
  readonly id: string
  readonly moduleId: string
  readonly versionId: string
  readonly policy: QuizPolicy
  readonly questions: readonly {
    readonly versionId: string
    readonly question: Question
    readonly drawn: DrawnQuestion | null
  }[]
}

/** Submissions that somebody might send in, with what the evaluation really says of each. */
export type SampleLab = {
  readonly id: string
  readonly moduleId: string
  readonly versionId: string
  readonly candidates: readonly { readonly values: LabValues; readonly result: LabResult }[]
  readonly objectivesOf: Readonly<Record<string, readonly string[]>>
}

export type SampleCard = {
  readonly id: string
  readonly bulletIds: readonly string[]
  readonly redFlagIds: readonly string[]
}
