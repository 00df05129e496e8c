import type { CardFile } from '#lib/content/schema/card.ts'
import { jsonHash } from '#lib/shared/json-hash.ts'
import type { Db } from './client.ts'

export type Card = {
  readonly id: string
  readonly topic: string
  readonly position: number
  /** The current version as its author wrote it. Its self-check holds a key: project before it leaves the server. */
  readonly body: CardFile
}

const select = { id: true, topic: true, position: true, currentVersion: { select: { body: true } } } as const

type Row = { id: string; topic: string; position: number; currentVersion: { body: unknown } | null }

const toCard = ({ id, topic, position, currentVersion }: Row): Card[] =>
  currentVersion ? [{ id, topic, position, body: currentVersion.body as CardFile }] : []

/** Cards learners can see, in the order of the topics and files. */
export async function listCards(reader: Db): Promise<Card[]> {
  const rows = await reader.card.findMany({
    where: { retiredAt: null },
    orderBy: { position: 'asc' },
    select,
  })
  return rows.flatMap(toCard)
}

/** Those of the cards that learners can see, in the order of `ids`. */
export async function listCardsOf(reader: Db, ids: readonly string[]): Promise<Card[]> {
  if (ids.length === 0) return []
  const rows = await reader.card.findMany({ where: { id: { in: [...ids] }, retiredAt: null }, select })
  return rows.flatMap(toCard).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** The card unless it is unknown or retired. */
export async function findCard(reader: Db, cardId: string): Promise<Card | null> {
  const row = await reader.card.findFirst({ where: { id: cardId, retiredAt: null }, select })
  return row ? (toCard(row)[0] ?? null) : null
}

/**
 * Makes the card say what its file says. A text seen before (same hash) only becomes current again; versions are never
 * changed. Doing it twice changes nothing.
 */
export async function syncCard(
  tx: Db,
  topic: string,
  position: number,
  file: CardFile,
  now: Date,
): Promise<void> {
  const hash = jsonHash(file)
  const row = { topic, position, difficulty: file.difficulty, retiredAt: null }
  await tx.card.upsert({ where: { id: file.id }, create: { id: file.id, ...row }, update: row })
  const version = await tx.cardVersion.upsert({
    where: { cardId_hash: { cardId: file.id, hash } },
    create: { cardId: file.id, hash, body: file as object, createdAt: now },
    update: {},
    select: { id: true },
  })
  await tx.card.update({ where: { id: file.id }, data: { currentVersionId: version.id } })
}

/** Retires cards whose file is gone. Their reviews stay, and a file that comes back brings the card back. */
export async function retireCardsWithoutFile(tx: Db, ids: readonly string[], now: Date): Promise<void> {
  await tx.card.updateMany({ where: { id: { notIn: [...ids] }, retiredAt: null }, data: { retiredAt: now } })
}
