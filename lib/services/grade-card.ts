import { authorize } from '#lib/auth/authorize.ts'
import { findCard } from '#lib/db/cards.ts'
import { type Db, transaction } from '#lib/db/client.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import {
  appendReviews,
  findReviewByKey,
  findReviewState,
  listReviewLog,
  type ReviewRow,
  saveReviewState,
} from '#lib/db/reviews.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { GradeOutcome, GradeRequest } from '#lib/domain/drills/card-view.ts'
import type { Grade } from '#lib/domain/drills/grade.ts'
import { isLeechAlert } from '#lib/domain/drills/leech.ts'
import { knownTicks, nextReviewTime, rebuildState } from '#lib/domain/drills/review-log.ts'
import { PARAMETER_SET, type ReviewState, review } from '#lib/domain/drills/scheduler.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { enrolOnFirstWork } from './enrol-on-first-work.ts'

/**
 * Logs a review and schedules the card anew, in one transaction. A replayed key returns what the first one did; a key
 * reused for something else is 409. Throws 404 for an unknown or retired card.
 */
export async function gradeCard(
  actor: Actor,
  request: GradeRequest,
  { now }: Pick<RequestContext, 'now'>,
): Promise<GradeOutcome> {
  const user = authorize(actor, 'learn')
  return transaction(async (tx) => {
    await lockLearner(tx, user.id)
    const known = await findReviewByKey(tx, user.id, request.reviewKey)
    if (known) return replay(tx, user.id, request, known)
    return record(tx, { ...request, userId: user.id }, now)
  })
}

async function record(tx: Db, request: GradeRequest & { userId: string }, now: Date): Promise<GradeOutcome> {
  const { userId, cardId, grade, reviewKey } = request
  const card = await findCard(tx, cardId)
  if (!card) throw notFoundError()
  const state = await findReviewState(tx, userId, cardId)
  const log = await listReviewLog(tx, userId, [cardId])
  const reviewedAt = nextReviewTime(now, log.at(-1)?.reviewedAt ?? null)
  const next = review(state, grade, reviewedAt)
  const row = { userId, cardId, reviewKey, grade, ...knownTicks(card.body, request) }
  await appendReviews(tx, [{ ...row, parameterSet: PARAMETER_SET, undoes: null, reviewedAt }])
  await saveReviewState(tx, { userId, cardId }, next)
  await enrolOnFirstWork(tx, userId, now)
  return outcome({ reviewKey, cardId, grade }, state, next)
}

/** The outcome as it was: the log up to and including that row says it again. */
async function replay(
  tx: Db,
  userId: string,
  request: GradeRequest,
  known: ReviewRow,
): Promise<GradeOutcome> {
  const { cardId, grade, reviewKey } = request
  if (known.cardId !== cardId || known.grade !== grade) throw reviewKeyReusedError()
  const log = await listReviewLog(tx, userId, [cardId])
  const before = log.filter((row) => row.reviewedAt < known.reviewedAt)
  const state = rebuildState(before)
  return outcome({ reviewKey, cardId, grade }, state, review(state, grade, known.reviewedAt))
}

function outcome(
  of: { reviewKey: string; cardId: string; grade: Grade },
  before: ReviewState | null,
  { scheduledDays, lapses }: ReviewState,
): GradeOutcome {
  return { ...of, scheduledDays, lapses, isLeechAlert: isLeechAlert(before?.lapses ?? 0, lapses) }
}

export const reviewKeyReusedError = (): ServiceError =>
  new ServiceError(
    409,
    'review-key-reused',
    'This key belongs to another review. Reload the page to see where you are.',
  )
