import { verifyPassword } from '#lib/auth/password.ts'
import {
  type Account,
  createAccount,
  findAccountByEmail,
  findLinkedAccount,
  linkAccount,
  markSeen,
} from '#lib/db/accounts.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { db, transaction } from '#lib/db/client.ts'
import { type RateLimitRule, takeToken } from '#lib/db/rate-limit.ts'
import { ServiceError, tooManyRequestsError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'

/**
 * A person may mistype; a machine may not guess. One pair of address and account is slowed before one address is, from
 * which a whole class may sign in at the start of a lesson.
 */
const PER_ACCOUNT: RateLimitRule = { name: 'sign-in-account', capacity: 8, perMinute: 0.5 }
const PER_ADDRESS: RateLimitRule = { name: 'sign-in-address', capacity: 120, perMinute: 30 }

export type SignedIn = { readonly userId: string; readonly sessionVersion: number }

/**
 * Checks email and password. An unknown address, a wrong password and a suspended account look the same and take the
 * same time. Throws 429 past the rate limits; both outcomes are in the audit log.
 */
export async function signInWithPassword(
  input: { email: string; password: string },
  context: RequestContext,
): Promise<SignedIn | null> {
  await limitTries(input.email, context)
  const account = await findAccountByEmail(db(), input.email)
  const matches = await verifyPassword(account?.passwordHash ?? null, input.password)
  const isAllowed = matches && account !== null && !account.isSuspended
  await transaction(async (tx) => {
    if (isAllowed) await markSeen(tx, account.id, context.now)
    await appendAudit(tx, {
      actorId: account?.id ?? null,
      actorName: account?.name ?? 'unknown',
      action: isAllowed ? 'session.started' : 'session.refused',
      entity: account ? `user:${account.id}` : 'user:unknown',
      requestId: context.requestId,
      at: context.now,
    })
  })
  return isAllowed ? { userId: account.id, sessionVersion: account.sessionVersion } : null
}

async function limitTries(email: string, { address, now }: RequestContext): Promise<void> {
  const waitSeconds = await transaction(async (tx) =>
    Math.max(
      await takeToken(tx, PER_ACCOUNT, `${address}|${email}`, now),
      await takeToken(tx, PER_ADDRESS, address, now),
    ),
  )
  if (waitSeconds > 0) throw tooManyRequestsError(waitSeconds)
}

export type ExternalProfile = {
  readonly provider: 'github' | 'google'
  readonly providerAccountId: string
  readonly email: string
  readonly isEmailVerified: boolean
  readonly name: string
}

/**
 * The account behind a GitHub or Google identity, made on first use. An address that already has an account is never
 * taken over: its owner signs in with the password.
 */
export async function signInWithProvider(
  profile: ExternalProfile,
  context: RequestContext,
): Promise<SignedIn> {
  const { provider, providerAccountId, email, name } = profile
  const account = await transaction(async (tx): Promise<Account> => {
    const linked = await findLinkedAccount(tx, { provider, providerAccountId })
    const found = linked ?? (await createLinked())
    await markSeen(tx, found.id, context.now)
    await appendAudit(tx, {
      actorId: found.id,
      actorName: found.name,
      action: linked ? 'session.started' : 'account.registered',
      entity: `user:${found.id}`,
      after: { provider },
      requestId: context.requestId,
      at: context.now,
    })
    return found

    async function createLinked(): Promise<Account> {
      if (!profile.isEmailVerified)
        throw new ServiceError(403, 'email-not-verified', `Verify your email address with ${provider} first.`)
      if (await findAccountByEmail(tx, email))
        throw new ServiceError(
          409,
          'email-taken',
          'This address has an account with a password. Sign in with that.',
        )
      const created = await createAccount(tx, {
        name,
        email,
        passwordHash: null,
        timeZone: 'UTC',
        createdAt: context.now,
      })
      await linkAccount(tx, { provider, providerAccountId }, created.id)
      return created
    }
  })
  if (account.isSuspended)
    throw new ServiceError(403, 'suspended', 'This account is suspended. Ask an admin.')
  return { userId: account.id, sessionVersion: account.sessionVersion }
}
