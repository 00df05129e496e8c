import Link from 'next/link'
import { ProgressBar } from '#app/_ui/progress-bar.tsx'
import type { ModuleOnMap } from '#lib/services/get-course-progress.ts'
import type { Prerequisite } from '#lib/services/lesson-prerequisites.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './course-map.module.css'
import { LessonRow } from './lesson-row.tsx'
import { Weave } from './weave.tsx'

type Props = {
  readonly module: ModuleOnMap
  readonly number: number
  readonly showsProgress: boolean
  readonly buildsOn: (lessonId: string) => readonly Prerequisite[]
}

/** One chapter of the table of contents. */
export function ModuleSection({ module, number, showsProgress, buildsOn }: Props) {
  const { open, done, percent } = module.summaryOf
  return (
    <section id={module.id} className={styles.module} aria-labelledby={`${module.id}-title`}>
      <Weave isSwapped={number % 2 === 0} />
      <header className={styles.head}>
        <p className={styles.number}>Module {number}</p>
        <h2 id={`${module.id}-title`} className={styles.heading}>
          {module.title}
        </h2>
        <p className={styles.about}>{module.summary}</p>
        {showsProgress && open > 0 && (
          <div className={styles.meter}>
            <ProgressBar value={percent} max={100} label={`Progress in ${module.title}`} />
            <span>
              {done} of {open} done
            </span>
          </div>
        )}
      </header>
      <div className={styles.contents}>
        <ol className={styles.lessons}>
          {module.lessons.map((lesson) => (
            <LessonRow
              key={lesson.id}
              lesson={lesson}
              moduleId={module.id}
              buildsOn={buildsOn(lesson.id)}
              knowsProgress={showsProgress}
            />
          ))}
        </ol>
        <Practice module={module} />
      </div>
    </section>
  )
}

function Practice({ module: { quizzes, labs } }: { readonly module: ModuleOnMap }) {
  if (quizzes.length + labs.length === 0) return null
  return (
    <ul className={styles.practice}>
      {quizzes.map(({ id, title, minutes }) => (
        <li key={id}>
          <span className={styles.kind}>Quiz</span>
          <Link href={paths.quiz(id)} prefetch={false}>
            {title}
          </Link>
          <span className={styles.minutes}>{minutes} min</span>
        </li>
      ))}
      {labs.map(({ id, title }) => (
        <li key={id}>
          <span className={styles.kind}>Lab</span>
          <Link href={paths.lab(id)} prefetch={false}>
            {title}
          </Link>
        </li>
      ))}
    </ul>
  )
}
