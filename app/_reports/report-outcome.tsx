import { Badge } from '#app/_ui/badge.tsx'
import type { OwnReport } from '#lib/domain/reports/question-report.ts'
import styles from './report.module.css'
import { REASON_WORDS, STATUS_TONES, STATUS_WORDS } from './report-words.ts'
import { UnreadMark } from './unread-mark.client.tsx'

/** What one reported about a question, and what came of it. */
export function ReportOutcome({ report }: { readonly report: OwnReport }) {
  const { status, reason, text, note, unreadId } = report
  return (
    <p className={styles.outcome}>
      <Badge tone={STATUS_TONES[status]}>{STATUS_WORDS[status]}</Badge>
      <span>
        {unreadId && <UnreadMark reportId={unreadId} />}
        You reported ({REASON_WORDS[reason]}): “
        <span className={styles.written} dir="auto">
          {text}
        </span>
        ”{' '}
        {status === 'open' ? (
          'Not answered yet.'
        ) : (
          <span className={styles.answer}>
            Answer:{' '}
            <strong className={styles.written} dir="auto">
              {note}
            </strong>
          </span>
        )}
      </span>
    </p>
  )
}
