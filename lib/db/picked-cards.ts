import type { Db } from './client.ts'

/** Cards that a learner asked for after a wrong answer, by id; those already reviewed may be among them. */
export async function listPickedCards(reader: Db, userId: string): Promise<ReadonlySet<string>> {
  const rows = await reader.pickedCard.findMany({ where: { userId }, select: { cardId: true } })
  return new Set(rows.map(({ cardId }) => cardId))
}

/** Picking a card again changes nothing. */
export async function pickCardFor(tx: Db, userId: string, cardId: string, pickedAt: Date): Promise<void> {
  const key = { userId, cardId }
  await tx.pickedCard.upsert({ where: { userId_cardId: key }, create: { ...key, pickedAt }, update: {} })
}
