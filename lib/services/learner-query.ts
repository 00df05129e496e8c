import { z } from 'zod'
import { listActiveIds } from '#lib/db/activity.ts'
import { findClassRecord } from '#lib/db/analytics.ts'
import { db } from '#lib/db/client.ts'
import { riskCodes } from '#lib/domain/analytics/at-risk.ts'
import type { ClassRecord } from '#lib/domain/analytics/class-record.ts'
import type { StageId } from '#lib/domain/analytics/funnel.ts'
import { type LearnerRow, learnerSorts, selectLearners } from '#lib/domain/analytics/learner-filter.ts'
import { localDay } from '#lib/domain/analytics/local-days.ts'
import { slugSchema } from '#lib/domain/questions/question.ts'

const stageSchema = z
  .templateLiteral([z.enum(['lesson:']), slugSchema])
  .or(z.enum(['enrolled', 'started', 'passed', 'certified']))

/** The query string of the learner table and of its CSV: both list the same people. */
export const learnerQuerySchema = z.strictObject({
  search: z.string().trim().max(200).optional(),
  stage: stageSchema.optional(),
  dropped: stageSchema.optional(),
  risk: z.enum(['any', ...riskCodes]).optional(),
  active: z.iso.date().optional(),
  quiz: slugSchema.optional(),
  outcome: z.enum(['passed', 'not-passed']).optional(),
  bin: z.coerce.number().int().min(0).max(9).optional(),
  sort: z.enum(learnerSorts).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
})

export type LearnerQuery = z.infer<typeof learnerQuerySchema>

/** Everybody the query asks for, sorted; null before any content is there. */
export async function findLearners(
  query: LearnerQuery,
  setting: { readonly now: Date; readonly timeZone: string },
): Promise<{ record: ClassRecord; rows: LearnerRow[] } | null> {
  const record = await findClassRecord(db())
  if (!record) return null
  const day = query.active ? localDay(query.active, setting.timeZone) : null
  const ids = day ? await listActiveIds(db(), record.outline.id, day) : undefined
  const { search, risk, quiz, outcome, bin } = query
  const filter = {
    search,
    risk,
    quiz,
    outcome,
    bin,
    ids,
    stage: query.stage as StageId | undefined,
    dropped: query.dropped as StageId | undefined,
  }
  const sort = { by: query.sort, direction: query.direction }
  return { record, rows: selectLearners(record, { filter, sort, now: setting.now }) }
}
