import type { Metadata } from 'next'
import { requirePermission } from '#app/_shell/require-permission.ts'
import { countText } from '#app/_ui/count-text.ts'
import { Page } from '#app/_ui/page.tsx'
import { auditQuerySchema, listAudit } from '#lib/services/list-audit.ts'
import { paths } from '#lib/shared/paths.ts'
import { AuditFilters } from '../../_parts/audit-filters.tsx'
import { AuditTable } from '../../_parts/audit-table.tsx'
import { IgnoredFilters } from '../../_parts/ignored-filters.tsx'
import { Pager } from '../../_parts/pager.tsx'
import { readQuery, withQuery } from '../../_parts/query-string.ts'
import { VerifyChain } from '../../_parts/verify-chain.client.tsx'

export const metadata: Metadata = { title: 'Audit log' }

export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  const actor = await requirePermission('audit.read', paths.adminAudit())
  const { query, ignored } = readQuery(auditQuerySchema, await searchParams)
  const list = await listAudit(actor, query)
  const isFiltered = Boolean(query.action || query.entity || query.actor || query.from || query.to)
  return (
    <Page
      title="Audit log"
      lead={`${countText(list.total, 'record')}${isFiltered ? ' match' : ''}. Each is written with what it records and is never changed.`}
      width="full"
    >
      <VerifyChain />
      <IgnoredFilters names={ignored} />
      <AuditFilters query={query} actions={list.actions} />
      <AuditTable rows={list.rows} timeZone={actor.timeZone} />
      <Pager
        label="Pages of records"
        page={list.page}
        pages={list.pages}
        href={(page) => withQuery(paths.adminAudit(), { ...query, page })}
      />
    </Page>
  )
}
