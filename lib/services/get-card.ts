import { findCard } from '#lib/db/cards.ts'
import { db } from '#lib/db/client.ts'
import { findPace } from '#lib/db/drill-settings.ts'
import { findReviewState } from '#lib/db/reviews.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { type CardStanding, cardStanding } from '#lib/domain/drills/card-filter.ts'
import type { CardView } from '#lib/domain/drills/card-view.ts'
import { learningDay, startOfLearningDay } from '#lib/domain/drills/learning-day.ts'
import { rehearsalDay } from '#lib/domain/drills/pace.ts'
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
  const [state, pace] = await Promise.all([findReviewState(db(), actor.id, cardId), findPace(db(), actor.id)])
  if (!state) return null
  const { timeZone } = actor
  const rehearseOn = rehearsalDay(cardId, pace, learningDay(now, timeZone))
  const dueAt = startOfLearningDay(dueDay(state, timeZone, rehearseOn), timeZone)
  return {
    ...cardStanding(state, { now, timeZone, rehearseOn }),
    reps: state.reps,
    lapses: state.lapses,
    dueAt,
  }
}
