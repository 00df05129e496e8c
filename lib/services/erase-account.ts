import { z } from 'zod'
import { authorize } from '#lib/auth/authorize.ts'
import { verifyPassword } from '#lib/auth/password.ts'
import { type Account, findAccountById } from '#lib/db/accounts.ts'
import { appendAudit, ERASURE, emptyAuditOf } from '#lib/db/audit.ts'
import { listCertificates } from '#lib/db/certificates.ts'
import { type Db, db, transaction } from '#lib/db/client.ts'
import { eraseUser } from '#lib/db/erase-user.ts'
import { lockForRemoval } from '#lib/db/locks.ts'
import { countActiveAdmins, findAccount, lockAccounts } from '#lib/db/user-directory.ts'
import { decideErasure } from '#lib/domain/access/account-change.ts'
import { ERASED_NAME } from '#lib/domain/access/empty-audit-event.ts'
import { type Actor, can, type UserActor } from '#lib/domain/access/policy.ts'
import { emailSchema } from '#lib/domain/accounts/account-input.ts'
import { ServiceError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { auditedAs } from './audit-origin.ts'

export const eraseAccountSchema = z.strictObject({
  /** Empty for an account without one. */
  password: z.string().max(1024),
  /** The email address of the account, typed again. */
  confirmation: z.string().max(400),
})

type EraseInput = z.infer<typeof eraseAccountSchema> & {
  /** When the session began that asks. */
  readonly signedInAt: Date | null
}

/** An account without a password proves itself by having signed in with its provider so recently. */
const FRESH_MINUTES = 10

type ErasureTerms = {
  readonly hasPassword: boolean
  readonly certificates: number
  /** Wrote or may have written for the course. */
  readonly isAuthor: boolean
  /** Why it cannot be erased now, or null. */
  readonly refusal: string | null
}

/** What the erasure of one's own account would do and ask for. */
export async function getErasureTerms(actor: Actor): Promise<ErasureTerms> {
  const user = authorize(actor, 'learn')
  const [account, target, activeAdmins, certificates] = await Promise.all([
    findAccountById(db(), user.id),
    findAccount(db(), user.id),
    countActiveAdmins(db()),
    listCertificates(db(), user.id),
  ])
  const decision = target && decideErasure(target, activeAdmins)
  return {
    hasPassword: account?.passwordHash != null,
    certificates: certificates.length,
    isAuthor: can(actor, 'lessons.edit'),
    refusal: decision && !decision.ok ? decision.error.message : null,
  }
}

/**
 * Erases one's own account for good, in one transaction: every row of the person goes, the audit log keeps what was done
 * without saying who, and every session ends. Asked twice, the second finds nothing left and succeeds. Throws 400 with the
 * field for a wrong password or confirmation, 403 `sign-in-again`, and 409 `last-admin`.
 */
export async function eraseAccount(
  actor: Actor,
  input: EraseInput,
  context: RequestContext,
): Promise<Record<string, never>> {
  const user = authorize(actor, 'learn')
  const account = await findAccountById(db(), user.id)
  if (!account) return {}
  const refusal =
    (await findRefusal(account, input, context.now)) ??
    (await transaction((tx) => erase(tx, user, context), { limitMs: 60_000 }))
  if (refusal) await refuse(user, refusal, context)
  return {}
}

/** Erases all of it, or nothing and says why. */
async function erase(tx: Db, user: UserActor, context: RequestContext): Promise<ServiceError | null> {
  await lockAccounts(tx)
  await lockForRemoval(tx, user.id)
  const target = await findAccount(tx, user.id)
  if (!target) return null
  const decision = decideErasure(target, await countActiveAdmins(tx))
  if (!decision.ok) return new ServiceError(409, decision.error.code, decision.error.message)
  const origin = { ...auditedAs(user, context), actorName: ERASED_NAME }
  const certificates = (await listCertificates(tx, user.id)).map(({ code }) => `certificate:${code}`)
  for (const entity of certificates) await appendAudit(tx, { ...origin, action: CERTIFICATE_ERASED, entity })
  const entity = `user:${user.id}`
  const emptied = await emptyAuditOf(tx, { userId: user.id, entities: [entity, ...certificates] })
  await eraseUser(tx, { userId: user.id, email: user.email })
  await appendAudit(tx, { ...origin, action: ERASURE, entity, after: emptied })
  return null
}

/** The page of a certificate is told by this record that there was one. */
export const CERTIFICATE_ERASED = 'certificate.erased'

async function findRefusal(
  account: Account,
  { password, confirmation, signedInAt }: EraseInput,
  now: Date,
): Promise<ServiceError | null> {
  const typed = emailSchema.safeParse(confirmation)
  if (typed.data !== account.email)
    return new ServiceError(
      400,
      'not-confirmed',
      'This is not the email address of this account. Type it as it stands above.',
      { field: 'confirmation' },
    )
  if (account.passwordHash === null) {
    const isFresh = signedInAt && now.getTime() - signedInAt.getTime() <= FRESH_MINUTES * 60_000
    if (isFresh) return null
    return new ServiceError(
      403,
      'sign-in-again',
      `Sign out and in again, then erase the account within ${FRESH_MINUTES} minutes. It has no password, so this shows that it is you.`,
    )
  }
  if (await verifyPassword(account.passwordHash, password)) return null
  return new ServiceError(400, 'wrong-password', 'This is not your password. Type it again.', {
    field: 'password',
  })
}

/** Records the refusal, so that somebody else's tries are seen, and throws it. */
async function refuse(user: UserActor, refusal: ServiceError, context: RequestContext): Promise<never> {
  await transaction((tx) =>
    appendAudit(tx, {
      ...auditedAs(user, context),
      action: 'account.erasure-refused',
      entity: `user:${user.id}`,
      after: { code: refusal.code },
    }),
  )
  throw refusal
}
