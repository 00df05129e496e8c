import { createAccount } from '#lib/db/accounts.ts'
import { transaction } from '#lib/db/client.ts'
import type { UserActor } from '#lib/domain/access/policy.ts'

/** A new account as the actor of a service. */
export async function newLearner(timeZone = 'UTC'): Promise<UserActor> {
  const profile = { name: 'Edsger', email: `${crypto.randomUUID()}@example.org`, timeZone }
  const createdAt = new Date('2026-01-01T00:00:00Z')
  const { id } = await transaction((tx) => createAccount(tx, { ...profile, passwordHash: null, createdAt }))
  return { type: 'user', id, role: 'learner', ...profile }
}
