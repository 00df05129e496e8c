import type { Db } from '#lib/db/client.ts'
import { findCourseId } from '#lib/db/course-map.ts'
import { ensureEnrolment } from '#lib/db/progress.ts'

/** Enrols a learner in the course in the transaction that stores their work; from the second time on nothing changes. */
export async function enrolOnFirstWork(tx: Db, userId: string, now: Date): Promise<void> {
  const courseId = await findCourseId(tx)
  if (courseId) await ensureEnrolment(tx, userId, courseId, now)
}
