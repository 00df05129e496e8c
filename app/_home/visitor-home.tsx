import Link from 'next/link'
import { HomeInterleaving } from '#app/_player/home-interleaving.client.tsx'
import { ButtonLink } from '#app/_ui/button.tsx'
import { type getCourseMap, openLessonsOf } from '#lib/services/get-course-map.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './visitor-home.module.css'

type CourseMap = Awaited<ReturnType<typeof getCourseMap>>

/** The first screen is the thing itself: two threads, one counter, and you are the scheduler. */
export function VisitorHome({ course }: { course: CourseMap }) {
  const [first] = openLessonsOf(course)
  return (
    <main id="main" tabIndex={-1} className={styles.home}>
      <section className={styles.opening}>
        <div className={styles.words}>
          <h1>You are the scheduler. Lose an update.</h1>
          <p>
            Two threads each add one to the same counter, and each addition is three steps: load, add, store.
            Choose who runs next. Somewhere among the twenty orders the counter ends at 1.
          </p>
          <div className={styles.actions}>
            {first && (
              <ButtonLink variant="primary" href={paths.lesson(first.moduleId, first.lessonId)}>
                Start with the first lesson
              </ButtonLink>
            )}
            <ButtonLink href={paths.course()}>See the whole course</ButtonLink>
          </div>
        </div>
        <HomeInterleaving />
      </section>
      <About />
      <Contents course={course} />
    </main>
  )
}

function About() {
  return (
    <section className={styles.about} aria-labelledby="about">
      <h2 id="about">A textbook whose figures run</h2>
      <dl>
        <div>
          <dt>Predict, then look</dt>
          <dd>
            Each lesson asks what happens next before it shows it. Every figure is a live simulation: step it
            forward and back, change its rules, compare two runs, and read why each step was taken.
          </dd>
        </div>
        <div>
          <dt>Not one run, but all of them</dt>
          <dd>
            A race hides from a thousand test runs. Here the machine walks through every schedule and hands
            you the ones that fail, as steps you can replay.
          </dd>
        </div>
        <div>
          <dt>Keep it</dt>
          <dd>
            Quizzes with feedback on every option, <Link href={paths.labs()}>labs</Link> that are checked by
            running your answer, and <Link href={paths.drills()}>interview cards</Link> that come back the day
            you would have forgotten them.
          </dd>
        </div>
      </dl>
      <p className={styles.open}>
        Everything can be read and run without an account; what you do is kept on this device. An{' '}
        <Link href={paths.register()}>account</Link> takes it along to your other devices.
      </p>
    </section>
  )
}

function Contents({ course }: { course: CourseMap }) {
  return (
    <section className={styles.contents} aria-labelledby="contents">
      <h2 id="contents">Fourteen modules</h2>
      <ol>
        {course.modules.map((module) => {
          const open = module.lessons.filter(({ published }) => published).length
          return (
            <li key={module.id}>
              <Link href={`${paths.course()}#${module.id}`} prefetch={false}>
                {module.title}
              </Link>
              <span className={styles.count}>
                {open > 0
                  ? `${open} of ${module.lessons.length} lessons open`
                  : `${module.lessons.length} lessons planned`}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
