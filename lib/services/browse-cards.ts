import { renderMarkdown } from '#lib/content/markdown.ts'
import { listCards } from '#lib/db/cards.ts'
import { db } from '#lib/db/client.ts'
import { findPace } from '#lib/db/drill-settings.ts'
import { listReviewStates } from '#lib/db/reviews.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { type CardFilter, type CardStanding, cardStanding, passes } from '#lib/domain/drills/card-filter.ts'
import { learningDay, startOfLearningDay } from '#lib/domain/drills/learning-day.ts'
import { DEFAULT_PACE, rehearsalDay } from '#lib/domain/drills/pace.ts'
import { dueDay } from '#lib/domain/drills/queue.ts'
import type { Html } from '#lib/domain/questions/html.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'

export type BrowsedCard = {
  readonly id: string
  readonly topic: string
  readonly difficulty: 'easy' | 'medium' | 'hard'
  readonly prompt: Html
  readonly companies: readonly string[]
  /** Null for a visitor, whose schedule is on the device. */
  readonly standing: (CardStanding & { readonly dueAt: Date | null }) | null
}

export type CardShelf = {
  readonly cards: readonly BrowsedCard[]
  readonly total: number
  /** Every value that occurs, to filter by. */
  readonly topics: readonly string[]
  readonly companies: readonly string[]
}

/** All cards that pass the filter, in the author's order. For visitors every card counts as new. */
export async function browseCards(
  actor: Actor,
  filter: CardFilter,
  { now }: Pick<RequestContext, 'now'>,
): Promise<CardShelf> {
  const [cards, states, pace] = await Promise.all([
    listCards(db()),
    actor.type === 'user' ? listReviewStates(db(), actor.id) : new Map<string, never>(),
    actor.type === 'user' ? findPace(db(), actor.id) : DEFAULT_PACE,
  ])
  const timeZone = actor.type === 'user' ? actor.timeZone : 'UTC'
  const today = learningDay(now, timeZone)
  const shelf = cards.map((card) => {
    const state = states.get(card.id) ?? null
    const rehearseOn = rehearsalDay(card.id, pace, today)
    const dueAt = state && startOfLearningDay(dueDay(state, timeZone, rehearseOn), timeZone)
    return {
      id: card.id,
      topic: card.topic,
      difficulty: card.body.difficulty,
      prompt: card.body.prompt,
      companies: card.body.companies.map(({ name }) => name),
      standing: { ...cardStanding(state, { now, timeZone, rehearseOn }), dueAt },
    }
  })
  const passing = shelf.filter((card) => passes(card, filter))
  const browsed = passing.map(async ({ prompt, standing, ...card }) => ({
    ...card,
    prompt: { html: await renderMarkdown(prompt, { isInline: true }) },
    standing: actor.type === 'user' ? standing : null,
  }))
  return {
    cards: await Promise.all(browsed),
    total: shelf.length,
    topics: [...new Set(shelf.map(({ topic }) => topic))],
    companies: [...new Set(shelf.flatMap(({ companies }) => companies))].toSorted(),
  }
}
