import { learningDay, startOfLearningDay } from './learning-day.ts'
import { DEFAULT_PACE, type DrillPace, rehearsalDay } from './pace.ts'
import { type ReviewState, retrievability } from './scheduler.ts'

export type QueueCard = {
  readonly cardId: string
  readonly position: number
  readonly state: ReviewState | null
  /** Asked for after a wrong answer: first among the new ones, beyond the day's limit. */
  readonly isPicked?: boolean
}

export type QueueInput<C extends QueueCard> = {
  readonly cards: readonly C[]
  /** Cards first seen in this learning day, and reviews in it of cards seen before. */
  readonly newToday: number
  readonly reviewsToday?: number
  readonly pace?: DrillPace
  readonly now: Date
  readonly timeZone: string
}

export type Queue<C extends QueueCard> = {
  readonly due: readonly C[]
  readonly fresh: readonly C[]
  /** Due cards that the day's limit leaves for another day. */
  readonly heldBack: number
  /** Now while cards wait; else when the next comes due or new ones are let in; null when there are no cards at all. */
  readonly nextAt: Date | null
}

type When = {
  readonly now: Date
  readonly timeZone: string
  /** The day by which an interview brings the card back, of `rehearsalDay`. */
  readonly rehearseOn?: number | null
}

/**
 * Counted in whole learning days since the review: a card for tomorrow is due from 04:00 on, also when the clocks change
 * in between.
 */
export const isDue = (state: ReviewState, { now, timeZone, rehearseOn }: When): boolean =>
  learningDay(now, timeZone) >= dueDay(state, timeZone, rehearseOn)

/** The learning day on which a card comes back; by `rehearseOn` unless it was reviewed on that day or later. */
export function dueDay(state: ReviewState, timeZone: string, rehearseOn: number | null = null): number {
  const reviewed = learningDay(state.lastReviewAt, timeZone)
  const day = reviewed + state.scheduledDays
  return rehearseOn === null || reviewed >= rehearseOn ? day : Math.min(day, rehearseOn)
}

/**
 * Today's session: due cards, the longest overdue first, then new ones in the author's order, both up to the day's limits.
 * A backlog over the limit is worked off from the best remembered down, so that the least is lost while the rest waits
 * (Anki manual, "Deck options", display order "descending retrievability"), and lets no new cards in.
 */
export function buildQueue<C extends QueueCard>(input: QueueInput<C>): Queue<C> {
  const { cards, newToday, reviewsToday = 0, pace = DEFAULT_PACE, now, timeZone } = input
  const today = learningDay(now, timeZone)
  const seen = cards.flatMap((card) => {
    if (!card.state) return []
    const day = dueDay(card.state, timeZone, rehearsalDay(card.cardId, pace, today))
    return [{ card, state: card.state, dueAt: card.state.due.getTime(), day }]
  })
  const waiting = seen
    .filter(({ day }) => day <= today)
    .toSorted((a, b) => a.dueAt - b.dueAt || a.card.position - b.card.position)
  const room = Math.max(0, pace.reviewsPerDay - reviewsToday)
  const remembered = ({ state }: { readonly state: ReviewState }) => retrievability(state, now)
  const due =
    waiting.length <= room
      ? waiting
      : waiting.toSorted((a, b) => remembered(b) - remembered(a)).slice(0, room)
  const heldBack = waiting.length - due.length
  const unseen = cards.filter((card) => card.state === null).toSorted((a, b) => a.position - b.position)
  const picked = unseen.filter(({ isPicked }) => isPicked)
  const others = unseen.filter(({ isPicked }) => !isPicked)
  const newRoom = heldBack > 0 ? 0 : Math.max(0, pace.newPerDay - newToday - picked.length)
  const fresh = [...picked, ...others.slice(0, newRoom)]
  const session = { due: due.map(({ card }) => card), fresh, heldBack }
  if (due.length + fresh.length > 0) return { ...session, nextAt: now }
  const days = seen.map(({ day }) => Math.max(day, today + 1))
  if (unseen.length > 0) days.push(today + 1)
  return {
    ...session,
    nextAt: days.length === 0 ? null : startOfLearningDay(Math.min(...days), timeZone),
  }
}
