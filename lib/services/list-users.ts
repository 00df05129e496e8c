import { z } from 'zod'
import { authorize } from '#lib/auth/authorize.ts'
import { db } from '#lib/db/client.ts'
import { type AccountRow, accountSorts, listAccounts } from '#lib/db/user-directory.ts'
import { type Actor, can, roles } from '#lib/domain/access/policy.ts'

const USERS_PER_PAGE = 50

/** The query string of the users page. */
export const userQuerySchema = z.strictObject({
  search: z.string().trim().max(200).optional(),
  role: z.enum(roles).optional(),
  status: z.enum(['active', 'suspended']).optional(),
  sort: z.enum(accountSorts).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
})

export type UserQuery = z.infer<typeof userQuerySchema>

export type UserList = {
  readonly rows: readonly (AccountRow & { readonly isYou: boolean })[]
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly mayManage: boolean
}

/** One page of the accounts; never a password hash. */
export async function listUsers(actor: Actor, query: UserQuery): Promise<UserList> {
  const user = authorize(actor, 'users.read')
  const { search, role, status, sort, direction, page } = query
  const { rows, total } = await listAccounts(db(), {
    search,
    role,
    status,
    sort: { by: sort, direction },
    page: { number: page, size: USERS_PER_PAGE },
  })
  return {
    rows: rows.map((row) => ({ ...row, isYou: row.id === user.id })),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / USERS_PER_PAGE)),
    mayManage: can(user, 'users.manage'),
  }
}
