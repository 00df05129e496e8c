import type { Account } from '#lib/domain/access/account-change.ts'
import type { Role } from '#lib/domain/access/policy.ts'
import type { Db } from './client.ts'
import { lockNamed } from './locks.ts'
import { containsText } from './text-search.ts'

export type AccountRow = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly suspendedAt: Date | null
  readonly createdAt: Date
  readonly lastSeenAt: Date | null
}

/** What a list of accounts can be sorted by. */
export const accountSorts = ['name', 'email', 'role', 'created', 'seen'] as const

export type AccountQuery = {
  readonly search?: string
  readonly role?: Role
  readonly status?: 'active' | 'suspended'
  readonly sort: { readonly by: (typeof accountSorts)[number]; readonly direction: 'asc' | 'desc' }
  readonly page: { readonly number: number; readonly size: number }
}

const selected = {
  id: true,
  name: true,
  email: true,
  role: true,
  suspendedAt: true,
  createdAt: true,
  lastSeenAt: true,
} as const

const columns = {
  name: 'name',
  email: 'email',
  role: 'role',
  created: 'createdAt',
  seen: 'lastSeenAt',
} as const

/** One page of the accounts that match, and how many match in all. Ties are in the order of ids, so pages do not overlap. */
export async function listAccounts(
  reader: Db,
  { search, role, status, sort, page }: AccountQuery,
): Promise<{ rows: AccountRow[]; total: number }> {
  const text = search?.trim()
  const where = {
    ...(text && {
      OR: [
        { AND: containsText(text).map((name) => ({ name })) },
        { AND: containsText(text).map((email) => ({ email })) },
      ],
    }),
    ...(role && { role }),
    ...(status && { suspendedAt: status === 'suspended' ? { not: null } : null }),
  }
  const [rows, total] = await Promise.all([
    reader.user.findMany({
      where,
      select: selected,
      orderBy: [{ [columns[sort.by]]: sort.direction }, { id: 'asc' }],
      skip: (page.number - 1) * page.size,
      take: page.size,
    }),
    reader.user.count({ where }),
  ])
  return { rows, total }
}

/** The account as the rules of `account-change.ts` see it, or null. */
export async function findAccount(reader: Db, id: string): Promise<(Account & { name: string }) | null> {
  const user = await reader.user.findUnique({
    where: { id },
    select: { id: true, name: true, role: true, suspendedAt: true },
  })
  return user && { id: user.id, name: user.name, role: user.role, suspended: user.suspendedAt !== null }
}

/** Accounts that can act as admin now. */
export const countActiveAdmins = (reader: Db): Promise<number> =>
  reader.user.count({ where: { role: 'admin', suspendedAt: null } })

/** Holds until the transaction ends: changes of accounts are one at a time, or two last admins could remove each other. */
export const lockAccounts = (tx: Db): Promise<void> => lockNamed(tx, 'accounts')

/** Sets the role and ends every session of the account. */
export async function setRole(tx: Db, id: string, role: Role): Promise<void> {
  await tx.user.update({ where: { id }, data: { role, sessionVersion: { increment: 1 } } })
}

/** Suspends from `at` on, or reinstates with null; ends every session of the account. */
export async function setSuspension(tx: Db, id: string, at: Date | null): Promise<void> {
  await tx.user.update({ where: { id }, data: { suspendedAt: at, sessionVersion: { increment: 1 } } })
}
