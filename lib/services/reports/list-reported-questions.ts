import { z } from 'zod'
import { authorize } from '#lib/auth/authorize.ts'
import { renderMarkdown } from '#lib/content/markdown.ts'
import { renderReview } from '#lib/content/render-question.ts'
import { db } from '#lib/db/client.ts'
import { countOpenReports, listReports, type StaffReport } from '#lib/db/question-reports.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { grade } from '#lib/domain/grading/grade.ts'
import { type QuestionReview, reviewQuestion } from '#lib/domain/grading/review-question.ts'
import type { Html } from '#lib/domain/questions/html.ts'
import { checkOrder } from '#lib/domain/questions/part-order.ts'
import type { OwnReport, ReportReason } from '#lib/domain/reports/question-report.ts'
import { jsonHash } from '#lib/shared/json-hash.ts'
import { paths } from '#lib/shared/paths.ts'
import { findAuthoredCheck } from '../checks/find-lesson-question.ts'
import { getCourseMap, moduleFinder, openLessonsOf } from '../get-course-map.ts'

/** Of more than these the first are shown, and the others once those are answered. */
const MAX_REPORTS = 200

export const reportsQuerySchema = z.object({ show: z.enum(['open', 'answered']).catch('open') })

/** One report without its reporter: who may edit lessons need not know who learns. */
export type ReportRow = OwnReport & {
  readonly id: string
  readonly revision: number
  readonly reportedAt: Date
  readonly closedAt: Date | null
}

/** One version of a question in one place with the reports on it. With its key: for staff alone. */
export type ReportedQuestion = {
  /** Of this version in this place. */
  readonly id: string
  readonly questionVersionId: string
  readonly questionId: string
  readonly stem: Html
  readonly key: QuestionReview<Html>
  /** Where the question is, and for a knowledge check where it is edited. */
  readonly place: { readonly label: string; readonly href: string | null; readonly editHref: string | null }
  /** Whether learners who begin now get this very version. */
  readonly isCurrent: boolean
  readonly counts: readonly { readonly reason: ReportReason; readonly count: number }[]
  readonly reports: readonly ReportRow[]
}

export type ReportedQuestions = {
  readonly questions: readonly ReportedQuestion[]
  readonly openCount: number
  /** There are more than are listed. */
  readonly isCut: boolean
}

/** The reported questions of the course, those with the oldest report first; answered ones by their last answer. */
export async function listReportedQuestions(
  actor: Actor,
  { show }: z.infer<typeof reportsQuerySchema>,
): Promise<ReportedQuestions> {
  authorize(actor, 'lessons.edit')
  const [found, openCount] = await Promise.all([
    listReports(db(), show, MAX_REPORTS + 1),
    countOpenReports(db()),
  ])
  const groups = Map.groupBy(found.slice(0, MAX_REPORTS), questionInPlace)
  const questions = await Promise.all([...groups.values()].map(presentQuestion))
  return { questions, openCount, isCut: found.length > MAX_REPORTS }
}

/** Two quizzes may ask the same question; each is listed for itself. */
const questionInPlace = ({ questionVersionId, place }: StaffReport): string =>
  `${questionVersionId}-${place.type === 'quiz' ? place.quizId : place.lessonId}`

/** How many reports wait for an answer. */
export async function countReports(actor: Actor): Promise<number> {
  authorize(actor, 'lessons.edit')
  return countOpenReports(db())
}

async function presentQuestion(reports: readonly StaffReport[]): Promise<ReportedQuestion> {
  const [first] = reports as [StaffReport]
  const course = await getCourseMap()
  const moduleOf = moduleFinder(course)
  const question = first.question.open()
  const key = reviewQuestion({
    ...{ question, order: checkOrder(question), response: null },
    graded: grade(question, null),
  })
  return {
    id: questionInPlace(first),
    ...{ questionVersionId: first.questionVersionId, questionId: first.questionId },
    stem: { html: await renderMarkdown(question.stem, { moduleOf, isInline: true }) },
    key: await renderReview(key, moduleOf),
    ...(await locate(first)),
    counts: countReasons(reports),
    reports: reports.map(({ id, revision, reason, text, status, note, reportedAt, closedAt }) => ({
      ...{ id, revision, reason, text, status, note, reportedAt, closedAt },
    })),
  }
}

async function locate({
  place,
  questionHash,
}: StaffReport): Promise<Pick<ReportedQuestion, 'place' | 'isCurrent'>> {
  if (place.type === 'quiz') {
    const label = `${place.quizTitle}, question ${place.questionNumber}`
    return { place: { label, href: paths.quiz(place.quizId), editHref: null }, isCurrent: place.isCurrent }
  }
  const { lessonId, questionId } = place
  const lesson = openLessonsOf(await getCourseMap()).find((open) => open.lessonId === lessonId)
  const now = (await findAuthoredCheck(db(), { lessonId, questionId }))?.open()
  return {
    place: {
      label: `Knowledge check in ${lesson?.title ?? lessonId}`,
      href: lesson ? paths.lesson(lesson.moduleId, lessonId, `check-${questionId}`) : null,
      editHref: paths.studioLesson(lessonId),
    },
    isCurrent: now !== undefined && jsonHash(now) === questionHash,
  }
}

function countReasons(reports: readonly StaffReport[]): ReportedQuestion['counts'] {
  const byReason = Map.groupBy(reports, ({ reason }) => reason)
  return [...byReason].map(([reason, { length: count }]) => ({ reason, count }))
}
