import { countText } from '#app/_ui/count-text.ts'
import { DataTable } from '#app/_ui/data-table.tsx'
import { dayText } from '#app/_ui/date-text.ts'
import type { ActivityDay } from '#lib/domain/progress/activity.ts'
import styles from './overview.module.css'

type Props = { readonly days: readonly ActivityDay[] }

const CELL = 16

/** The last weeks as dots, one column a week and the larger the more was done, with the same numbers as a table. */
export function ActivityChart({ days }: Props) {
  const active = days.filter(({ count }) => count > 0)
  const weeks = Math.ceil(days.length / 7)
  const most = Math.max(1, ...days.map(({ count }) => count))
  return (
    <section className={styles.activity} aria-labelledby="activity">
      <h2 id="activity">
        {active.length === 0
          ? `Nothing yet in the last ${weeks} weeks`
          : `Active on ${countText(active.length, 'day')} of the last ${weeks} weeks`}
      </h2>
      <svg
        viewBox={`0 0 ${weeks * CELL} ${7 * CELL}`}
        className={styles.dots}
        role="img"
        aria-label="Activity by day; the table below has the numbers"
      >
        {days.map(({ date, count }, i) => (
          <circle
            key={date}
            cx={(Math.floor(i / 7) + 0.5) * CELL}
            cy={((i % 7) + 0.5) * CELL}
            r={count === 0 ? 1.5 : 3 + 4 * Math.sqrt(count / most)}
            className={count === 0 ? styles.quiet : styles.busy}
          >
            <title>{`${dayText(date)}: ${count}`}</title>
          </circle>
        ))}
      </svg>
      <p className={styles.hint}>
        A column is a week, a larger dot is a fuller day, and the last one is today.
      </p>
      {active.length > 0 && (
        <details>
          <summary>As a table</summary>
          <DataTable
            caption="Things done, by day"
            columns={[
              { key: 'day', header: 'Day', cell: ({ date }) => dayText(date), rowHeader: true },
              { key: 'count', header: 'Things done', cell: ({ count }) => count, numeric: true },
            ]}
            rows={active.toReversed()}
            rowKey={({ date }) => date}
          />
        </details>
      )}
    </section>
  )
}
