import { countText } from '#app/_ui/count-text.ts'
import { percentText } from '#app/_ui/percent-text.ts'
import type { QuestionSummary } from '#lib/domain/analytics/question-summary.ts'
import styles from './share-with-interval.module.css'

/** What may be said about a share: nothing, counts, or the share with the interval it may lie in, drawn and written. */
export function ShareWithInterval({ summary, noun }: { summary: QuestionSummary; noun: string }) {
  switch (summary.type) {
    case 'too-few':
      return <span className={styles.quiet}>{countText(summary.n, noun)}: too few to say</span>
    case 'counts':
      return (
        <span>
          {summary.fullMarks} of {summary.n}
        </span>
      )
    case 'rated': {
      const { facility, interval } = summary
      return (
        <span className={styles.rated}>
          <svg className={styles.scale} width="96" height="14" viewBox="0 0 96 14" aria-hidden="true">
            <line x1="0" x2="96" y1="7" y2="7" className={styles.axis} />
            <line x1={interval.low * 96} x2={interval.high * 96} y1="7" y2="7" className={styles.interval} />
            <circle cx={3 + facility * 90} cy="7" r="3.5" className={styles.point} />
          </svg>
          <span>{percentText(facility)}</span>
          <span className={styles.quiet}>
            {Math.round(interval.low * 100)}–{percentText(interval.high)}
          </span>
        </span>
      )
    }
  }
}
