import type { Db } from './client.ts'
import { lockNamed } from './locks.ts'

const ID = 'content'

/** Hash of the content tree the database was last made from, or null before the first sync. */
export async function findSyncedHash(reader: Db): Promise<string | null> {
  const row = await reader.contentSync.findUnique({ where: { id: ID }, select: { hash: true } })
  return row?.hash ?? null
}

/** Remembers the tree, in the transaction that stored it. */
export async function setSyncedHash(tx: Db, hash: string, now: Date): Promise<void> {
  const row = { hash, syncedAt: now }
  await tx.contentSync.upsert({ where: { id: ID }, create: { id: ID, ...row }, update: row })
}

/** Holds until the transaction ends, so that of several processes that start at once one syncs and the others see it done. */
export const lockContentSync = (tx: Db): Promise<void> => lockNamed(tx, 'contentSync')
