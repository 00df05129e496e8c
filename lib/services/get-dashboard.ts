import { authorize } from '#lib/auth/authorize.ts'
import { type ActiveDay, countActivePerDay } from '#lib/db/activity.ts'
import { findClassRecord } from '#lib/db/analytics.ts'
import { db } from '#lib/db/client.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { activityFinding } from '#lib/domain/analytics/activity-finding.ts'
import { findAtRisk, type Risk } from '#lib/domain/analytics/at-risk.ts'
import type { ClassRecord } from '#lib/domain/analytics/class-record.ts'
import { buildFunnel, type FunnelStage, funnelFinding } from '#lib/domain/analytics/funnel.ts'
import { lastLocalDays } from '#lib/domain/analytics/local-days.ts'
import { type QuizSummary, summariseQuiz } from '#lib/domain/analytics/quiz-summary.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'

/** Four whole weeks and today. */
const ACTIVITY_DAYS = 29

export type QuizLine = Omit<QuizSummary, 'first'> & {
  readonly id: string
  readonly title: string
  /** Median score of first attempts in percent; null where too few submitted. */
  readonly medianFirst: number | null
}

export type Dashboard = {
  readonly courseTitle: string
  readonly enrolled: number
  readonly funnel: { readonly finding: string; readonly stages: readonly FunnelStage[] }
  readonly atRisk: readonly {
    readonly id: string
    readonly name: string
    readonly risks: readonly Risk[]
  }[]
  readonly activity: { readonly finding: string; readonly days: readonly ActiveDay[] }
  readonly quizzes: readonly QuizLine[]
}

/** How the class is doing; null before any content is there. */
export async function getDashboard(
  actor: Actor,
  { now }: Pick<RequestContext, 'now'>,
): Promise<Dashboard | null> {
  const user = authorize(actor, 'progress.read')
  const record = await findClassRecord(db())
  if (!record) return null
  const stages = buildFunnel(record)
  const days = await countActivePerDay(
    db(),
    record.outline.id,
    lastLocalDays(now, ACTIVITY_DAYS, user.timeZone),
  )
  return {
    courseTitle: record.outline.title,
    enrolled: record.learners.length,
    funnel: { finding: funnelFinding(stages), stages },
    atRisk: findAtRisk(record, now).map(({ learner, risks }) => ({
      id: learner.id,
      name: learner.name,
      risks,
    })),
    activity: { finding: activityFinding(days.slice(0, -1)), days },
    quizzes: record.outline.quizzes.map((quiz) => quizLine(record, quiz)),
  }
}

function quizLine(record: ClassRecord, { id, title }: { id: string; title: string }): QuizLine {
  const { first, ...summary } = summariseQuiz(record, id)
  return { id, title, ...summary, medianFirst: first?.median ?? null }
}
