import { authorize } from '#lib/auth/authorize.ts'
import { type Card, listCards } from '#lib/db/cards.ts'
import { type Db, db } from '#lib/db/client.ts'
import { findPace } from '#lib/db/drill-settings.ts'
import { listPickedCards } from '#lib/db/picked-cards.ts'
import { countReviewedSince, listReviewStates } from '#lib/db/reviews.ts'
import type { Actor, UserActor } from '#lib/domain/access/policy.ts'
import type { CardView, DrillQueue } from '#lib/domain/drills/card-view.ts'
import { mapGrades } from '#lib/domain/drills/grade.ts'
import { learningDay, startOfLearningDay } from '#lib/domain/drills/learning-day.ts'
import { cappedDays, DEFAULT_PACE, type DrillPace, rehearsalDay } from '#lib/domain/drills/pace.ts'
import { buildQueue, type Queue, type QueueCard } from '#lib/domain/drills/queue.ts'
import { previewIntervals, type ReviewState } from '#lib/domain/drills/scheduler.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { getCourseMap } from './get-course-map.ts'
import { presentCard } from './present-card.ts'

/** How many cards one page brings; the rest follows when they are done. */
const SESSION_CARDS = 20

/** Today's cards of this learner, the longest overdue first, then new ones; each with the interval of every grade. */
export async function getDrillQueue(actor: Actor, context: Pick<RequestContext, 'now'>): Promise<DrillQueue> {
  const user = authorize(actor, 'learn')
  const [queue, course] = await Promise.all([loadQueue(db(), user, context.now), getCourseMap()])
  const today = learningDay(context.now, user.timeZone)
  const intervals = (cardId: string, state: ReviewState | null) => {
    const rehearseOn = rehearsalDay(cardId, queue.pace, today)
    const days = previewIntervals(state, context.now)
    return mapGrades((grade) => cappedDays(days[grade], today, rehearseOn))
  }
  const session = [...queue.due, ...queue.fresh].slice(0, SESSION_CARDS)
  const cards = session.map(async ({ card, state }) => ({
    card: await presentCard(card, course),
    isNew: state === null,
    intervals: intervals(card.id, state),
  }))
  return {
    cards: await Promise.all(cards),
    dueCount: queue.due.length,
    newCount: queue.fresh.length,
    heldBack: queue.heldBack,
    pace: queue.pace,
    nextAt: queue.nextAt?.toISOString() ?? null,
  }
}

type LoadedCard = QueueCard & { readonly card: Card }
type LoadedQueue = Queue<LoadedCard> & { readonly pace: DrillPace }

/** The learner's queue for this moment, from the rows. */
export async function loadQueue(reader: Db, user: UserActor, now: Date): Promise<LoadedQueue> {
  const { timeZone } = user
  const today = startOfLearningDay(learningDay(now, timeZone), timeZone)
  const [cards, states, reviewed, pace, picked] = await Promise.all([
    listCards(reader),
    listReviewStates(reader, user.id),
    countReviewedSince(reader, user.id, today),
    findPace(reader, user.id),
    listPickedCards(reader, user.id),
  ])
  const queued = cards.map((card) => ({
    cardId: card.id,
    position: card.position,
    state: states.get(card.id) ?? null,
    isPicked: picked.has(card.id),
    card,
  }))
  const { fresh: newToday, again: reviewsToday } = reviewed
  return { ...buildQueue({ cards: queued, newToday, reviewsToday, pace, now, timeZone }), pace }
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
    first: await Promise.all(cards.slice(0, DEFAULT_PACE.newPerDay).map((card) => presentCard(card, course))),
  }
}
