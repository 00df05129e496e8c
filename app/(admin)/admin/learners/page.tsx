import type { Metadata } from 'next'
import { z } from 'zod'
import { requirePermission } from '#app/_shell/require-permission.ts'
import { ButtonLink } from '#app/_ui/button.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { Page } from '#app/_ui/page.tsx'
import { getLearnerMatrix } from '#lib/services/get-learner-matrix.ts'
import { learnerQuerySchema } from '#lib/services/learner-query.ts'
import { paths } from '#lib/shared/paths.ts'
import { HeatLegend } from '../../_parts/heat-cell.tsx'
import { IgnoredFilters } from '../../_parts/ignored-filters.tsx'
import { LearnerFilters } from '../../_parts/learner-filters.tsx'
import { LearnerTable } from '../../_parts/learner-table.tsx'
import { Pager } from '../../_parts/pager.tsx'
import { readQuery, withQuery } from '../../_parts/query-string.ts'

export const metadata: Metadata = { title: 'Learners' }

const pageQuerySchema = learnerQuerySchema.extend({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
})

export default async function LearnersPage({ searchParams }: PageProps<'/admin/learners'>) {
  const actor = await requirePermission('progress.read', paths.adminLearners())
  const { query: given, ignored } = readQuery(pageQuerySchema, await searchParams)
  const { page: _, ...query } = given
  const matrix = await getLearnerMatrix(actor, given, { now: new Date() })
  return (
    <Page
      title="Learners"
      lead={
        matrix.total === matrix.enrolled
          ? `${countText(matrix.total, 'learner')} enrolled.`
          : `${matrix.total.toLocaleString('en-GB')} of ${countText(matrix.enrolled, 'learner')} match.`
      }
      width="full"
      actions={
        matrix.mayExport &&
        matrix.total > 0 && (
          <ButtonLink href={withQuery('/api/admin/learners/export', query)} download>
            CSV of these {countText(matrix.total, 'row')}
          </ButtonLink>
        )
      }
    >
      <IgnoredFilters names={ignored} />
      <LearnerFilters query={query} matrix={matrix} />
      {matrix.rows.length === 0 ? (
        <EmptyState
          title="Nobody matches"
          action={<ButtonLink href={paths.adminLearners()}>Show all learners</ButtonLink>}
        >
          Loosen a filter, or look at everybody who is enrolled.
        </EmptyState>
      ) : (
        <>
          <HeatLegend />
          <LearnerTable matrix={matrix} query={query} timeZone={actor.timeZone} />
        </>
      )}
      <Pager
        label="Pages of learners"
        page={matrix.page}
        pages={matrix.pages}
        href={(page) => withQuery(paths.adminLearners(), { ...query, page })}
      />
    </Page>
  )
}
