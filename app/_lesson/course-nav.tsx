import Link from 'next/link'
import type { CourseProgress } from '#lib/services/get-course-progress.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './course-nav.module.css'

type Status = CourseProgress['modules'][number]['lessons'][number]['status']

const words: Record<Status, string> = {
  planned: 'planned',
  new: '',
  started: 'started',
  done: 'done',
  updated: 'done, with something new',
}

type Props = { course: CourseProgress; here: { moduleId: string; lessonId: string } }

/** The course beside the lesson: the module being read is open, the others fold away. */
export function CourseNav({ course, here }: Props) {
  return (
    <ol className={styles.modules}>
      {course.modules.map((module, index) => (
        <li key={module.id}>
          <details open={module.id === here.moduleId}>
            <summary>
              <span className={styles.number}>{index + 1}</span> {module.title}
            </summary>
            <ol className={styles.lessons}>
              {module.lessons.map(({ id, title, status }) => (
                <li key={id} data-status={status}>
                  {status === 'planned' ? (
                    <span className={styles.planned}>{title}</span>
                  ) : (
                    <Link
                      href={paths.lesson(module.id, id)}
                      prefetch={false}
                      aria-current={id === here.lessonId ? 'page' : undefined}
                    >
                      {title}
                    </Link>
                  )}
                  {words[status] && <span className="visually-hidden"> ({words[status]})</span>}
                </li>
              ))}
            </ol>
          </details>
        </li>
      ))}
    </ol>
  )
}
