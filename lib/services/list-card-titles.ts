import { listCardsOf } from '#lib/db/cards.ts'
import { db } from '#lib/db/client.ts'
import { cardTitle } from '#lib/domain/drills/card-title.ts'

/** What the cards are called, in the order of `ids`; those that are unknown or retired are left out. */
export async function listCardTitles(ids: readonly string[]): Promise<{ id: string; title: string }[]> {
  const cards = await listCardsOf(db(), ids)
  return cards.map(({ id, body }) => ({ id, title: cardTitle(body.prompt) }))
}
