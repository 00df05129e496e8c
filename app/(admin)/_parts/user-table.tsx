import { Badge } from '#app/_ui/badge.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { dateText } from '#app/_ui/date-text.ts'
import { roleNames } from '#lib/domain/access/role-names.ts'
import type { UserList, UserQuery } from '#lib/services/list-users.ts'
import { paths } from '#lib/shared/paths.ts'
import { withQuery } from './query-string.ts'
import { SortLink, sortedOf } from './sort-link.tsx'
import { UserActions } from './user-actions.client.tsx'

type User = UserList['rows'][number]
type Props = { list: UserList; query: UserQuery; timeZone: string }

export function UserTable({ list, query, timeZone }: Props) {
  const { sort, direction } = query
  const href = (by: string, to: string) =>
    withQuery(paths.adminUsers(), { ...query, sort: by, direction: to, page: undefined })
  const sortable = (key: string, title: string, first: 'asc' | 'desc' = 'asc') => ({
    key,
    sorted: sortedOf(key, sort, direction),
    header: (
      <SortLink column={key} sort={sort} direction={direction} href={href} first={first}>
        {title}
      </SortLink>
    ),
  })
  const columns = [
    {
      ...sortable('name', 'Name'),
      rowHeader: true,
      cell: ({ name, isYou }: User) => (isYou ? `${name} (you)` : name),
    },
    { ...sortable('email', 'Email'), cell: ({ email }: User) => email },
    { ...sortable('role', 'Role'), cell: ({ role }: User) => roleNames[role] },
    {
      key: 'state',
      header: 'State',
      cell: ({ suspendedAt }: User) => <State suspendedAt={suspendedAt} {...{ timeZone }} />,
    },
    { ...sortable('created', 'Since', 'desc'), cell: ({ createdAt }: User) => dateText(createdAt, timeZone) },
    {
      ...sortable('seen', 'Last seen', 'desc'),
      cell: ({ lastSeenAt }: User) => dateText(lastSeenAt, timeZone),
    },
  ]
  const actions = {
    key: 'actions',
    header: <span className="visually-hidden">Actions</span>,
    cell: ({ id, name, role, suspendedAt, isYou }: User) =>
      isYou ? null : <UserActions userId={id} name={name} role={role} isSuspended={suspendedAt !== null} />,
  }
  return (
    <DataTable
      caption="Accounts"
      hideCaption
      columns={list.mayManage ? [...columns, actions] : columns}
      rows={list.rows}
      rowKey={({ id }) => id}
      empty="No account matches."
    />
  )
}

const State = ({ suspendedAt, timeZone }: { suspendedAt: Date | null; timeZone: string }) =>
  suspendedAt ? <Badge tone="danger">suspended {dateText(suspendedAt, timeZone)}</Badge> : 'active'
