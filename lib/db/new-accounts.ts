import type { Role } from '#lib/domain/access/policy.ts'
import type { Db } from './client.ts'

/** Whether anybody has an account yet. */
export async function hasUsers(reader: Db): Promise<boolean> {
  return (await reader.user.findFirst({ select: { id: true } })) !== null
}

/** An account with a role of its own, made outside of registration. Throws Prisma's unique violation for a taken address. */
export async function createAccountWithRole(
  tx: Db,
  account: {
    readonly name: string
    readonly email: string
    readonly role: Role
    readonly passwordHash: string
    readonly createdAt: Date
  },
): Promise<{ id: string }> {
  return tx.user.create({ data: account, select: { id: true } })
}

/** Which of these addresses have an account. */
export async function listKnownEmails(reader: Db, emails: readonly string[]): Promise<Set<string>> {
  const rows = await reader.user.findMany({
    where: { email: { in: [...emails] } },
    select: { email: true },
  })
  return new Set(rows.map(({ email }) => email))
}
