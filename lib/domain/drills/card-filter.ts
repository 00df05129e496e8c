import { isLeech } from './leech.ts'
import { isDue } from './queue.ts'
import type { ReviewState } from './scheduler.ts'

export type CardFilter = {
  readonly topic?: string
  readonly difficulty?: 'easy' | 'medium' | 'hard'
  readonly company?: string
  readonly show?: 'due' | 'new' | 'leech'
}

/** What a card is judged by. */
export type Filterable = {
  readonly topic: string
  readonly difficulty: string
  readonly companies: readonly string[]
  readonly standing: CardStanding
}

/** How a card stands for one learner. `leech` is on top of the others. */
export type CardStanding = {
  readonly status: 'new' | 'due' | 'scheduled'
  readonly isLeech: boolean
}

/** How the card stands at `now` on that learner's clock; without a state it is new. */
export function cardStanding(
  state: ReviewState | null,
  when: { readonly now: Date; readonly timeZone: string; readonly rehearseOn?: number | null },
): CardStanding {
  if (!state) return { status: 'new', isLeech: false }
  return { status: isDue(state, when) ? 'due' : 'scheduled', isLeech: isLeech(state.lapses) }
}

/** Whether a card passes every part of the filter that is set. */
export function passes(card: Filterable, { topic, difficulty, company, show }: CardFilter): boolean {
  if (topic !== undefined && card.topic !== topic) return false
  if (difficulty !== undefined && card.difficulty !== difficulty) return false
  if (company !== undefined && !card.companies.includes(company)) return false
  if (show === undefined) return true
  return show === 'leech' ? card.standing.isLeech : card.standing.status === show
}
