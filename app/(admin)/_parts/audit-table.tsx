import Link from 'next/link'
import { DataTable } from '#app/_ui/data-table.tsx'
import { timeText } from '#app/_ui/date-text.ts'
import type { AuditList } from '#lib/services/list-audit.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './audit-table.module.css'
import { changedFields } from './changed-fields.ts'
import { withQuery } from './query-string.ts'

type AuditRow = AuditList['rows'][number]

export function AuditTable({ rows, timeZone }: { rows: readonly AuditRow[]; timeZone: string }) {
  const columns = [
    { key: 'seq', header: 'No.', numeric: true, rowHeader: true, cell: ({ seq }: AuditRow) => seq },
    {
      key: 'at',
      header: 'When',
      cell: ({ at }: AuditRow) => (
        <time dateTime={at.toISOString()} className={styles.nowrap}>
          {timeText(at, timeZone)}
        </time>
      ),
    },
    { key: 'who', header: 'Who', cell: (row: AuditRow) => <Who row={row} /> },
    { key: 'action', header: 'Action', cell: ({ action }: AuditRow) => <code>{action}</code> },
    { key: 'about', header: 'About', cell: (row: AuditRow) => <About row={row} /> },
    { key: 'change', header: 'What changed', cell: (row: AuditRow) => <Change row={row} /> },
    { key: 'reason', header: 'Reason', cell: ({ reason }: AuditRow) => reason || '–' },
    {
      key: 'request',
      header: 'Request',
      cell: ({ requestId }: AuditRow) => <code className={styles.id}>{requestId}</code>,
    },
  ]
  return (
    <DataTable
      caption="Audit records, newest first"
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={({ seq }) => String(seq)}
      empty="No record matches."
    />
  )
}

const Who = ({ row: { actorId, actorName } }: { row: AuditRow }) =>
  actorId ? (
    <Link href={withQuery(paths.adminAudit(), { actor: actorId })} prefetch={false}>
      {actorName}
    </Link>
  ) : (
    actorName
  )

const About = ({ row: { entity, before, after } }: { row: AuditRow }) => (
  <>
    {nameIn(after) ?? nameIn(before)}{' '}
    <Link href={withQuery(paths.adminAudit(), { entity })} prefetch={false}>
      <code className={styles.id}>{entity}</code>
    </Link>
  </>
)

/** Records about a person hold the name they had then. */
function nameIn(value: unknown): string | null {
  const name = (value as { name?: unknown } | null)?.name
  return typeof name === 'string' ? name : null
}

function Change({ row: { before, after } }: { row: AuditRow }) {
  const fields = changedFields(before, after)
  if (fields.length === 0) return '–'
  return (
    <dl className={styles.change}>
      {fields.map(({ name, from, to }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{from === null ? to : `${from} → ${to ?? 'removed'}`}</dd>
        </div>
      ))}
    </dl>
  )
}
