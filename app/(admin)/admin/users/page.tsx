import type { Metadata } from 'next'
import { requirePermission } from '#app/_shell/require-permission.ts'
import { countText } from '#app/_ui/count-text.ts'
import { Page } from '#app/_ui/page.tsx'
import { listUsers, userQuerySchema } from '#lib/services/list-users.ts'
import { paths } from '#lib/shared/paths.ts'
import { IgnoredFilters } from '../../_parts/ignored-filters.tsx'
import { Pager } from '../../_parts/pager.tsx'
import { readQuery, withQuery } from '../../_parts/query-string.ts'
import { UserFilters } from '../../_parts/user-filters.tsx'
import { UserTable } from '../../_parts/user-table.tsx'

export const metadata: Metadata = { title: 'Users' }

export default async function UsersPage({ searchParams }: PageProps<'/admin/users'>) {
  const actor = await requirePermission('users.read', paths.adminUsers())
  const { query, ignored } = readQuery(userQuerySchema, await searchParams)
  const list = await listUsers(actor, query)
  return (
    <Page
      title="Users"
      lead={`${countText(list.total, 'account')}${query.search || query.role || query.status ? ' match' : ''}.${list.mayManage ? '' : ' You may look, and change nothing.'}`}
      width="full"
    >
      <IgnoredFilters names={ignored} />
      <UserFilters query={query} />
      <UserTable list={list} query={query} timeZone={actor.timeZone} />
      <Pager
        label="Pages of accounts"
        page={list.page}
        pages={list.pages}
        href={(page) => withQuery(paths.adminUsers(), { ...query, page })}
      />
    </Page>
  )
}
