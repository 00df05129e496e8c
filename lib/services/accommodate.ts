import { z } from 'zod'
import { authorize } from '#lib/auth/authorize.ts'
import { findAccommodation, saveAccommodation } from '#lib/db/accommodations.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { transaction } from '#lib/db/client.ts'
import { findAccount, lockAccounts } from '#lib/db/user-directory.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { accommodationSchema } from '#lib/domain/attempts/accommodation.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { auditedAs } from './audit-origin.ts'

export const accommodateSchema = accommodationSchema.extend({
  reason: z.string().trim().min(3, 'Say why in a few words; it is kept in the audit log.').max(500),
})

/**
 * Gives somebody more time or more attempts in every quiz, from the next attempt on: open ones keep the rules they began
 * with. The same again changes nothing. Throws 404 for an unknown account.
 */
export async function accommodate(
  actor: Actor,
  { userId, reason, ...given }: z.infer<typeof accommodateSchema> & { readonly userId: string },
  context: RequestContext,
): Promise<Record<string, never>> {
  const user = authorize(actor, 'users.manage')
  await transaction(async (tx) => {
    await lockAccounts(tx)
    const target = await findAccount(tx, userId)
    if (!target) throw notFoundError()
    const before = await findAccommodation(tx, userId)
    const isSame =
      before.timeMultiplier === given.timeMultiplier && before.extraAttempts === given.extraAttempts
    if (isSame) return
    await saveAccommodation(tx, userId, given, context.now)
    await appendAudit(tx, {
      ...auditedAs(user, context),
      action: 'user.accommodated',
      entity: `user:${userId}`,
      before: { name: target.name, ...before },
      after: { name: target.name, ...given },
      reason,
    })
  })
  return {}
}
