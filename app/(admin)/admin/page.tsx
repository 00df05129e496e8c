import type { Metadata } from 'next'
import { z } from 'zod'
import { requirePermission } from '#app/_shell/require-permission.ts'
import { countText } from '#app/_ui/count-text.ts'
import { Definition } from '#app/_ui/definition.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { riskRules } from '#lib/domain/analytics/at-risk.ts'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { type Dashboard, getDashboard } from '#lib/services/get-dashboard.ts'
import { getQuizResults } from '#lib/services/get-quiz-results.ts'
import { paths } from '#lib/shared/paths.ts'
import { ActivityChart } from '../_parts/activity-chart.tsx'
import { AtRiskList } from '../_parts/at-risk-list.tsx'
import { FunnelChart } from '../_parts/funnel-chart.tsx'
import { IgnoredFilters } from '../_parts/ignored-filters.tsx'
import { readQuery } from '../_parts/query-string.ts'
import { QuizDetails } from '../_parts/quiz-details.tsx'
import { QuizSummaryTable } from '../_parts/quiz-summary-table.tsx'
import styles from './page.module.css'

export const metadata: Metadata = { title: 'Dashboard' }

const querySchema = z.strictObject({ quiz: slugSchema.optional() })

export default async function DashboardPage({ searchParams }: PageProps<'/admin'>) {
  const actor = await requirePermission('progress.read', paths.admin())
  const { query, ignored } = readQuery(querySchema, await searchParams)
  const dashboard = await getDashboard(actor, { now: new Date() })
  if (!dashboard || dashboard.enrolled === 0) return <NobodyYet />
  const isQuiz = dashboard.quizzes.some(({ id }) => id === query.quiz)
  const quizId = isQuiz ? query.quiz : mostTaken(dashboard)
  const unused = query.quiz && !isQuiz ? [...ignored, 'quiz'] : ignored
  const results = quizId ? await getQuizResults(actor, { quizId }) : null
  return (
    <Page
      title="Dashboard"
      lead={`${dashboard.courseTitle}, ${countText(dashboard.enrolled, 'learner')} enrolled.`}
      width="full"
    >
      <IgnoredFilters names={unused} />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Panel title={dashboard.funnel.finding} actions={<FunnelDefinition />}>
            <FunnelChart stages={dashboard.funnel.stages} />
          </Panel>
          <Panel
            title={dashboard.activity.finding}
            actions={<ActivityDefinition timeZone={actor.timeZone} />}
          >
            <ActivityChart days={dashboard.activity.days} />
          </Panel>
        </div>
        <Panel
          title={`${countText(dashboard.atRisk.length, 'learner')} may need a hand`}
          actions={<RiskDefinition />}
        >
          <AtRiskList atRisk={dashboard.atRisk} />
        </Panel>
      </div>
      <Panel title="Quiz results">
        <QuizSummaryTable quizzes={dashboard.quizzes} />
      </Panel>
      {results && <QuizDetails results={results} />}
    </Page>
  )
}

const mostTaken = ({ quizzes }: Dashboard): string | undefined =>
  quizzes.toSorted((a, b) => b.learners - a.learners)[0]?.id

const NobodyYet = () => (
  <Page title="Dashboard" width="full">
    <EmptyState title="Nobody is enrolled yet">
      Learners enrol by opening their first lesson while signed in. To see this page with a class, stop the
      site and run <code>npm run seed</code>.
    </EmptyState>
  </Page>
)

const FunnelDefinition = () => (
  <Definition of="the funnel">
    <p>
      Solid: enrolled learners who reached the stage. Hatched: those who reached the stage before and not this
      one. Lessons can be done in any order, so a stage may count people the one before does not.
    </p>
    <p>
      A lesson is reached when it is completed; the course is finished when every open lesson is completed and
      every quiz passed. Certified is whoever holds a certificate that was not revoked; it also asks for labs,
      and it stays when new lessons open. Staff are left out. The table has the median time from enrolling to
      each stage.
    </p>
  </Definition>
)

const RiskDefinition = () => (
  <Definition of="who may need a hand">
    <ul>
      {riskRules.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
    <p>Finished and suspended learners are left out. More reasons come first, then those who left last.</p>
  </Definition>
)

const ActivityDefinition = ({ timeZone }: { timeZone: string }) => (
  <Definition of="activity by day">
    <p>
      Different enrolled learners who did something that is stored: a lesson step, a knowledge check, a quiz
      attempt, a lab submission or a drill. Days begin at midnight in your time zone ({timeZone}). The finding
      leaves today out.
    </p>
  </Definition>
)
