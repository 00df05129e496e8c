import Link from 'next/link'
import { Rendered } from '#app/_mdx/question/rendered.tsx'
import { REASON_WORDS, STATUS_TONES, STATUS_WORDS } from '#app/_reports/report-words.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { timeText } from '#app/_ui/date-text.ts'
import type { ReportedQuestion, ReportRow } from '#lib/services/reports/list-reported-questions.ts'
import { AnswerReports } from './answer-reports.client.tsx'
import { QuestionKey } from './question-key.tsx'
import styles from './reports.module.css'

type Props = { readonly reported: ReportedQuestion; readonly timeZone: string }

/**
 * One version of a question: where it is, its key, what was reported, and a way to answer. An article rather than a landmark:
 * two questions of one lesson, or two versions of one question, are in the same place.
 */
export function ReportedQuestionPanel({ reported, timeZone }: Props) {
  const { id, questionVersionId, questionId, stem, key, place, isCurrent, counts, reports } = reported
  const [titleId, questionNameId] = [`reported-${id}`, `reported-name-${id}`]
  const open = reports.filter(({ status }) => status === 'open')
  return (
    <article className={styles.question} tabIndex={-1} aria-labelledby={`${titleId} ${questionNameId}`}>
      <header className={styles.head}>
        <h2 id={titleId}>{place.label}</h2>
        <p className={styles.facts}>
          {countText(reports.length, 'report')}:{' '}
          {counts.map(({ reason, count }) => `${count} ${REASON_WORDS[reason]}`).join(', ')}.{' '}
          {!isCurrent && <Badge tone="warning">changed since</Badge>}
        </p>
        <p className={styles.facts}>
          <code id={questionNameId}>{questionId}</code>
          {place.href && (
            <Link href={place.href} prefetch={false}>
              See it in its place<span className="visually-hidden">: {place.label}</span>
            </Link>
          )}
          {place.editHref && (
            <Link href={place.editHref} prefetch={false}>
              Edit the lesson<span className="visually-hidden"> of {place.label}</span>
            </Link>
          )}
        </p>
      </header>
      <div className={styles.stem}>
        <Rendered text={stem} />
      </div>
      <details className={styles.key}>
        <summary>Key and explanation</summary>
        <QuestionKey review={key} />
      </details>
      <ul className={styles.reports} aria-label={`Reports on ${place.label}`}>
        {reports.map((report) => (
          <Report key={report.id} report={report} timeZone={timeZone} />
        ))}
      </ul>
      {open.length > 0 && (
        <AnswerReports
          questionVersionId={questionVersionId}
          name={place.label}
          reports={open.map(({ id, revision, text }) => ({ id, revision, text }))}
        />
      )}
    </article>
  )
}

function Report({ report, timeZone }: { readonly report: ReportRow; readonly timeZone: string }) {
  const { reason, text, status, note, reportedAt, closedAt, revision } = report
  return (
    <li className={styles.report}>
      <p className={styles.facts}>
        <Badge tone={STATUS_TONES[status]}>{STATUS_WORDS[status]}</Badge>
        <span>
          {REASON_WORDS[reason]}, {timeText(reportedAt, timeZone)}
          {revision > 1 && ', changed by its reporter'}
        </span>
      </p>
      <p className={styles.written} dir="auto">
        {text}
      </p>
      {closedAt && (
        <p className={styles.note}>
          Answered {timeText(closedAt, timeZone)}:{' '}
          <span className={styles.written} dir="auto">
            {note}
          </span>
        </p>
      )}
    </li>
  )
}
