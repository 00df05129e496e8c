import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { authorize } from '#lib/auth/authorize.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { transaction } from '#lib/db/client.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { CourseOutline } from '#lib/domain/analytics/class-record.ts'
import { csvCell } from '#lib/domain/analytics/csv-cell.ts'
import type { LearnerRow } from '#lib/domain/analytics/learner-filter.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { auditedAs } from './audit-origin.ts'
import { findLearners, type LearnerQuery } from './learner-query.ts'

/** The rows of the learner table, all pages, as streamed CSV (RFC 4180, UTF-8). The export itself is audited. */
export async function exportProgressCsv(
  actor: Actor,
  query: LearnerQuery,
  context: RequestContext,
): Promise<ReadableStream<Uint8Array>> {
  const user = authorize(actor, 'progress.export')
  const found = await findLearners(query, { now: context.now, timeZone: user.timeZone })
  const rows = found?.rows ?? []
  const outline = found?.record.outline ?? { id: '', title: '', lessons: [], quizzes: [] }
  await transaction((tx) =>
    appendAudit(tx, {
      ...auditedAs(user, context),
      action: 'progress.exported',
      entity: `course:${outline.id}`,
      after: { learners: rows.length, query: JSON.parse(JSON.stringify(unnamed(query))) },
    }),
  )
  const writer = stringify({ header: false, record_delimiter: '\r\n', bom: true })
  return Readable.toWeb(Readable.from(lines(outline, rows)).pipe(writer)) as ReadableStream<Uint8Array>
}

/** What was searched for may be somebody's name, and the log outlives the person. */
const unnamed = (query: LearnerQuery): LearnerQuery =>
  query.search ? { ...query, search: 'a name or an address' } : query

function* lines(outline: CourseOutline, rows: readonly LearnerRow[]): Generator<string[]> {
  const head = [
    'Name',
    'Email',
    'Enrolled',
    'Last active',
    'Lessons done',
    'Reasons to help',
    ...outline.lessons.map(({ title }) => `${title} (%)`),
    ...outline.quizzes.map(({ title }) => `${title} (best %)`),
  ]
  yield head.map(csvCell)
  for (const { learner, done, risks } of rows) {
    const cells = [
      learner.name,
      learner.email,
      learner.enrolledAt.toISOString(),
      learner.lastActiveAt?.toISOString() ?? '',
      String(done),
      risks.map(({ reason }) => reason).join(' '),
      ...outline.lessons.map(({ id }) => String(learner.lessons.get(id)?.percent ?? '')),
      ...outline.quizzes.map(({ id }) => numberCell(learner.quizzes.get(id)?.bestPercent)),
    ]
    yield cells.map(csvCell)
  }
}

const numberCell = (percent: number | undefined): string =>
  percent === undefined ? '' : String(Math.round(percent * 10) / 10)
