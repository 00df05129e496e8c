import { authorize } from '#lib/auth/authorize.ts'
import { type Db, transaction } from '#lib/db/client.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import {
  findLessonProgress,
  listEvidence,
  listRightChecks,
  saveLessonProgress,
  saveResumePoint,
} from '#lib/db/progress.ts'
import { saveStudyDay } from '#lib/db/study-days.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { advance, type LessonProgress } from '#lib/domain/progress/lesson-progress.ts'
import type { LessonStanding } from '#lib/domain/progress/lesson-standing.ts'
import { objectiveStates } from '#lib/domain/progress/objectives.ts'
import { learningDate } from '#lib/domain/progress/rhythm.ts'
import { isGradedStep, stepId } from '#lib/domain/progress/steps.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import { paths } from '#lib/shared/paths.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { enrolOnFirstWork } from './enrol-on-first-work.ts'
import { findLessonShape, type LessonShape } from './lesson-shape.ts'

export type LessonReport = {
  readonly lessonId: string
  /** Steps reached since the last report. Knowledge checks are taken from what was graded, not from here. */
  readonly steps: readonly string[]
  /** The heading being read, to continue there. */
  readonly resume?: { readonly heading: string; readonly label: string }
}

/** Adds what was reached in a lesson. Progress only grows, whatever order reports arrive in. Throws 404 for no such lesson. */
export async function recordLessonProgress(
  actor: Actor,
  report: LessonReport,
  { now }: Pick<RequestContext, 'now'>,
): Promise<LessonStanding> {
  const user = authorize(actor, 'learn')
  const shape = await findLessonShape(report.lessonId)
  if (!shape) throw notFoundError()
  return transaction(async (tx) => {
    await lockLearner(tx, user.id)
    const progress = await advanceLesson(tx, { userId: user.id, shape, reached: report.steps, now })
    if (report.resume) {
      const { heading, label } = report.resume
      const path = paths.lesson(shape.moduleId, shape.lessonId, heading)
      await saveResumePoint(tx, user.id, { path, label, updatedAt: now })
    }
    await saveStudyDay(tx, user.id, learningDate(now, user.timeZone))
    await enrolOnFirstWork(tx, user.id, now)
    return lessonStanding(tx, { userId: user.id, shape, progress })
  })
}

type Reached = {
  readonly userId: string
  readonly shape: LessonShape
  readonly reached: readonly string[]
  readonly now: Date
}

/** Stores the steps reached plus every check graded right so far. The learner is locked by the caller. */
export async function advanceLesson(
  tx: Db,
  { userId, shape, reached, now }: Reached,
): Promise<LessonProgress> {
  const { lessonId, steps: lessonSteps } = shape
  const checks = lessonSteps.filter(isGradedStep).map((step) => step.slice(step.indexOf(':') + 1))
  const right = await listRightChecks(tx, userId, checks)
  const graded = [...right].map((questionId) => stepId('check', questionId))
  const claimed = reached.filter((step) => !isGradedStep(step))
  const stored = await findLessonProgress(tx, userId, lessonId)
  const progress = advance(stored, { reached: [...claimed, ...graded], lessonSteps, now })
  await saveLessonProgress(tx, { userId, lessonId }, progress)
  return progress
}

/** What the lesson page shows of the learner's progress. */
export async function lessonStanding(
  reader: Db,
  of: { readonly userId: string; readonly shape: LessonShape; readonly progress: LessonProgress | null },
): Promise<LessonStanding> {
  const { userId, shape, progress } = of
  const ids = shape.objectives.map(({ id }) => id)
  return {
    percent: progress?.percent ?? 0,
    isCompleted: Boolean(progress?.completedAt),
    stepsDone: progress?.stepsDone ?? [],
    objectives: objectiveStates(shape.objectives, await listEvidence(reader, userId, ids)),
  }
}
