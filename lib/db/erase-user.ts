import type { Db } from './client.ts'

/**
 * Removes the account and every row that hangs on it; versions and drafts of lessons stay, without their author. What
 * the audit log keeps is the matter of `emptyAuditOf`. Lock the account for removal before.
 */
export async function eraseUser(
  tx: Db,
  { userId, email }: { readonly userId: string; readonly email: string },
): Promise<void> {
  await tx.idempotencyRecord.deleteMany({ where: { userId } })
  // LIKE would read signs of an address as wildcards, and empty the buckets of others.
  await tx.$executeRaw`
    DELETE FROM "RateLimit"
    WHERE REPLACE("key", ${userId}, '') <> "key" OR REPLACE("key", ${`|${email}`}, '') <> "key"`
  await tx.user.delete({ where: { id: userId } })
}
