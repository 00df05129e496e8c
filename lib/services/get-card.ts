import { findCard } from '#lib/db/cards.ts'
import { db } from '#lib/db/client.ts'
import { findReviewState } from '#lib/db/reviews.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { type CardStanding, cardStanding } from '#lib/domain/drills/card-filter.ts'
import type { CardView } from '#lib/domain/drills/card-view.ts'
import { startOfLearningDay } from '#lib/domain/drills/learning-day.ts'
import { dueDay } from '#lib/domain/drills/queue.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { getCourseMap } from './get-course-map.ts'
import { presentCard } from './present-card.ts'

/** One card as everybody may read it. Throws 404 when it is unknown or retired. */
export async function getCardView(cardId: string): Promise<CardView> {
  const [card, course] = await Promise.all([findCard(db(), cardId), getCourseMap()])
  if (!card) throw notFoundError()
  return presentCard(card, course)
}

export type CardHistory = CardStanding & {
  readonly reps: number
  readonly lapses: number
  readonly dueAt: Date
}

/** How the card stands for this learner; null for a visitor and for a card never reviewed. */
export async function getCardHistory(
  actor: Actor,
  cardId: string,
  { now }: Pick<RequestContext, 'now'>,
): Promise<CardHistory | null> {
  if (actor.type === 'visitor') return null
  const state = await findReviewState(db(), actor.id, cardId)
  if (!state) return null
  const { timeZone } = actor
  const dueAt = startOfLearningDay(dueDay(state, timeZone), timeZone)
  return { ...cardStanding(state, { now, timeZone }), reps: state.reps, lapses: state.lapses, dueAt }
}
