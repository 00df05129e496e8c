import Link from 'next/link'
import { ProgressBar } from '#app/_ui/progress-bar.tsx'
import type { LessonOverview, ModuleOverview } from '#lib/services/get-progress-overview.ts'
import { paths } from '#lib/shared/paths.ts'
import { ObjectiveMarks } from './objective-marks.tsx'
import styles from './overview.module.css'

type Props = { readonly module: ModuleOverview; readonly timeZone: string }

/** One module: its lessons with objectives and their evidence, its quizzes and labs with results. */
export function ModuleProgress({ module, timeZone }: Props) {
  const { open, done, percent } = module.summaryOf
  return (
    <section className={styles.module} aria-labelledby={`module-${module.id}`}>
      <header className={styles.moduleHead}>
        <h2 id={`module-${module.id}`}>{module.title}</h2>
        {open > 0 ? (
          <>
            <p>
              {done} of {open} lessons, {module.objectives.reached} of {module.objectives.total} objectives
            </p>
            <ProgressBar value={percent} max={100} label={`Progress in ${module.title}`} />
          </>
        ) : (
          <p>
            {module.labs.filter(({ passed }) => passed).length} of {module.labs.length}{' '}
            {module.labs.length === 1 ? 'lab' : 'labs'} passed
          </p>
        )}
      </header>
      <div className={styles.moduleBody}>
        {module.lessons
          .filter(({ published }) => published !== null)
          .map((lesson) => (
            <Lesson key={lesson.id} lesson={lesson} moduleId={module.id} timeZone={timeZone} />
          ))}
        <Results module={module} />
      </div>
    </section>
  )
}

const statusWords = {
  planned: '',
  new: 'not begun',
  started: '',
  done: 'done',
  updated: 'done, something is new',
}

type LessonProps = { readonly lesson: LessonOverview; readonly moduleId: string; readonly timeZone: string }

function Lesson({ lesson, moduleId, timeZone }: LessonProps) {
  const { id, title, status, percent, objectives } = lesson
  return (
    <article className={styles.lesson}>
      <h3>
        <Link href={paths.lesson(moduleId, id)}>{title}</Link>
        <span className={styles.state}>{status === 'started' ? `${percent} %` : statusWords[status]}</span>
      </h3>
      <ObjectiveMarks objectives={objectives} lessonTitle={title} timeZone={timeZone} />
    </article>
  )
}

function Results({ module: { quizzes, labs } }: { module: ModuleOverview }) {
  if (quizzes.length + labs.length === 0) return null
  return (
    <ul className={styles.results}>
      {quizzes.map(({ id, title, outcome }) => (
        <li key={id}>
          <span>Quiz</span>
          <Link href={paths.quiz(id)}>{title}</Link>
          <span className={styles.state}>{quizWords(outcome)}</span>
        </li>
      ))}
      {labs.map((lab) => (
        <li key={lab.id}>
          <span>Lab</span>
          <Link href={paths.lab(lab.id)}>{lab.title}</Link>
          <span className={styles.state}>{labWords(lab)}</span>
        </li>
      ))}
    </ul>
  )
}

function quizWords(outcome: ModuleOverview['quizzes'][number]['outcome']): string {
  if (!outcome) return 'not begun'
  if (outcome.bestPercent === null) return 'an attempt is open'
  return `best ${outcome.bestPercent} %, ${outcome.passed ? 'passed' : 'not yet passed'}`
}

function labWords({ passed, met, deliverables }: ModuleOverview['labs'][number]): string {
  if (passed === null) return 'not begun'
  return `${met} of ${deliverables} deliverables, ${passed ? 'passed' : 'not yet passed'}`
}
