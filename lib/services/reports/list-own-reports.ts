import { authorize } from '#lib/auth/authorize.ts'
import { db } from '#lib/db/client.ts'
import { listOwnReports as listRows, type ReportPlace } from '#lib/db/question-reports.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { OwnReport } from '#lib/domain/reports/question-report.ts'
import { paths } from '#lib/shared/paths.ts'
import { getCourseMap, type LessonLocation, openLessonsOf } from '../get-course-map.ts'

const MAX_LISTED = 50

export type OwnReportRow = OwnReport & {
  readonly id: string
  readonly place: { readonly label: string; readonly href: string | null }
  readonly reportedAt: Date
  readonly closedAt: Date | null
}

/** What one has reported and what came of it, the newest first. */
export async function listOwnReports(actor: Actor): Promise<OwnReportRow[]> {
  const { id: userId } = authorize(actor, 'learn')
  const rows = await listRows(db(), userId, MAX_LISTED)
  const lessons = openLessonsOf(await getCourseMap())
  return rows.map((row) => ({ ...row, place: placeOf(row.place, lessons) }))
}

function placeOf(place: ReportPlace, lessons: readonly LessonLocation[]): OwnReportRow['place'] {
  if (place.type === 'quiz') {
    const { quizId, quizTitle, attemptId, attemptNumber, questionNumber } = place
    const label = `${quizTitle}, attempt ${attemptNumber}, question ${questionNumber}`
    return { label, href: paths.attempt(quizId, attemptId) }
  }
  const lesson = lessons.find(({ lessonId }) => lessonId === place.lessonId)
  const href = lesson && paths.lesson(lesson.moduleId, lesson.lessonId, `check-${place.questionId}`)
  return { label: `Knowledge check in ${lesson?.title ?? place.lessonId}`, href: href ?? null }
}
