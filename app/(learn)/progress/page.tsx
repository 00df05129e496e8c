import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CertificateSection } from '#app/_certificate/certificate-section.tsx'
import { ActivityChart } from '#app/_progress/activity-chart.tsx'
import { DrillSummary } from '#app/_progress/drill-summary.tsx'
import { minutesFrom } from '#app/_progress/minutes-from.ts'
import { ModuleProgress } from '#app/_progress/module-progress.tsx'
import styles from '#app/_progress/overview.module.css'
import { Rhythm } from '#app/_progress/rhythm.tsx'
import { TimePlan } from '#app/_progress/time-plan.tsx'
import { OwnReports } from '#app/_reports/own-reports.tsx'
import { ButtonLink } from '#app/_ui/button.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { Page } from '#app/_ui/page.tsx'
import { ProgressBar } from '#app/_ui/progress-bar.tsx'
import { currentActor } from '#lib/auth/session.ts'
import { getCertificateStanding } from '#lib/services/certificates/get-certificate-standing.ts'
import { getProgressOverview } from '#lib/services/get-progress-overview.ts'
import { getRhythm } from '#lib/services/get-rhythm.ts'
import { listOwnReports } from '#lib/services/reports/list-own-reports.ts'
import { paths } from '#lib/shared/paths.ts'

export const metadata: Metadata = { title: 'Your progress' }

export default async function ProgressPage({ searchParams }: PageProps<'/progress'>) {
  const actor = await currentActor()
  if (actor.type === 'visitor') redirect(paths.signIn(paths.progress()))
  const now = new Date()
  const [{ course, modules, drills, activity }, rhythm, certificate, reports, query] = await Promise.all([
    getProgressOverview(actor, { now }),
    getRhythm(actor, { now }),
    getCertificateStanding(actor),
    listOwnReports(actor),
    searchParams,
  ])
  const reached = modules.reduce((sum, { objectives }) => sum + objectives.reached, 0)
  const total = modules.reduce((sum, { objectives }) => sum + objectives.total, 0)
  return (
    <Page
      title="Your progress"
      lead="What you have reached, and on what evidence."
      actions={
        <ButtonLink size="sm" href={paths.notes()}>
          Notes and bookmarks
        </ButtonLink>
      }
    >
      <div className={styles.top}>
        <section className={styles.overall} aria-labelledby="overall">
          <h2 id="overall">
            {course.done} of {course.open} open lessons done
          </h2>
          <ProgressBar value={course.percent} max={100} label="Progress in the course" />
          <p>
            {reached} of {total} objectives reached, earned or ticked by you.
          </p>
        </section>
        <DrillSummary drills={drills} now={now} timeZone={actor.timeZone} />
      </div>
      <TimePlan actor={actor} minutes={minutesFrom(query.minutes)} page={paths.progress()} now={now} />
      <div className={styles.twoHalves}>
        <ActivityChart days={activity} />
        <Rhythm rhythm={rhythm} />
      </div>
      <CertificateSection certificate={certificate} name={actor.name} />
      {modules.length === 0 && (
        <EmptyState
          title="No lesson is open yet"
          action={<ButtonLink href={paths.course()}>See the course</ButtonLink>}
        />
      )}
      {modules.map((module) => (
        <ModuleProgress key={module.id} module={module} timeZone={actor.timeZone} />
      ))}
      <OwnReports reports={reports} timeZone={actor.timeZone} />
    </Page>
  )
}
