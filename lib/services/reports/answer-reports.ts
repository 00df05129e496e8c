import { z } from 'zod'
import { authorize } from '#lib/auth/authorize.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { transaction } from '#lib/db/client.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import { closeReports, findQuestionId } from '#lib/db/question-reports.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { reportAnswerSchema } from '#lib/domain/reports/report-input.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { auditedAs } from '../audit-origin.ts'
import { once } from '../once.ts'

export const answerReportsSchema = reportAnswerSchema.extend({
  /** The client's UUID of this answer; sent again, nothing happens again. */
  answerKey: z.uuid(),
  questionVersionId: z.uuid(),
  /** What was read: each with its revision then. */
  reports: z
    .array(z.strictObject({ id: z.uuid(), revision: z.int().min(1) }))
    .min(1)
    .max(200),
})

/**
 * Answers reports on one version of a question; their reporters see outcome and note. Throws 409 `reports-changed`, with
 * nothing stored, when one of them was changed by its reporter or answered by somebody else since it was read.
 */
export async function answerReports(
  actor: Actor,
  { answerKey: key, questionVersionId, reports, ...answer }: z.infer<typeof answerReportsSchema>,
  context: RequestContext,
): Promise<{ readonly answered: number }> {
  const user = authorize(actor, 'lessons.edit')
  return transaction(async (tx) => {
    await lockLearner(tx, user.id)
    return once(tx, { userId: user.id, key, route: 'report-answers' }, context.now, async () => {
      const questionId = await findQuestionId(tx, questionVersionId)
      if (!questionId) throw notFoundError()
      const answered = await closeReports(tx, { questionVersionId, reports }, answer, context.now)
      if (answered < reports.length) throw changedError()
      await appendAudit(tx, {
        ...auditedAs(user, context),
        action: `report.${answer.outcome}`,
        entity: `question:${questionId}`,
        before: { status: 'open', questionVersionId },
        after: { status: answer.outcome, reports: reports.map(({ id }) => id) },
        reason: answer.note,
      })
      return { answered }
    })
  })
}

const changedError = (): ServiceError =>
  new ServiceError(
    409,
    'reports-changed',
    'Meanwhile a report was changed by its reporter, or answered by somebody else. Nothing was stored; reload the page and read them again.',
  )
