import { type CertificateTerms, findCertificateTerms } from '#lib/db/certificates.ts'
import type { Db } from '#lib/db/client.ts'
import { findCourseMap } from '#lib/db/course-map.ts'
import { listLabOutcomes } from '#lib/db/lab-work.ts'
import { listLessonProgress } from '#lib/db/progress.ts'
import { listQuizOutcomes } from '#lib/db/quiz-outcomes.ts'
import { type RequirementStanding, type Standing, standingOf } from '#lib/domain/certificates/requirements.ts'
import { unavailableError } from '#lib/shared/errors.ts'

/** What the certificate of the course asks for now, and how far one person is. A lab that was closed is asked of nobody. */
export async function readStanding(
  reader: Db,
  userId: string,
): Promise<{ readonly terms: CertificateTerms; readonly standing: Standing }> {
  const terms = await findCertificateTerms(reader)
  const course = await findCourseMap(reader)
  if (!terms || !course) throw unavailableError()
  const lessons = await listLessonProgress(reader, userId)
  const quizzes = await listQuizOutcomes(reader, userId)
  const labs = await listLabOutcomes(reader, userId)
  const requirements = course.modules.flatMap((module): RequirementStanding[] => [
    ...module.lessons.flatMap(({ id, title, published }) => {
      const isMet = Boolean(lessons.get(id)?.completedAt)
      return published ? [{ type: 'lesson' as const, id, moduleId: module.id, title, isMet }] : []
    }),
    ...module.quizzes.map(({ id, title }) => {
      const isMet = quizzes.get(id)?.passed ?? false
      return { type: 'quiz' as const, id, title, isMet }
    }),
    ...module.labs
      .filter(({ id }) => terms.labs.includes(id))
      .map(({ id, title }) => ({ type: 'lab' as const, id, title, isMet: labs.get(id) ?? false })),
  ])
  return { terms, standing: standingOf(requirements) }
}
