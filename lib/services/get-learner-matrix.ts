import { authorize } from '#lib/auth/authorize.ts'
import { type Actor, can } from '#lib/domain/access/policy.ts'
import type { Risk } from '#lib/domain/analytics/at-risk.ts'
import type { OutlineLesson, OutlineQuiz } from '#lib/domain/analytics/class-record.ts'
import type { LearnerRow } from '#lib/domain/analytics/learner-filter.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { findLearners, type LearnerQuery } from './learner-query.ts'

export const LEARNERS_PER_PAGE = 50

/** A lesson not opened has no entry in `lessons`; a quiz not submitted none in `quizzes`. */
export type MatrixRow = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly suspended: boolean
  readonly enrolledAt: Date
  readonly lastActiveAt: Date | null
  readonly done: number
  readonly risks: readonly Risk[]
  readonly lessons: Readonly<Record<string, { readonly percent: number; readonly completed: boolean }>>
  readonly quizzes: Readonly<Record<string, { readonly bestPercent: number; readonly passed: boolean }>>
}

export type LearnerMatrix = {
  readonly lessons: readonly OutlineLesson[]
  readonly quizzes: readonly OutlineQuiz[]
  readonly rows: readonly MatrixRow[]
  readonly total: number
  readonly enrolled: number
  readonly page: number
  readonly pages: number
  readonly mayExport: boolean
}

/** One page of learner x lesson. A page past the end shows the last one. */
export async function getLearnerMatrix(
  actor: Actor,
  { page, ...query }: LearnerQuery & { page: number },
  { now }: Pick<RequestContext, 'now'>,
): Promise<LearnerMatrix> {
  const user = authorize(actor, 'progress.read')
  const mayExport = can(user, 'progress.export')
  const found = await findLearners(query, { now, timeZone: user.timeZone })
  if (!found)
    return { lessons: [], quizzes: [], rows: [], total: 0, enrolled: 0, page: 1, pages: 1, mayExport }
  const { record, rows } = found
  const pages = Math.max(1, Math.ceil(rows.length / LEARNERS_PER_PAGE))
  const current = Math.min(page, pages)
  return {
    lessons: record.outline.lessons,
    quizzes: record.outline.quizzes,
    rows: rows.slice((current - 1) * LEARNERS_PER_PAGE, current * LEARNERS_PER_PAGE).map(toMatrixRow),
    total: rows.length,
    enrolled: record.learners.length,
    page: current,
    pages,
    mayExport,
  }
}

function toMatrixRow({ learner, done, risks }: LearnerRow): MatrixRow {
  const { id, name, email, suspended, enrolledAt, lastActiveAt } = learner
  return {
    id,
    name,
    email,
    suspended,
    enrolledAt,
    lastActiveAt,
    done,
    risks,
    lessons: Object.fromEntries(
      [...learner.lessons].map(([lessonId, { percent, completedAt }]) => [
        lessonId,
        { percent, completed: completedAt !== null },
      ]),
    ),
    quizzes: Object.fromEntries(
      [...learner.quizzes].map(([quizId, { bestPercent, passed }]) => [quizId, { bestPercent, passed }]),
    ),
  }
}
