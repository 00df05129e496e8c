import Link from 'next/link'
import { Badge } from '#app/_ui/badge.tsx'
import { dateText } from '#app/_ui/date-text.ts'
import { riskTitles } from '#lib/domain/analytics/at-risk.ts'
import type { LearnerMatrix, MatrixRow } from '#lib/services/get-learner-matrix.ts'
import type { LearnerQuery } from '#lib/services/learner-query.ts'
import { paths } from '#lib/shared/paths.ts'
import { HeatCell } from './heat-cell.tsx'
import styles from './learner-table.module.css'
import { withQuery } from './query-string.ts'
import { SortLink, sortedOf } from './sort-link.tsx'

type Props = { matrix: LearnerMatrix; query: LearnerQuery; timeZone: string }

const sortable = [
  { key: 'name', title: 'Learner', first: 'asc' },
  { key: 'active', title: 'Last active', first: 'desc' },
  { key: 'done', title: 'Done', first: 'desc' },
  { key: 'risks', title: 'May need a hand', first: 'desc' },
] as const

/** Learner x lesson and quiz. The names stay in sight while the rest scrolls. */
export function LearnerTable({ matrix, query, timeZone }: Props) {
  const href = (sort: string, direction: string) =>
    withQuery(paths.adminLearners(), { ...query, sort, direction })
  return (
    <section
      className={styles.scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      aria-label="Learners and lessons"
    >
      <table className={styles.table}>
        <caption className="visually-hidden">
          Progress in percent of every lesson, and the best score in percent of every quiz
        </caption>
        <thead>
          <tr>
            {sortable.map(({ key, title, first }) => (
              <th key={key} scope="col" aria-sort={sortedOf(key, query.sort, query.direction)}>
                <SortLink
                  column={key}
                  sort={query.sort}
                  direction={query.direction}
                  href={href}
                  first={first}
                >
                  {title}
                </SortLink>
              </th>
            ))}
            {matrix.lessons.map(({ id, title }) => (
              <th key={id} scope="col" className={styles.slanted}>
                <span>{title}</span>
              </th>
            ))}
            {matrix.quizzes.map(({ id, title }) => (
              <th key={id} scope="col" className={styles.slanted}>
                <span>Quiz: {title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <Row key={row.id} row={row} matrix={matrix} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ row, matrix, timeZone }: { row: MatrixRow; matrix: LearnerMatrix; timeZone: string }) {
  return (
    <tr>
      <th scope="row">
        <Link href={paths.adminLearner(row.id)} prefetch={false}>
          {row.name}
        </Link>
        {row.suspended && <Badge tone="danger">suspended</Badge>}
      </th>
      <td className={styles.nowrap}>{dateText(row.lastActiveAt, timeZone)}</td>
      <td className={styles.number}>
        {row.done}/{matrix.lessons.length}
      </td>
      <td className={styles.risks}>
        {row.risks.map(({ code, reason }) => (
          <span key={reason} title={reason}>
            {riskTitles[code]}
          </span>
        ))}
      </td>
      {matrix.lessons.map(({ id }) => (
        <td key={id} className={styles.heat}>
          <HeatCell percent={row.lessons[id]?.percent} isDone={row.lessons[id]?.completed ?? false} />
        </td>
      ))}
      {matrix.quizzes.map(({ id }) => (
        <td key={id} className={styles.heat}>
          <HeatCell percent={row.quizzes[id]?.bestPercent} isDone={row.quizzes[id]?.passed ?? false} />
        </td>
      ))}
    </tr>
  )
}
