import { type Accommodation, NO_ACCOMMODATION } from '#lib/domain/attempts/accommodation.ts'
import type { Db } from './client.ts'
import type { Statements } from './sqlite-writer.ts'

/** What this person gets beyond the rules; nothing unless it was set. */
export async function findAccommodation(reader: Statements, userId: string): Promise<Accommodation> {
  const [row] = await reader.$queryRaw<Accommodation[]>`
    SELECT "timeMultiplier", "extraAttempts" FROM "Accommodation" WHERE "userId" = ${userId}`
  return row ?? NO_ACCOMMODATION
}

export async function saveAccommodation(
  tx: Db,
  userId: string,
  given: Accommodation,
  now: Date,
): Promise<void> {
  const row = { ...given, updatedAt: now }
  await tx.accommodation.upsert({ where: { userId }, create: { userId, ...row }, update: row })
}
