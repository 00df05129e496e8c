import Link from 'next/link'
import { Badge } from '#app/_ui/badge.tsx'
import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import type { StudioLesson, StudioModule } from '#lib/services/studio/list-studio-lessons.ts'
import { paths } from '#lib/shared/paths.ts'
import { timeAgo } from './_editor/time-ago.ts'
import { StartLessonButton } from './start-lesson-button.client.tsx'
import styles from './studio.module.css'

/** One module's lessons, in course order. */
export function ModuleLessons({ module, now }: { module: StudioModule; now: Date }) {
  const columns: Column<StudioLesson>[] = [
    { key: 'title', header: 'Lesson', rowHeader: true, cell: (lesson) => <LessonTitle lesson={lesson} /> },
    { key: 'state', header: 'Learners see', cell: (lesson) => <State lesson={lesson} now={now} /> },
    { key: 'draft', header: 'Being written', cell: (lesson) => <Draft lesson={lesson} now={now} /> },
    {
      key: 'work',
      header: <span className="visually-hidden">Actions</span>,
      cell: (lesson) =>
        lesson.state === 'planned' ? (
          <StartLessonButton moduleId={module.id} lessonId={lesson.id} title={lesson.title} />
        ) : (
          <Link href={paths.studioHistory(lesson.id)} prefetch={false}>
            History<span className="visually-hidden"> of {lesson.title}</span>
          </Link>
        ),
    },
  ]
  return (
    <section className={styles.module} aria-labelledby={`module-${module.id}`}>
      <h2 id={`module-${module.id}`}>{module.title}</h2>
      <DataTable
        caption={`Lessons of ${module.title}`}
        hideCaption
        columns={columns}
        rows={module.lessons}
        rowKey={({ id }) => id}
      />
    </section>
  )
}

function LessonTitle({ lesson: { id, title, state } }: { lesson: StudioLesson }) {
  if (state === 'planned') return <span className={styles.planned}>{title}</span>
  return (
    <Link href={paths.studioLesson(id)} prefetch={false}>
      {title}
    </Link>
  )
}

const origins = { file: 'from its file', studio: 'from the studio' } as const

function State({ lesson, now }: { lesson: StudioLesson; now: Date }) {
  const { state, published, keptAside } = lesson
  if (state === 'planned') return <Badge>planned</Badge>
  if (state === 'retired') return <Badge tone="warning">retired: its file is gone</Badge>
  if (!published) return <Badge>not published</Badge>
  return (
    <span className={styles.cell}>
      <Badge tone="success">{`version ${published.number}`}</Badge>
      <span className={styles.muted}>
        {origins[published.origin]}
        {published.by && `, by ${published.by}`}, {timeAgo(published.at, now)}
      </span>
      {keptAside !== null && (
        <Link
          href={`${paths.studioHistory(lesson.id)}?from=${published.number}&to=${keptAside}`}
          prefetch={false}
        >
          The file has changed: see version {keptAside}
        </Link>
      )}
    </span>
  )
}

function Draft({ lesson: { draft }, now }: { lesson: StudioLesson; now: Date }) {
  if (!draft) return <span className={styles.muted}>no draft</span>
  return (
    <span className={styles.cell}>
      <Badge tone="info">draft</Badge>
      <span className={styles.muted}>
        by {draft.by ?? 'somebody who has left'}, {timeAgo(draft.at, now)}
      </span>
    </span>
  )
}
