import { learningDay, startOfLearningDay } from './learning-day.ts'
import type { ReviewState } from './scheduler.ts'

/** How many cards never seen before a day brings. */
export const NEW_CARDS_PER_DAY = 10

export type QueueCard = {
  readonly cardId: string
  readonly position: number
  readonly state: ReviewState | null
}

export type QueueInput<C extends QueueCard> = {
  readonly cards: readonly C[]
  /** Cards first seen in this learning day. */
  readonly newToday: number
  readonly now: Date
  readonly timeZone: string
}

export type Queue<C extends QueueCard> = {
  readonly due: readonly C[]
  readonly fresh: readonly C[]
  /** Now while cards wait; else when the next comes due or new ones are let in; null when there are no cards at all. */
  readonly nextAt: Date | null
}

type When = { readonly now: Date; readonly timeZone: string }

/**
 * Counted in whole learning days since the review: a card for tomorrow is due from 04:00 on, also when the clocks change
 * in between.
 */
export const isDue = (state: ReviewState, { now, timeZone }: When): boolean =>
  learningDay(now, timeZone) >= dueDay(state, timeZone)

/** The learning day on which a card comes back. */
export const dueDay = (state: ReviewState, timeZone: string): number =>
  learningDay(state.lastReviewAt, timeZone) + state.scheduledDays

/** Today's session: due cards, the longest overdue first, then new ones in the author's order up to the day's limit. */
export function buildQueue<C extends QueueCard>({ cards, newToday, now, timeZone }: QueueInput<C>): Queue<C> {
  const today = learningDay(now, timeZone)
  const seen = cards.flatMap((card) =>
    card.state ? [{ card, dueAt: card.state.due.getTime(), day: dueDay(card.state, timeZone) }] : [],
  )
  const due = seen
    .filter(({ day }) => day <= today)
    .toSorted((a, b) => a.dueAt - b.dueAt || a.card.position - b.card.position)
    .map(({ card }) => card)
  const unseen = cards.filter((card) => card.state === null).toSorted((a, b) => a.position - b.position)
  const fresh = unseen.slice(0, Math.max(0, NEW_CARDS_PER_DAY - newToday))
  if (due.length + fresh.length > 0) return { due, fresh, nextAt: now }
  const days = seen.map(({ day }) => day)
  if (unseen.length > 0) days.push(today + 1)
  return { due, fresh, nextAt: days.length === 0 ? null : startOfLearningDay(Math.min(...days), timeZone) }
}
