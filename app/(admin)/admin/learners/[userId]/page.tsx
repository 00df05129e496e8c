import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { orNotFound } from '#app/_shell/or-not-found.ts'
import { requirePermission } from '#app/_shell/require-permission.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { dateText, dayText } from '#app/_ui/date-text.ts'
import { Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { can } from '#lib/domain/access/policy.ts'
import { listLearnerCertificates } from '#lib/services/certificates/list-learner-certificates.ts'
import { getLearner, type LearnerDetails } from '#lib/services/get-learner.ts'
import { paths } from '#lib/shared/paths.ts'
import { Accommodations } from '../../../_parts/accommodations.client.tsx'
import { Certificates } from '../../../_parts/certificates.client.tsx'
import { ColumnChart } from '../../../_parts/column-chart.tsx'
import { LearnerAttempts } from '../../../_parts/learner-attempts.tsx'
import { LearnerLessons } from '../../../_parts/learner-lessons.tsx'
import styles from './page.module.css'

export const metadata: Metadata = { title: 'Learner' }

export default async function LearnerPage({ params }: PageProps<'/admin/learners/[userId]'>) {
  const { userId } = await params
  if (!z.uuid().safeParse(userId).success) notFound()
  const actor = await requirePermission('progress.read', paths.adminLearner(userId))
  const learner = await orNotFound(getLearner(actor, { userId }, { now: new Date() }))
  const certificates = await listLearnerCertificates(actor, { userId })
  const { timeZone } = actor
  const activeDays = learner.activity.filter(({ count }) => count > 0).length
  return (
    <Page
      title={learner.name}
      lead={`${learner.email}, enrolled ${dateText(learner.enrolledAt, timeZone)}, last active ${dateText(learner.lastActiveAt, timeZone)}.`}
      crumbs={[{ label: 'Learners', href: paths.adminLearners() }]}
      actions={learner.suspended && <Badge tone="danger">suspended</Badge>}
      width="full"
    >
      {learner.risks.length > 0 && (
        <Notice tone="warning" title="May need a hand">
          {learner.risks.map(({ reason }) => (
            <p key={reason}>{reason}</p>
          ))}
        </Notice>
      )}
      <Panel title={`${learner.done} of ${countText(learner.lessons.length, 'lesson')} done`}>
        <LearnerLessons lessons={learner.lessons} timeZone={timeZone} />
      </Panel>
      <div className={styles.columns}>
        <Panel title="Quizzes and labs">
          <LearnerAttempts learner={learner} timeZone={timeZone} />
        </Panel>
        <div className={styles.stack}>
          <Panel title={`Active on ${countText(activeDays, 'day')} of the last ten weeks`}>
            <ColumnChart
              unit="traces a day"
              start={learner.activity[0] ? dayText(learner.activity[0].date) : ''}
              end="today"
              columns={learner.activity.map(({ date, count }) => ({
                key: date,
                value: count,
                title: `${dayText(date)}: ${countText(count, 'trace')}`,
              }))}
            />
          </Panel>
          <Panel title="Accommodations">
            <Accommodations
              userId={learner.id}
              accommodation={learner.accommodation}
              canChange={can(actor, 'users.manage')}
            />
          </Panel>
          <Panel title="Certificate">
            <Certificates certificates={certificates} canChange={can(actor, 'certificates.revoke')} />
          </Panel>
          <Panel title="Drills">
            <Drills drills={learner.drills} />
          </Panel>
        </div>
      </div>
    </Page>
  )
}

function Drills({ drills }: { drills: LearnerDetails['drills'] }) {
  if (drills.seen === 0) return <p>No card reviewed yet.</p>
  return (
    <>
      <p>
        {countText(drills.seen, 'card')} learned, {drills.due} due now, forgotten{' '}
        {countText(drills.lapses, 'time')} in all.
      </p>
      {drills.leeches.length > 0 && <p>Keeps forgetting: {drills.leeches.join(', ')}.</p>}
    </>
  )
}
