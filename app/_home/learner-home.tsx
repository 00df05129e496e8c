import Link from 'next/link'
import { rhythmWords } from '#app/_progress/rhythm-words.ts'
import { TimePlan } from '#app/_progress/time-plan.tsx'
import { ButtonLink } from '#app/_ui/button.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { weekdayText } from '#app/_ui/date-text.ts'
import { Page } from '#app/_ui/page.tsx'
import { ProgressBar } from '#app/_ui/progress-bar.tsx'
import type { UserActor } from '#lib/domain/access/policy.ts'
import { type Continue, getContinue } from '#lib/services/get-continue.ts'
import { type CourseProgress, getCourseProgress } from '#lib/services/get-course-progress.ts'
import { getRhythm } from '#lib/services/get-rhythm.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './learner-home.module.css'

/** Where a learner lands: the exact place to go on, what is due, and the course with its state. */
export async function LearnerHome({ actor, minutes }: { actor: UserActor; minutes: number | null }) {
  const now = new Date()
  const [next, course, rhythm] = await Promise.all([
    getContinue(actor, { now }),
    getCourseProgress(actor),
    getRhythm(actor, { now }),
  ])
  return (
    <Page title={`Good to see you, ${actor.name.split(' ')[0]}`}>
      <div className={styles.top}>
        <ContinueCard next={next} />
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

const reasons = {
  resume: 'Where you left off',
  next: 'Next lesson',
  start: 'Start here',
  needed: 'Next, because a later lesson builds on it',
} as const

function ContinueCard({ next: { point, course } }: { next: Continue }) {
  return (
    <section className={styles.continue} aria-labelledby="continue">
      <p className={styles.kicker}>{point ? reasons[point.reason] : 'All open lessons are done'}</p>
      <h2 id="continue">{point ? point.label : 'New lessons appear on the course map'}</h2>
      <div className={styles.meter}>
        <ProgressBar value={course.percent} max={100} label="Course progress" />
        <span>{course.percent} % of what is open</span>
      </div>
      <ButtonLink variant="primary" href={point ? point.path : paths.course()}>
        {point ? 'Continue' : 'Open the course map'}
      </ButtonLink>
      {point?.onTheWayTo && (
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

function DrillsCard({ drills, now, timeZone }: { drills: Continue['drills']; now: Date; timeZone: string }) {
  const { due, fresh, nextAt } = drills
  return (
    <section className={styles.drills} aria-labelledby="due">
      <p className={styles.kicker}>Interview drills</p>
      <h2 id="due">{due > 0 ? `${countText(due, 'card is', 'cards are')} due` : 'Nothing is due'}</h2>
      <p className={styles.muted}>{drillsHint({ due, fresh, nextAt, now, timeZone })}</p>
      <ButtonLink href={paths.drills()}>{due + fresh > 0 ? 'Drill now' : 'Open drills'}</ButtonLink>
    </section>
  )
}

type HintInput = { due: number; fresh: number; nextAt: Date | null; now: Date; timeZone: string }

function drillsHint({ due, fresh, nextAt, now, timeZone }: HintInput): string {
  if (fresh > 0) return `${countText(fresh, 'new card waits', 'new cards wait')} for today.`
  if (due > 0) return 'A minute or two each; the oldest come first.'
  if (!nextAt || nextAt < now) return 'New cards come with each lesson.'
  return `The next one comes back on ${weekdayText(nextAt, timeZone)}.`
}

function ModuleRow({ module }: { module: CourseProgress['modules'][number] }) {
  const { open, done, percent } = module.summaryOf
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
        <span className={styles.count}>planned</span>
      )}
    </li>
  )
}
