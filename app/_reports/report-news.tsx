import Link from 'next/link'
import type { ReactNode } from 'react'
import { Notice } from '#app/_ui/notice.tsx'
import type { OwnReportRow } from '#lib/services/reports/list-own-reports.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './report.module.css'

/** More would push down what one came for. */
const MAX_LISTED = 4

/** Which of one's own reports were answered since one last looked; each leads to its answer. */
export function ReportNews({ reports }: { readonly reports: readonly OwnReportRow[] }) {
  const [only, ...more] = reports
  if (!only) return null
  if (more.length === 0)
    return (
      <Notice title={`Your report on ${only.place.label} was answered`}>
        <Answer report={only}>Read the answer</Answer>
      </Notice>
    )
  const left = reports.length - MAX_LISTED
  return (
    <Notice title={`${reports.length} of your reports were answered`}>
      <ul className={styles.news}>
        {reports.slice(0, MAX_LISTED).map((report) => (
          <li key={report.id}>
            <Answer report={report}>
              {report.place.label}
              {/* Two reports on one lesson differ in nothing else. */}
              <span className={styles.excerpt} dir="auto">
                “{report.text}”
              </span>
            </Answer>
          </li>
        ))}
        {left > 0 && (
          <li>
            <Link href={`${paths.progress()}#reports`} prefetch={false}>
              {left === 1 ? 'One more' : `${left} more`}
            </Link>
          </li>
        )}
      </ul>
    </Notice>
  )
}

const Answer = ({ report, children }: { readonly report: OwnReportRow; readonly children: ReactNode }) => (
  <Link href={`${paths.progress()}#report-${report.id}`} prefetch={false}>
    {children}
  </Link>
)
