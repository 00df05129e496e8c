import Link from 'next/link'
import { dateText } from '#app/_ui/date-text.ts'
import { Panel } from '#app/_ui/panel.tsx'
import type { OwnReportRow } from '#lib/services/reports/list-own-reports.ts'
import styles from './report.module.css'
import { ReportOutcome } from './report-outcome.tsx'

type Props = { readonly reports: readonly OwnReportRow[]; readonly timeZone: string }

/** What one reported about questions, with the answers; nothing where nothing was reported. */
export function OwnReports({ reports, timeZone }: Props) {
  if (reports.length === 0) return null
  return (
    <Panel title="Questions you reported" id="reports">
      <ul className={styles.list}>
        {reports.map((report) => (
          <li key={report.id} id={`report-${report.id}`} className={styles.entry}>
            <p className={styles.place}>
              <Place place={report.place} />
              <span>
                reported {dateText(report.reportedAt, timeZone)}
                {report.closedAt && `, answered ${dateText(report.closedAt, timeZone)}`}
              </span>
            </p>
            <ReportOutcome report={report} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Place({ place: { label, href } }: Pick<OwnReportRow, 'place'>) {
  if (!href) return <>{label}</>
  return (
    <Link href={href} prefetch={false}>
      {label}
    </Link>
  )
}
