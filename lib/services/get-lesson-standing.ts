import { db } from '#lib/db/client.ts'
import { findLessonProgress } from '#lib/db/progress.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { LessonStanding } from '#lib/domain/progress/lesson-standing.ts'
import { objectiveStates } from '#lib/domain/progress/objectives.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import { findLessonShape } from './lesson-shape.ts'
import { lessonStanding } from './record-lesson-progress.ts'

/** Where the reader stands in a lesson, with its steps. A visitor stands at the start: their progress is on the device. */
export async function getLessonStanding(
  actor: Actor,
  lessonId: string,
): Promise<LessonStanding & { readonly steps: readonly string[] }> {
  const shape = await findLessonShape(lessonId)
  if (!shape) throw notFoundError()
  const { steps } = shape
  if (actor.type === 'visitor') {
    const objectives = objectiveStates(shape.objectives, [])
    return { percent: 0, isCompleted: false, stepsDone: [], objectives, steps }
  }
  const progress = await findLessonProgress(db(), actor.id, lessonId)
  return { ...(await lessonStanding(db(), { userId: actor.id, shape, progress })), steps }
}
