import type { Db } from './client.ts'

export type Account = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly passwordHash: string | null
  readonly sessionVersion: number
  readonly isSuspended: boolean
}

type Row = Omit<Account, 'isSuspended'> & { suspendedAt: Date | null }

const select = {
  id: true,
  name: true,
  email: true,
  passwordHash: true,
  sessionVersion: true,
  suspendedAt: true,
} as const

const toAccount = ({ suspendedAt, ...row }: Row): Account => ({ ...row, isSuspended: suspendedAt !== null })

/** By the normalised address. */
export async function findAccountByEmail(reader: Db, email: string): Promise<Account | null> {
  const row = await reader.user.findUnique({ where: { email }, select })
  return row && toAccount(row)
}

/** Null when there is no such account. */
export async function findAccountById(reader: Db, id: string): Promise<Account | null> {
  const row = await reader.user.findUnique({ where: { id }, select })
  return row && toAccount(row)
}

/** Throws when there is no such account. */
export async function getAccount(reader: Db, id: string): Promise<Account> {
  return toAccount(await reader.user.findUniqueOrThrow({ where: { id }, select }))
}

type NewAccount = {
  name: string
  email: string
  passwordHash: string | null
  timeZone: string
  createdAt: Date
}

/** A learner. Throws Prisma's unique violation when the address is taken. */
export async function createAccount(tx: Db, account: NewAccount): Promise<Account> {
  return toAccount(await tx.user.create({ data: account, select }))
}

/** Stores the hash and ends every session. Returns the new session version. */
export async function setPassword(tx: Db, userId: string, passwordHash: string): Promise<number> {
  const data = { passwordHash, sessionVersion: { increment: 1 } }
  return (await tx.user.update({ where: { id: userId }, data, select })).sessionVersion
}

/** Notes that the person signed in now. */
export async function markSeen(tx: Db, userId: string, now: Date): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { lastSeenAt: now } })
}

/** Ends every session of this person. */
export async function endAllSessions(tx: Db, userId: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { sessionVersion: { increment: 1 } } })
}

/** Ends one session; its id is remembered until its cookie expires, and expired ones are forgotten here. */
export async function revokeSession(
  tx: Db,
  session: { id: string; userId: string; expiresAt: Date },
  now: Date,
): Promise<void> {
  await tx.revokedSession.deleteMany({ where: { expiresAt: { lt: now } } })
  await tx.revokedSession.upsert({ where: { id: session.id }, create: session, update: {} })
}

type ExternalIdentity = { provider: string; providerAccountId: string }

/** The account a person of that provider signed in to before, or null. */
export async function findLinkedAccount(reader: Db, identity: ExternalIdentity): Promise<Account | null> {
  const link = await reader.oAuthAccount.findUnique({
    where: { provider_providerAccountId: identity },
    select: { user: { select } },
  })
  return link && toAccount(link.user)
}

/** From here on this identity signs in to the account. Throws Prisma's unique violation when it is linked already. */
export async function linkAccount(tx: Db, identity: ExternalIdentity, userId: string): Promise<void> {
  await tx.oAuthAccount.create({ data: { ...identity, userId } })
}
