import { authorize } from '#lib/auth/authorize.ts'
import { transaction } from '#lib/db/client.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import { appendReviews, findReviewByKey, listReviewLog, saveReviewState } from '#lib/db/reviews.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { Grade } from '#lib/domain/drills/grade.ts'
import { nextReviewTime, rebuildState } from '#lib/domain/drills/review-log.ts'
import { PARAMETER_SET, previewIntervals } from '#lib/domain/drills/scheduler.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { reviewKeyReusedError } from './grade-card.ts'

export type UndoOutcome = {
  readonly cardId: string
  readonly isNew: boolean
  readonly intervals: Readonly<Record<Grade, number>>
}

/**
 * Voids a review by a row of its own and puts the card back to what the rest of the log says. Undoing twice, with the
 * same key or another, changes nothing more. Throws 404 for a review that is unknown, an undo itself, or somebody else's.
 */
export async function undoReview(
  actor: Actor,
  input: { readonly undoKey: string; readonly reviewKey: string },
  { now }: Pick<RequestContext, 'now'>,
): Promise<UndoOutcome> {
  const user = authorize(actor, 'learn')
  return transaction(async (tx) => {
    await lockLearner(tx, user.id)
    const voided = await findReviewByKey(tx, user.id, input.reviewKey)
    if (!voided || voided.undoes) throw notFoundError()
    const id = { userId: user.id, cardId: voided.cardId }
    const log = await listReviewLog(tx, user.id, [voided.cardId])
    if (!log.some((row) => row.undoes === voided.id)) {
      if (await findReviewByKey(tx, user.id, input.undoKey)) throw reviewKeyReusedError()
      const reviewedAt = nextReviewTime(now, log.at(-1)?.reviewedAt ?? null)
      const row = {
        ...id,
        reviewKey: input.undoKey,
        undoes: voided.id,
        reviewedAt,
        parameterSet: PARAMETER_SET,
      }
      await appendReviews(tx, [{ ...row, grade: null, bullets: [], redFlags: [] }])
    }
    const state = rebuildState(await listReviewLog(tx, user.id, [voided.cardId]))
    await saveReviewState(tx, id, state)
    return { cardId: voided.cardId, isNew: state === null, intervals: previewIntervals(state, now) }
  })
}
