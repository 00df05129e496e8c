import { z } from 'zod'
import { authorize } from '#lib/auth/authorize.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { setSuspension } from '#lib/db/user-directory.ts'
import { decideSuspension } from '#lib/domain/access/account-change.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { auditedAs } from './audit-origin.ts'
import { changeAccount } from './change-account.ts'

export const suspensionSchema = z.strictObject({
  suspended: z.boolean(),
  reason: z.string().trim().min(3, 'Say why in a few words; it is kept in the audit log.').max(500),
})

/** Suspends an account or reinstates it; both end its sessions. Asking twice for the same changes nothing the second time. */
export async function suspendUser(
  actor: Actor,
  input: z.infer<typeof suspensionSchema> & { userId: string },
  context: RequestContext,
): Promise<{ suspended: boolean }> {
  const user = authorize(actor, 'users.manage')
  const { userId, suspended, reason } = input
  await changeAccount(user, userId, {
    decide: (target, setting) => decideSuspension(target, suspended, setting),
    store: async (tx, { id, name, suspended: before }, to) => {
      await setSuspension(tx, id, to ? context.now : null)
      await appendAudit(tx, {
        ...auditedAs(user, context),
        action: to ? 'user.suspended' : 'user.reinstated',
        entity: `user:${id}`,
        before: { name, suspended: before },
        after: { name, suspended: to },
        reason,
      })
    },
  })
  return { suspended }
}
