import 'katex/dist/katex.min.css'
import type { Metadata } from 'next'
import Link from 'next/link'
import { requirePermission } from '#app/_shell/require-permission.ts'
import { countText } from '#app/_ui/count-text.ts'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { listReportedQuestions, reportsQuerySchema } from '#lib/services/reports/list-reported-questions.ts'
import { paths } from '#lib/shared/paths.ts'
import { ReportedList } from './reported-list.client.tsx'
import { ReportedQuestionPanel } from './reported-question.tsx'
import styles from './reports.module.css'

export const metadata: Metadata = { title: 'Reported questions' }

/** What learners find wrong with questions, question by question, to be answered. */
export default async function ReportsPage({ searchParams }: PageProps<'/studio/reports'>) {
  const actor = await requirePermission('lessons.edit', paths.studioReports())
  const { show } = reportsQuerySchema.parse(await searchParams)
  const { questions, openCount, isCut } = await listReportedQuestions(actor, { show })
  return (
    <Page
      title="Reported questions"
      lead={`${openCount === 0 ? 'No report waits' : countText(openCount, 'report waits', 'reports wait')} for an answer. Who reported is not shown; your answer reaches them.`}
      crumbs={[{ label: 'Studio', href: paths.studio() }]}
    >
      <nav aria-label="Which reports" className={styles.tabs}>
        <Link
          href={paths.studioReports()}
          prefetch={false}
          aria-current={show === 'open' ? 'page' : undefined}
        >
          Open
        </Link>
        <Link
          href={paths.studioReports('answered')}
          prefetch={false}
          aria-current={show === 'answered' ? 'page' : undefined}
        >
          Answered
        </Link>
      </nav>
      {isCut && (
        <Notice title="There are more">
          {show === 'open'
            ? 'The reports that wait longest are listed. Answer some, and the others appear.'
            : 'The latest answers are listed.'}
        </Notice>
      )}
      <ReportedList key={show} ids={questions.map(({ id }) => id)}>
        {questions.length === 0 && (
          <EmptyState title={show === 'open' ? 'No report is open' : 'No report has been answered yet'}>
            Learners report questions from an attempt, its result, or a knowledge check.
          </EmptyState>
        )}
        {questions.map((question) => (
          <ReportedQuestionPanel key={question.id} reported={question} timeZone={actor.timeZone} />
        ))}
      </ReportedList>
    </Page>
  )
}
