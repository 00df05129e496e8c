import { authorize } from '#lib/auth/authorize.ts'
import { checkNewPassword, hashPassword, verifyPassword } from '#lib/auth/password.ts'
import { endAllSessions, findAccountById, getAccount, revokeSession, setPassword } from '#lib/db/accounts.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { type Db, db, transaction } from '#lib/db/client.ts'
import type { Actor, UserActor } from '#lib/domain/access/policy.ts'
import { ServiceError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { auditedAs } from './audit-origin.ts'

/** Whether one can sign in with a password; who registered with GitHub or Google may have none. */
export async function hasPassword(actor: Actor): Promise<boolean> {
  const { id } = authorize(actor, 'learn')
  return (await findAccountById(db(), id))?.passwordHash != null
}

/** Changes the password after checking the current one, and ends every session, this one included. */
export async function changePassword(
  actor: Actor,
  input: { current: string; next: string },
  context: RequestContext,
): Promise<void> {
  const user = authorize(actor, 'learn')
  const account = await getAccount(db(), user.id)
  const isKnown = account.passwordHash === null || (await verifyPassword(account.passwordHash, input.current))
  if (!isKnown)
    throw new ServiceError(
      400,
      'wrong-password',
      'This is not the current password. Type it again; if it is forgotten, an admin can set a new one.',
      {
        field: 'current',
      },
    )
  const password = checkNewPassword(input.next, user.email)
  if (!password.ok)
    throw new ServiceError(400, password.error.code, password.error.message, { field: 'next' })
  const passwordHash = await hashPassword(password.value)
  await transaction(async (tx) => {
    await setPassword(tx, user.id, passwordHash)
    await record(tx, user, 'account.password-changed', context)
  })
}

/** Signs out everywhere. */
export async function endEverySession(actor: Actor, context: RequestContext): Promise<void> {
  const user = authorize(actor, 'learn')
  await transaction(async (tx) => {
    await endAllSessions(tx, user.id)
    await record(tx, user, 'session.all-ended', context)
  })
}

/** Signs out on this device: the cookie would be refused even if somebody kept it. */
export async function endSession(
  session: { id: string; userId: string; expiresAt: Date },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    // Of an erased account no cookie is valid anyway.
    if (await findAccountById(tx, session.userId)) await revokeSession(tx, session, now)
  })
}

const record = (tx: Db, user: UserActor, action: string, context: RequestContext) =>
  appendAudit(tx, {
    ...auditedAs(user, context),
    action,
    entity: `user:${user.id}`,
  })
