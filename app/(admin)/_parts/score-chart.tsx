import Link from 'next/link'
import type { ScoreBin } from '#lib/domain/analytics/score-distribution.ts'
import { paths } from '#lib/shared/paths.ts'
import { withQuery } from './query-string.ts'
import styles from './score-chart.module.css'

/** How many learners scored in each tenth at their first attempt; the number stands on every column. */
export function ScoreChart({ quizId, bins }: { quizId: string; bins: readonly ScoreBin[] }) {
  const largest = Math.max(1, ...bins.map(({ count }) => count))
  return (
    <ol className={styles.bins}>
      {bins.map(({ index, from, to, count }) => {
        const range = `${from} to ${index === 9 ? '100' : `under ${to}`} %`
        return (
          <li key={index} className={styles.bin}>
            <Link
              href={withQuery(paths.adminLearners(), { quiz: quizId, bin: index })}
              prefetch={false}
              aria-label={`${range}: ${count}`}
              className={styles.count}
            >
              {count}
            </Link>
            <svg className={styles.column} width="100%" height="80" aria-hidden="true">
              <rect
                className={styles.bar}
                width="100%"
                y={80 - (count / largest) * 80}
                height={(count / largest) * 80}
              />
            </svg>
            <span className={styles.label} aria-hidden="true">
              {from}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
