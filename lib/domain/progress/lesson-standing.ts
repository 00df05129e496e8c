import type { ObjectiveState } from './objectives.ts'

/** What a lesson page shows of a learner's progress in it. */
export type LessonStanding = {
  readonly percent: number
  readonly isCompleted: boolean
  readonly stepsDone: readonly string[]
  readonly objectives: readonly ObjectiveState[]
}
