import Link from 'next/link'
import { DataTable } from '#app/_ui/data-table.tsx'
import { dateText } from '#app/_ui/date-text.ts'
import { isReached, type ObjectiveState } from '#lib/domain/progress/objectives.ts'
import type { LearnerLesson } from '#lib/services/get-learner.ts'
import { paths } from '#lib/shared/paths.ts'
import { HeatCell } from './heat-cell.tsx'
import styles from './learner-lessons.module.css'

export function LearnerLessons({
  lessons,
  timeZone,
}: {
  lessons: readonly LearnerLesson[]
  timeZone: string
}) {
  const columns = [
    {
      key: 'lesson',
      header: 'Lesson',
      rowHeader: true,
      cell: ({ id, moduleId, title }: LearnerLesson) => (
        <Link href={paths.lesson(moduleId, id)} prefetch={false}>
          {title}
        </Link>
      ),
    },
    {
      key: 'percent',
      header: '% read',
      cell: ({ percent, startedAt, completedAt }: LearnerLesson) => (
        <HeatCell percent={startedAt ? percent : undefined} isDone={completedAt !== null} />
      ),
    },
    {
      key: 'started',
      header: 'Opened',
      cell: ({ startedAt }: LearnerLesson) => dateText(startedAt, timeZone),
    },
    {
      key: 'completed',
      header: 'Done',
      cell: ({ completedAt }: LearnerLesson) => dateText(completedAt, timeZone),
    },
    {
      key: 'checks',
      header: 'Checks right at first',
      numeric: true,
      cell: ({ checks }: LearnerLesson) =>
        checks.answered === 0 ? '–' : `${checks.rightAtFirst} of ${checks.answered}`,
    },
    {
      key: 'objectives',
      header: 'Objectives',
      cell: ({ objectives }: LearnerLesson) => <Objectives objectives={objectives} />,
    },
  ]
  return <DataTable caption="Lessons" hideCaption columns={columns} rows={lessons} rowKey={({ id }) => id} />
}

function Objectives({ objectives }: { objectives: readonly ObjectiveState[] }) {
  return (
    <details className={styles.objectives}>
      <summary>
        {objectives.filter(isReached).length} of {objectives.length}
      </summary>
      <ul>
        {objectives.map((objective) => (
          <li key={objective.id}>
            {objective.text} <em>{standing(objective)}</em>
          </li>
        ))}
      </ul>
    </details>
  )
}

function standing({ earnedBy, isTicked }: ObjectiveState): string {
  const ways = [earnedBy.length > 0 && `earned by ${earnedBy.join(' and ')}`, isTicked && 'ticked by hand']
  return `(${ways.filter(Boolean).join(', ') || 'not yet'})`
}
