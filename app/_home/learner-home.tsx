import Link from 'next/link'
import { rhythmWords } from '#app/_progress/rhythm-words.ts'
import { TimePlan } from '#app/_progress/time-plan.tsx'
import { ReportNews } from '#app/_reports/report-news.tsx'
import { ButtonLink } from '#app/_ui/button.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { weekdayText } from '#app/_ui/date-text.ts'
import { Page } from '#app/_ui/page.tsx'
import { ProgressBar } from '#app/_ui/progress-bar.tsx'
import { unreadAnswers } from '#lib/auth/session.ts'
import type { UserActor } from '#lib/domain/access/policy.ts'
import {
  type CertificateStanding,
  getCertificateStanding,
} from '#lib/services/certificates/get-certificate-standing.ts'
import { type Continue, getContinue } from '#lib/services/get-continue.ts'
import { type CourseProgress, getCourseProgress } from '#lib/services/get-course-progress.ts'
import { getRhythm } from '#lib/services/get-rhythm.ts'
import { listOwnReports } from '#lib/services/reports/list-own-reports.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './learner-home.module.css'

/** Where a learner lands: the exact place to go on, what is due, and the course with its state. */
export async function LearnerHome({ actor, minutes }: { actor: UserActor; minutes: number | null }) {
  const now = new Date()
  const [next, course, rhythm, answered] = await Promise.all([
    getContinue(actor, { now }),
    getCourseProgress(actor),
    getRhythm(actor, { now }),
    listUnreadAnswers(actor),
  ])
  return (
    <Page title={`Good to see you, ${actor.name.split(' ')[0]}`}>
      <ReportNews reports={answered} />
      <div className={styles.top}>
        {next.point ? (
          <ContinueCard point={next.point} course={next.course} />
        ) : (
          <FinishedCard course={next.course} certificate={await getCertificateStanding(actor)} />
        )}
        <DrillsCard drills={next.drills} now={now} timeZone={actor.timeZone} />
      </div>
      <TimePlan actor={actor} minutes={minutes} page={paths.home()} now={now} />
      <section aria-labelledby="modules" className={styles.modules}>
        <h2 id="modules">The course</h2>
        <p className={styles.muted}>
          {next.course.done} of {next.course.open} open lessons done.
          {rhythm && ` ${rhythmWords(rhythm)}`}
        </p>
        <ol>
          {course.modules.map((module) => (
            <ModuleRow key={module.id} module={module} />
          ))}
        </ol>
      </section>
    </Page>
  )
}

/** Asked for only when the session says that there are any. */
const listUnreadAnswers = async (actor: UserActor) =>
  (await unreadAnswers()) > 0 ? (await listOwnReports(actor)).filter(({ unreadId }) => unreadId) : []

const reasons = {
  resume: 'Where you left off',
  next: 'Next lesson',
  start: 'Start here',
  needed: 'Next, because a later lesson builds on it',
} as const

type Course = Continue['course']

function ContinueCard({ point, course }: { point: NonNullable<Continue['point']>; course: Course }) {
  return (
    <section className={styles.continue} aria-labelledby="continue">
      <p className={styles.kicker}>{reasons[point.reason]}</p>
      <h2 id="continue">{point.label}</h2>
      <CourseMeter course={course} />
      <ButtonLink variant="primary" href={point.path}>
        {point.reason === 'start' ? 'Begin' : 'Continue'}
      </ButtonLink>
      {point.onTheWayTo && (
        <p className={styles.muted}>
          It leads to{' '}
          <Link href={point.onTheWayTo.path} prefetch={false}>
            {point.onTheWayTo.label}
          </Link>
          , which you can read right away too.
        </p>
      )}
    </section>
  )
}

const CourseMeter = ({ course }: { course: Course }) => (
  <div className={styles.meter}>
    <ProgressBar value={course.percent} max={100} label="Course progress" />
    <span>{course.percent} % of what is open</span>
  </div>
)

/** Where there is no lesson to go on with, what the certificate asks for is next. */
function FinishedCard({ course, certificate }: { course: Course; certificate: CertificateStanding }) {
  const { title, action, href } = finish(certificate)
  return (
    <section className={styles.continue} aria-labelledby="continue">
      <p className={styles.kicker}>All open lessons are done</p>
      <h2 id="continue">{title}</h2>
      <CourseMeter course={course} />
      <ButtonLink variant="primary" href={href}>
        {action}
      </ButtonLink>
      <p className={styles.muted}>New lessons appear on the course map.</p>
    </section>
  )
}

function finish({ current, canIssue, standing }: CertificateStanding) {
  if (current && !current.revocation)
    return { title: 'You hold the certificate', action: 'Open it', href: paths.certificate(current.code) }
  const href = `${paths.progress()}#certificate`
  if (canIssue) return { title: 'You have earned the certificate', action: 'Have it issued', href }
  const left = standing.quiz.missing.length + standing.lab.missing.length + standing.lesson.missing.length
  if (current || left === 0) return { title: 'The course is done', action: 'See your progress', href }
  return {
    title: `${countText(left, 'quiz or lab is', 'quizzes and labs are')} left for the certificate`,
    ...{ action: 'See what is left', href },
  }
}

function DrillsCard({ drills, now, timeZone }: { drills: Continue['drills']; now: Date; timeZone: string }) {
  const { due, fresh, nextAt } = drills
  return (
    <section className={styles.drills} aria-labelledby="due">
      <p className={styles.kicker}>Interview drills</p>
      <h2 id="due">{drillsTitle({ due, fresh })}</h2>
      <p className={styles.muted}>{drillsHint({ due, fresh, nextAt, now, timeZone })}</p>
      <ButtonLink href={paths.drills()}>{due + fresh > 0 ? 'Drill now' : 'Open drills'}</ButtonLink>
    </section>
  )
}

function drillsTitle({ due, fresh }: Pick<HintInput, 'due' | 'fresh'>): string {
  if (due > 0) return `${countText(due, 'card is', 'cards are')} due`
  return fresh > 0 ? countText(fresh, 'new card') : 'Nothing is due'
}

type HintInput = { due: number; fresh: number; nextAt: Date | null; now: Date; timeZone: string }

function drillsHint({ due, fresh, nextAt, now, timeZone }: HintInput): string {
  if (due > 0 && fresh > 0) return `And ${countText(fresh, 'new card waits', 'new cards wait')} for today.`
  if (fresh > 0) return 'Let in for today; what you have met comes back when it is due.'
  if (due > 0) return 'A minute or two each; the oldest come first.'
  if (!nextAt || nextAt < now) return 'New cards come with each lesson.'
  return `The next one comes back on ${weekdayText(nextAt, timeZone)}.`
}

function ModuleRow({ module }: { module: CourseProgress['modules'][number] }) {
  const { open, done, percent } = module.summaryOf
  const labs = module.labs.length
  return (
    <li className={open === 0 ? styles.planned : undefined}>
      <Link href={`${paths.course()}#${module.id}`} prefetch={false}>
        {module.title}
      </Link>
      {open > 0 ? (
        <>
          <ProgressBar value={percent} max={100} label={`Progress in ${module.title}`} />
          <span className={styles.count}>
            {done} of {open} done
          </span>
        </>
      ) : (
        <span className={styles.count}>{labs > 0 ? `${countText(labs, 'lab')} open` : 'planned'}</span>
      )}
    </li>
  )
}
