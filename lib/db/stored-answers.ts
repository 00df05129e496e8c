import type { Db } from './client.ts'

/** One mutation of one person: the browser's UUID, and what it was sent to, so that a key is never answered by another route. */
export type RequestKey = { readonly userId: string; readonly key: string; readonly route: string }

/**
 * What this very request was answered with before, or null when it is new. `mismatch` when the key was used for something
 * else. Read it in the transaction that acts, behind the lock that makes the action serial.
 */
export async function findStoredAnswer(
  tx: Db,
  { userId, key, route }: RequestKey,
): Promise<{ readonly type: 'answer'; readonly answer: unknown } | { readonly type: 'mismatch' } | null> {
  const row = await tx.idempotencyRecord.findUnique({ where: { userId_key: { userId, key } } })
  if (!row) return null
  return row.route === route ? { type: 'answer', answer: row.response } : { type: 'mismatch' }
}

/** Stores the answer in the transaction that acted, to be given again when the request is repeated. */
export async function storeAnswer(tx: Db, request: RequestKey, answer: object, now: Date): Promise<void> {
  const { userId, key, route } = request
  await tx.idempotencyRecord.create({ data: { userId, key, route, response: answer, createdAt: now } })
}
