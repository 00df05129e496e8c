import { type Card, createEmptyCard, fsrs } from 'ts-fsrs'
import { type Grade, grades } from './grade.ts'

/** Written into every log row. Raise it when a parameter below changes, so that old reviews keep their meaning. */
export const PARAMETER_SET = 'fsrs6-r90-days180'

/** No card stays away longer than half a year. */
export const MAXIMUM_INTERVAL_DAYS = 180

/** What FSRS knows of one card for one learner. Stability is in days, difficulty from 1 to 10. */
export type ReviewState = {
  readonly due: Date
  readonly stability: number
  readonly difficulty: number
  readonly scheduledDays: number
  readonly learningSteps: number
  readonly reps: number
  readonly lapses: number
  /** ts-fsrs `State`: 0 new, 1 learning, 2 review, 3 relearning. */
  readonly state: number
  readonly lastReviewAt: Date
}

const DAY_MS = 86_400_000

// No fuzz, so that the same log always gives the same state.
const scheduler = fsrs({
  request_retention: 0.9,
  maximum_interval: MAXIMUM_INTERVAL_DAYS,
  enable_short_term: false,
  enable_fuzz: false,
})

/**
 * State after a review at `now`; null means the card is new. Days between reviews are counted in UTC, so the state
 * never depends on a time zone; whether a card is due today does (`learning-day.ts`). A clock that ran backwards counts
 * as no time passed. FSRS-6 by ts-fsrs, default weights, long-term scheduler (intervals of at least a day).
 */
export function review(state: ReviewState | null, grade: Grade, now: Date): ReviewState {
  const at = state && state.lastReviewAt > now ? state.lastReviewAt : now
  const next = scheduler.next(toCard(state, at), at, grade).card
  // The long-term scheduler pushes the four intervals at least a day apart, past the maximum.
  const scheduledDays = Math.min(next.scheduled_days, MAXIMUM_INTERVAL_DAYS)
  return {
    due: new Date(at.getTime() + scheduledDays * DAY_MS),
    stability: next.stability,
    difficulty: next.difficulty,
    scheduledDays,
    learningSteps: next.learning_steps,
    reps: next.reps,
    lapses: next.lapses,
    state: next.state,
    lastReviewAt: at,
  }
}

/** The chance, from 0 to 1, that the answer is still known at `now`. */
export const retrievability = (state: ReviewState, now: Date): number =>
  scheduler.get_retrievability(toCard(state, now), state.lastReviewAt > now ? state.lastReviewAt : now, false)

/** Days until the card comes back, for each grade that could be given at `now`. */
export function previewIntervals(state: ReviewState | null, now: Date): Readonly<Record<Grade, number>> {
  const days = grades.map((grade) => [grade, review(state, grade, now).scheduledDays])
  return Object.fromEntries(days) as Record<Grade, number>
}

function toCard(state: ReviewState | null, now: Date): Card {
  if (!state) return createEmptyCard(now)
  return {
    due: state.due,
    stability: state.stability,
    difficulty: state.difficulty,
    elapsed_days: 0, // recomputed by ts-fsrs from last_review
    scheduled_days: state.scheduledDays,
    learning_steps: state.learningSteps,
    reps: state.reps,
    lapses: state.lapses,
    state: state.state,
    last_review: state.lastReviewAt,
  }
}
