/** What the dashboards know of a course: its open parts in order, and one record per enrolled learner. */

export type OutlineLesson = { readonly id: string; readonly title: string; readonly moduleId: string }
export type OutlineQuiz = { readonly id: string; readonly title: string; readonly moduleId: string }

export type CourseOutline = {
  readonly id: string
  readonly title: string
  readonly lessons: readonly OutlineLesson[]
  readonly quizzes: readonly OutlineQuiz[]
}

export type LessonRecord = {
  readonly percent: number
  readonly startedAt: Date
  readonly completedAt: Date | null
}

/** Submitted attempts of one learner at one quiz. Percentages are 0 to 100. */
export type QuizRecord = {
  readonly attempts: number
  readonly passed: boolean
  readonly bestPercent: number
  readonly firstPercent: number
  readonly passedAt: Date | null
}

/** A learner enrolled in the course; staff have no record. Maps are by lesson id and quiz id. */
export type LearnerRecord = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly enrolledAt: Date
  readonly suspended: boolean
  /** The latest thing the learner did in the course, or null when there is none. */
  readonly lastActiveAt: Date | null
  readonly lessons: ReadonlyMap<string, LessonRecord>
  readonly quizzes: ReadonlyMap<string, QuizRecord>
  /** When the first certificate that still stands was issued; null without one. */
  readonly certifiedAt: Date | null
}

export type ClassRecord = { readonly outline: CourseOutline; readonly learners: readonly LearnerRecord[] }

/** Lessons of the outline this learner has completed. */
export const lessonsDone = (learner: LearnerRecord, outline: CourseOutline): number =>
  outline.lessons.filter(({ id }) => learner.lessons.get(id)?.completedAt).length

/** Every open lesson completed and every quiz passed; false for a course without either. */
export const hasFinished = (learner: LearnerRecord, outline: CourseOutline): boolean =>
  outline.lessons.length + outline.quizzes.length > 0 &&
  outline.lessons.every(({ id }) => learner.lessons.get(id)?.completedAt) &&
  outline.quizzes.every(({ id }) => learner.quizzes.get(id)?.passed)
