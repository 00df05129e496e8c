import { seedOfId } from '../questions/part-order.ts'

/** How much somebody wants to drill, and for when. */
export type DrillPace = {
  /** Cards never seen before that a day brings. */
  readonly newPerDay: number
  /** Cards seen before that a day asks for at most; what is over waits. */
  readonly reviewsPerDay: number
  /** Calendar date of an interview, as in `2026-06-30`, or null. */
  readonly interviewOn: string | null
}

export const DEFAULT_PACE: DrillPace = { newPerDay: 10, reviewsPerDay: 100, interviewOn: null }

const DAY_MS = 86_400_000

/** Days before an interview over which the cards are rehearsed once more. */
const REHEARSAL_DAYS = 3

/** Number of the learning day of a calendar date, as `learningDay` counts them. */
const dayOfDate = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS)

/** Whether the day of the interview is over on the learning day `today`. */
export const isInterviewOver = (interviewOn: string | null, today: number): boolean =>
  interviewOn !== null && dayOfDate(interviewOn) < today

/**
 * The learning day by which a card comes back before the interview: one of the three before it, which one depends on the
 * card alone, so that they do not all come at once. Null without an interview, and from its day on.
 */
export function rehearsalDay(cardId: string, { interviewOn }: DrillPace, today: number): number | null {
  if (interviewOn === null) return null
  const interview = dayOfDate(interviewOn)
  if (today >= interview) return null
  return interview - 1 - (seedOfId(cardId) % REHEARSAL_DAYS)
}

/** Days until a card reviewed `today` comes back, where it would be `days` without an interview. */
export const cappedDays = (days: number, today: number, rehearseOn: number | null): number =>
  rehearseOn === null || rehearseOn <= today ? days : Math.min(days, rehearseOn - today)
