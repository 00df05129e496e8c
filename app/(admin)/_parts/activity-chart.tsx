import Link from 'next/link'
import { countText } from '#app/_ui/count-text.ts'
import { DataTable } from '#app/_ui/data-table.tsx'
import { dayText } from '#app/_ui/date-text.ts'
import type { Dashboard } from '#lib/services/get-dashboard.ts'
import { paths } from '#lib/shared/paths.ts'
import { ColumnChart } from './column-chart.tsx'
import { withQuery } from './query-string.ts'
import { TableTwin } from './table-twin.tsx'

type ActiveDay = Dashboard['activity']['days'][number]

const pathOf = ({ date }: ActiveDay) => withQuery(paths.adminLearners(), { active: date })

export function ActivityChart({ days }: { days: readonly ActiveDay[] }) {
  return (
    <>
      <ColumnChart
        unit="people"
        start={days[0] ? dayText(days[0].date) : ''}
        end="today"
        columns={days.map((day) => ({
          key: day.date,
          value: day.people,
          title: `${dayText(day.date)}: ${countText(day.people, 'person', 'people')}`,
          href: pathOf(day),
        }))}
      />
      <TableTwin>
        <DataTable
          caption="Active learners by day"
          hideCaption
          columns={columns}
          rows={days.toReversed()}
          rowKey={({ date }) => date}
        />
      </TableTwin>
    </>
  )
}

const columns = [
  { key: 'day', header: 'Day', rowHeader: true, cell: ({ date }: ActiveDay) => dayText(date) },
  {
    key: 'people',
    header: 'People',
    numeric: true,
    cell: (day: ActiveDay) => (day.people > 0 ? <Link href={pathOf(day)}>{day.people}</Link> : '0'),
  },
  { key: 'lessons', header: 'in lessons', numeric: true, cell: ({ lessons }: ActiveDay) => lessons },
  { key: 'quizzes', header: 'in quizzes', numeric: true, cell: ({ quizzes }: ActiveDay) => quizzes },
  { key: 'labs', header: 'in labs', numeric: true, cell: ({ labs }: ActiveDay) => labs },
  { key: 'drills', header: 'in drills', numeric: true, cell: ({ drills }: ActiveDay) => drills },
]
