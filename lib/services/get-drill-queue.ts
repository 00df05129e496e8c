import { authorize } from '#lib/auth/authorize.ts'
import { type Card, listCards } from '#lib/db/cards.ts'
import { type Db, db } from '#lib/db/client.ts'
import { countNewCardsSince, listReviewStates } from '#lib/db/reviews.ts'
import type { Actor, UserActor } from '#lib/domain/access/policy.ts'
import type { CardView, DrillQueue } from '#lib/domain/drills/card-view.ts'
import { learningDay, startOfLearningDay } from '#lib/domain/drills/learning-day.ts'
import { buildQueue, NEW_CARDS_PER_DAY, type Queue, type QueueCard } from '#lib/domain/drills/queue.ts'
import { previewIntervals } from '#lib/domain/drills/scheduler.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { getCourseMap } from './get-course-map.ts'
import { presentCard } from './present-card.ts'

/** How many cards one page brings; the rest follows when they are done. */
const SESSION_CARDS = 20

/** Today's cards of this learner, the longest overdue first, then new ones; each with the interval of every grade. */
export async function getDrillQueue(actor: Actor, context: Pick<RequestContext, 'now'>): Promise<DrillQueue> {
  const user = authorize(actor, 'learn')
  const [queue, course] = await Promise.all([loadQueue(db(), user, context.now), getCourseMap()])
  const session = [...queue.due, ...queue.fresh].slice(0, SESSION_CARDS)
  const cards = session.map(async ({ card, state }) => ({
    card: await presentCard(card, course),
    isNew: state === null,
    intervals: previewIntervals(state, context.now),
  }))
  return {
    cards: await Promise.all(cards),
    dueCount: queue.due.length,
    newCount: queue.fresh.length,
    nextAt: queue.nextAt?.toISOString() ?? null,
  }
}

type LoadedCard = QueueCard & { readonly card: Card }

/** The learner's queue for this moment, from the rows. */
export async function loadQueue(reader: Db, user: UserActor, now: Date): Promise<Queue<LoadedCard>> {
  const { timeZone } = user
  const today = startOfLearningDay(learningDay(now, timeZone), timeZone)
  const [cards, states, newToday] = await Promise.all([
    listCards(reader),
    listReviewStates(reader, user.id),
    countNewCardsSince(reader, user.id, today),
  ])
  const queued = cards.map((card) => ({
    cardId: card.id,
    position: card.position,
    state: states.get(card.id) ?? null,
    card,
  }))
  return buildQueue({ cards: queued, newToday, now, timeZone })
}

/** For a visitor, whose schedule is on the device: every card's place, and the texts of the first day. */
export type VisitorDeck = {
  readonly deck: readonly { readonly cardId: string; readonly position: number }[]
  readonly first: readonly CardView[]
}

export async function getVisitorDeck(): Promise<VisitorDeck> {
  const [cards, course] = await Promise.all([listCards(db()), getCourseMap()])
  return {
    deck: cards.map(({ id, position }) => ({ cardId: id, position })),
    first: await Promise.all(cards.slice(0, NEW_CARDS_PER_DAY).map((card) => presentCard(card, course))),
  }
}
