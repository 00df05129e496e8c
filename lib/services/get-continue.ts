import { authorize } from '#lib/auth/authorize.ts'
import type { LessonNeeds } from '#lib/content/read-needs.ts'
import { db } from '#lib/db/client.ts'
import { findResumePoint } from '#lib/db/progress.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { type ContinuePoint, continuePoint } from '#lib/domain/progress/continue-point.ts'
import type { Summary } from '#lib/domain/progress/course-summary.ts'
import { paths } from '#lib/shared/paths.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { type CourseProgress, getCourseProgress } from './get-course-progress.ts'
import { loadQueue } from './get-drill-queue.ts'
import { listLessonNeeds } from './lesson-needs.ts'

export type Continue = {
  /** Null when every open lesson is completed. */
  readonly point: ContinuePoint | null
  readonly course: Summary
  readonly drills: { readonly due: number; readonly fresh: number; readonly nextAt: Date | null }
}

/** One card that leads back to the exact place, with what waits beside it. */
export async function getContinue(actor: Actor, { now }: Pick<RequestContext, 'now'>): Promise<Continue> {
  const user = authorize(actor, 'learn')
  const course = await getCourseProgress(user)
  const [needs, resume, queue] = await Promise.all([
    listLessonNeeds(course),
    findResumePoint(db(), user.id),
    loadQueue(db(), user, now),
  ])
  const lessons = lessonPlaces(course, needs)
  const lessonPath = resume?.path.startsWith('/learn/') ? resume.path.split('#')[0] : undefined
  const isGone = lessonPath !== undefined && !lessons.some(({ path }) => path === lessonPath)
  return {
    point: continuePoint({ resume: isGone ? null : resume, lessons }),
    course: course.summaryOf,
    drills: { due: queue.due.length, fresh: queue.fresh.length, nextAt: queue.nextAt },
  }
}

/** The lessons that can be read, with where they are and what they build on. */
export const lessonPlaces = (course: CourseProgress, needs: (lessonId: string) => LessonNeeds) =>
  course.modules.flatMap((module) =>
    module.lessons
      .filter(({ published }) => published !== null)
      .map(({ id, title, status }) => ({
        id,
        path: paths.lesson(module.id, id),
        label: title,
        isCompleted: status === 'done',
        isStarted: status !== 'new',
        prerequisites: needs(id).prerequisites,
      })),
  )
