import { z } from 'zod'
import { authorize } from '#lib/auth/authorize.ts'
import { findItem } from '#lib/db/attempt-items.ts'
import { type Db, db, isUniqueViolation, transaction } from '#lib/db/client.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import { findOwnReports, type NewReport, saveReport } from '#lib/db/question-reports.ts'
import { ensureQuestionVersion, findQuestionVersion } from '#lib/db/questions.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { seedSchema } from '#lib/domain/questions/draw-question.ts'
import { slugSchema } from '#lib/domain/questions/question.ts'
import type { OwnReport } from '#lib/domain/reports/question-report.ts'
import { complaintSchema } from '#lib/domain/reports/report-input.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { drawnAt, findAuthoredCheck, type QuestionAddress } from '../checks/find-lesson-question.ts'
import { once } from '../once.ts'

/** A knowledge check as its reader has it before them. */
export const checkAddressSchema = z.strictObject({
  lessonId: slugSchema,
  lessonHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  questionId: slugSchema,
})

export const reportQuestionSchema = complaintSchema.extend({
  /** The client's UUID of this report; sent again, it gets the stored answer. */
  reportKey: z.uuid(),
  about: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('item'), attemptId: z.uuid(), itemId: z.uuid() }),
    checkAddressSchema.extend({ type: z.literal('check'), seed: seedSchema.optional() }),
  ]),
})

type ReportInput = z.infer<typeof reportQuestionSchema>

/**
 * Reports what is wrong with a question of one's own attempt or with a knowledge check. One report per person and version
 * of the question is open at a time; a further one changes it. Throws 404 for a question that is not there or not theirs.
 */
export async function reportQuestion(
  actor: Actor,
  { reportKey: key, about, ...complaint }: ReportInput,
  { now }: RequestContext,
): Promise<OwnReport> {
  const { id: userId } = authorize(actor, 'learn')
  const report = () =>
    transaction(async (tx) => {
      await lockLearner(tx, userId)
      return once(tx, { userId, key, route: 'reports' }, now, async () => {
        const target = await findTarget(tx, { userId, about, now })
        if (!target) throw notFoundError()
        await saveReport(tx, { ...target, userId, complaint, at: now })
        return { ...complaint, status: 'open', note: '' } as const
      })
    })
  try {
    return await report()
  } catch (error) {
    // Somebody else was the first to report this check in the same moment, and made its version.
    if (isUniqueViolation(error)) return report()
    throw error
  }
}

type Target = Pick<NewReport, 'questionVersionId' | 'seen'>

async function findTarget(
  tx: Db,
  { userId, about, now }: { userId: string; about: ReportInput['about']; now: Date },
): Promise<Target | null> {
  if (about.type === 'item') {
    const { attemptId, itemId } = about
    const found = await findItem(tx, { attemptId, itemId, userId })
    return found && { questionVersionId: found.item.questionVersionId, seen: { itemId } }
  }
  const question = (await findAuthoredCheck(tx, about))?.open()
  if (!question) return null
  const questionVersionId = await ensureQuestionVersion(tx, question, now)
  return { questionVersionId, seen: { lessonId: about.lessonId, drawn: drawnAt(question, about) } }
}

/** One's own newest report on a knowledge check, or null. Throws 404 for a check that is not there. */
export async function getCheckReport(
  actor: Actor,
  address: QuestionAddress,
): Promise<{ readonly report: OwnReport | null }> {
  const { id: userId } = authorize(actor, 'learn')
  const question = (await findAuthoredCheck(db(), address))?.open()
  if (!question) throw notFoundError()
  const versionId = await findQuestionVersion(db(), question)
  const reports = await findOwnReports(db(), userId, versionId ? [versionId] : [])
  return { report: [...reports.values()][0] ?? null }
}
