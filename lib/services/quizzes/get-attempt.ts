import { authorize } from '#lib/auth/authorize.ts'
import { renderQuestion } from '#lib/content/render-question.ts'
import { type AttemptItem, listItems } from '#lib/db/attempt-items.ts'
import { findAttempt } from '#lib/db/attempts.ts'
import { db } from '#lib/db/client.ts'
import { findOwnReports } from '#lib/db/question-reports.ts'
import { findQuiz } from '#lib/db/quizzes.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { AttemptView, ItemView } from '#lib/domain/attempts/attempt-view.ts'
import { projectQuestion } from '#lib/domain/questions/project-question.ts'
import { toShown } from '#lib/domain/questions/shown-response.ts'
import type { OwnReport } from '#lib/domain/reports/question-report.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import { getCourseMap, moduleFinder } from '../get-course-map.ts'
import { expireIfOverdue } from './expire-attempt.ts'

/**
 * One's own open attempt, with the answers saved so far and no key. Null once it is closed (its result is to be asked
 * for); one whose time is up is closed by asking. Throws 404 for anybody else's.
 */
export async function getAttempt(
  actor: Actor,
  { attemptId }: { readonly attemptId: string },
  { now }: { readonly now: Date },
): Promise<AttemptView | null> {
  const { id: userId } = authorize(actor, 'learn')
  const found = await findAttempt(db(), attemptId, userId)
  if (!found) throw notFoundError()
  const attempt = await expireIfOverdue(found, now)
  if (attempt.status !== 'inProgress') return null
  const [quiz, items, course] = await Promise.all([
    findQuiz(db(), attempt.quizId),
    listItems(db(), attemptId),
    getCourseMap(),
  ])
  const moduleOf = moduleFinder(course)
  const versions = items.map(({ questionVersionId }) => questionVersionId)
  const reports = await findOwnReports(db(), userId, versions)
  return {
    id: attempt.id,
    quizId: attempt.quizId,
    quizTitle: quiz?.title ?? attempt.quizId,
    number: attempt.number,
    startedAt: attempt.startedAt.toISOString(),
    deadlineAt: attempt.deadlineAt?.toISOString() ?? null,
    serverNow: now.toISOString(),
    items: await Promise.all(
      items.map((item) => viewItem(item, { moduleOf, report: reports.get(item.questionVersionId) })),
    ),
  }
}

type Around = { readonly moduleOf: ReturnType<typeof moduleFinder>; readonly report: OwnReport | undefined }

async function viewItem(item: AttemptItem, { moduleOf, report }: Around): Promise<ItemView> {
  const question = item.question.open()
  const { response, confidence, revision } = item.draft
  return {
    id: item.id,
    question: await renderQuestion(projectQuestion(question, item.order), moduleOf),
    response: response && toShown(question, item.order, response),
    confidence,
    revision,
    report: report ?? null,
  }
}
