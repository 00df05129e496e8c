import { type Accommodation, NO_ACCOMMODATION } from '#lib/domain/attempts/accommodation.ts'
import type { Db } from './client.ts'

/** What this person gets beyond the rules; nothing unless it was set. */
export async function findAccommodation(reader: Db, userId: string): Promise<Accommodation> {
  const row = await reader.accommodation.findUnique({
    where: { userId },
    select: { timeMultiplier: true, extraAttempts: true },
  })
  return (row as Accommodation | null) ?? NO_ACCOMMODATION
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
