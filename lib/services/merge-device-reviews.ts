import { listCards } from '#lib/db/cards.ts'
import type { Db } from '#lib/db/client.ts'
import {
  appendReviews,
  listKnownReviewKeys,
  listReviewLog,
  type NewReview,
  saveReviewState,
} from '#lib/db/reviews.ts'
import { knownTicks, rebuildState } from '#lib/domain/drills/review-log.ts'
import { PARAMETER_SET } from '#lib/domain/drills/scheduler.ts'
import { claimedTime, type DeviceReview } from '#lib/domain/progress/device-progress.ts'

/**
 * Adds a device's reviews to the log where their time puts them and replays each card they touch. Keys known already and
 * cards that are gone are left out. Returns how many were new. The learner is locked by the caller.
 */
export async function mergeDeviceReviews(
  tx: Db,
  input: { readonly userId: string; readonly reviews: readonly DeviceReview[]; readonly now: Date },
): Promise<number> {
  const { userId, now } = input
  if (input.reviews.length === 0) return 0
  const keys = input.reviews.map(({ reviewKey }) => reviewKey)
  const known = await listKnownReviewKeys(tx, userId, keys)
  const cards = new Map((await listCards(tx)).map((card) => [card.id, card.body]))
  const unique = new Map(input.reviews.map((review) => [review.reviewKey, review]))
  const added = [...unique.values()].flatMap((review): NewReview[] => {
    const card = cards.get(review.cardId)
    if (!card || known.has(review.reviewKey)) return []
    const { reviewKey, cardId, grade } = review
    return [
      {
        ...{ userId, cardId, reviewKey, grade },
        ...knownTicks(card, review),
        parameterSet: PARAMETER_SET,
        undoes: null,
        reviewedAt: claimedTime(review.at, now),
      },
    ]
  })
  await appendReviews(tx, added)
  await rebuildCards(tx, userId, [...new Set(added.map(({ cardId }) => cardId))])
  return added.length
}

async function rebuildCards(tx: Db, userId: string, cardIds: readonly string[]): Promise<void> {
  const log = await listReviewLog(tx, userId, cardIds)
  for (const cardId of cardIds) {
    const state = rebuildState(log.filter((row) => row.cardId === cardId))
    await saveReviewState(tx, { userId, cardId }, state)
  }
}
