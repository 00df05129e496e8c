import { z } from 'zod'
import { authorize } from '#lib/auth/authorize.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { setRole } from '#lib/db/user-directory.ts'
import { decideRoleChange } from '#lib/domain/access/account-change.ts'
import { type Actor, type Role, roles } from '#lib/domain/access/policy.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { auditedAs } from './audit-origin.ts'
import { changeAccount } from './change-account.ts'

export const changeRoleSchema = z.strictObject({
  role: z.enum(roles),
  reason: z.string().trim().max(500).default(''),
})

/** Gives an account another role and ends its sessions. Asking twice for the same role changes nothing the second time. */
export async function changeRole(
  actor: Actor,
  input: z.infer<typeof changeRoleSchema> & { userId: string },
  context: RequestContext,
): Promise<{ role: Role }> {
  const user = authorize(actor, 'users.manage')
  const { userId, role, reason } = input
  await changeAccount(user, userId, {
    decide: (target, setting) => decideRoleChange(target, role, setting),
    store: async (tx, { id, name, role: before }, to) => {
      await setRole(tx, id, to)
      await appendAudit(tx, {
        ...auditedAs(user, context),
        action: 'user.role-changed',
        entity: `user:${id}`,
        before: { name, role: before },
        after: { name, role: to },
        reason,
      })
    },
  })
  return { role }
}
