import Link from 'next/link'
import { Badge } from '#app/_ui/badge.tsx'
import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { dateText } from '#app/_ui/date-text.ts'
import { Panel } from '#app/_ui/panel.tsx'
import type { OwnReportRow } from '#lib/services/reports/list-own-reports.ts'
import styles from './report.module.css'
import { REASON_WORDS, STATUS_TONES, STATUS_WORDS } from './report-words.ts'

type Props = { readonly reports: readonly OwnReportRow[]; readonly timeZone: string }

/** What one reported about questions, with the answers; nothing where nothing was reported. */
export function OwnReports({ reports, timeZone }: Props) {
  if (reports.length === 0) return null
  const columns: Column<OwnReportRow>[] = [
    {
      key: 'question',
      header: 'Question',
      rowHeader: true,
      cell: ({ place: { label, href } }) =>
        href ? (
          <Link href={href} prefetch={false}>
            {label}
          </Link>
        ) : (
          label
        ),
    },
    {
      key: 'text',
      header: 'You wrote',
      cell: ({ reason, text }) => (
        <>
          {REASON_WORDS[reason]}: <span className={styles.written}>{text}</span>
        </>
      ),
    },
    { key: 'at', header: 'Reported', cell: ({ reportedAt }) => dateText(reportedAt, timeZone) },
    {
      key: 'answer',
      header: 'Answer',
      cell: ({ status, note, closedAt }) => (
        <>
          <Badge tone={STATUS_TONES[status]}>{STATUS_WORDS[status]}</Badge>{' '}
          {closedAt && (
            <>
              {dateText(closedAt, timeZone)}: <span className={styles.written}>{note}</span>
            </>
          )}
        </>
      ),
    },
  ]
  return (
    <Panel title="Questions you reported" id="reports">
      <DataTable
        caption="Questions you reported"
        hideCaption
        columns={columns}
        rows={reports}
        rowKey={({ id }) => id}
      />
    </Panel>
  )
}
