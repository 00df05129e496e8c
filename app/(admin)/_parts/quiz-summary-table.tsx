import Link from 'next/link'
import { DataTable } from '#app/_ui/data-table.tsx'
import type { QuizLine } from '#lib/services/get-dashboard.ts'
import { paths } from '#lib/shared/paths.ts'
import { withQuery } from './query-string.ts'
import { ShareWithInterval } from './share-with-interval.tsx'

export const quizPath = (quizId: string) => `${withQuery(paths.admin(), { quiz: quizId })}#quiz`

const columns = [
  {
    key: 'quiz',
    header: 'Quiz',
    rowHeader: true,
    cell: ({ id, title }: QuizLine) => (
      <Link href={quizPath(id)} prefetch={false}>
        {title}
      </Link>
    ),
  },
  {
    key: 'learners',
    header: 'Learners',
    numeric: true,
    cell: ({ id, learners }: QuizLine) => (
      <Link href={withQuery(paths.adminLearners(), { quiz: id })} prefetch={false}>
        {learners}
      </Link>
    ),
  },
  { key: 'attempts', header: 'Attempts', numeric: true, cell: ({ attempts }: QuizLine) => attempts },
  {
    key: 'passed',
    header: 'Passed',
    cell: ({ passed }: QuizLine) => <ShareWithInterval summary={passed} noun="learner" />,
  },
  {
    key: 'median',
    header: 'Median first score',
    numeric: true,
    cell: ({ medianFirst }: QuizLine) => (medianFirst === null ? '–' : `${Math.round(medianFirst)} %`),
  },
]

export function QuizSummaryTable({ quizzes }: { quizzes: readonly QuizLine[] }) {
  return (
    <DataTable
      caption="Results by quiz"
      hideCaption
      columns={columns}
      rows={quizzes}
      rowKey={({ id }) => id}
      empty="No quiz is open yet."
    />
  )
}
