import Link from 'next/link'
import type { LessonOnMap } from '#lib/services/get-course-progress.ts'
import type { Prerequisite } from '#lib/services/lesson-prerequisites.ts'
import { paths } from '#lib/shared/paths.ts'
import { BuildsOn } from './builds-on.tsx'
import styles from './course-map.module.css'

type Props = {
  readonly lesson: LessonOnMap
  readonly moduleId: string
  readonly buildsOn: readonly Prerequisite[]
  readonly knowsProgress: boolean
}

/** A lesson in the table of contents: its mark, title, state in words, time and what it builds on. */
export function LessonRow({ lesson, moduleId, buildsOn, knowsProgress }: Props) {
  const { id, title, published, status } = lesson
  return (
    <li className={styles.lesson} data-status={status} data-lesson={id}>
      <span className={styles.mark} aria-hidden="true" />
      {published ? (
        <Link href={paths.lesson(moduleId, id)} prefetch={false} className={styles.title}>
          {title}
        </Link>
      ) : (
        <span className={styles.title}>{title}</span>
      )}
      <span className={styles.leader} aria-hidden="true" />
      <span className={styles.state}>{stateWords(lesson)}</span>
      {published && <span className={styles.minutes}>{published.minutes} min</span>}
      {published && <p className={styles.summary}>{published.summary}</p>}
      <BuildsOn lessons={buildsOn} knowsProgress={knowsProgress} className={styles.buildsOn} />
    </li>
  )
}

function stateWords({ status, percent }: LessonOnMap): string {
  switch (status) {
    case 'planned':
      return 'planned'
    case 'new':
      return ''
    case 'started':
      return `${percent} %`
    case 'done':
      return 'done'
    case 'updated':
      return 'done, something is new'
  }
}
