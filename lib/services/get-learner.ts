import { authorize } from '#lib/auth/authorize.ts'
import { findAccommodation } from '#lib/db/accommodations.ts'
import { findClassRecord } from '#lib/db/analytics.ts'
import { db } from '#lib/db/client.ts'
import {
  type AttemptLine,
  type CheckCount,
  countChecks,
  listAttemptLines,
  listLessonObjectives,
  listSubmissionLines,
  type SubmissionLine,
} from '#lib/db/learner-record.ts'
import { listEvidence } from '#lib/db/progress.ts'
import { listReviewStates } from '#lib/db/reviews.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { findAtRisk, type Risk } from '#lib/domain/analytics/at-risk.ts'
import { lessonsDone } from '#lib/domain/analytics/class-record.ts'
import type { Accommodation } from '#lib/domain/attempts/accommodation.ts'
import { isLeech } from '#lib/domain/drills/leech.ts'
import type { ActivityDay } from '#lib/domain/progress/activity.ts'
import { type ObjectiveState, objectiveStates } from '#lib/domain/progress/objectives.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { recentActivity } from './recent-activity.ts'

const ACTIVITY_DAYS = 70

export type LearnerLesson = {
  readonly id: string
  readonly moduleId: string
  readonly title: string
  readonly percent: number
  readonly startedAt: Date | null
  readonly completedAt: Date | null
  readonly checks: CheckCount
  readonly objectives: readonly ObjectiveState[]
}

export type LearnerDetails = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly suspended: boolean
  readonly enrolledAt: Date
  readonly lastActiveAt: Date | null
  /** What they get beyond the rules of quizzes. */
  readonly accommodation: Accommodation
  readonly done: number
  readonly risks: readonly Risk[]
  readonly lessons: readonly LearnerLesson[]
  readonly attempts: readonly AttemptLine[]
  readonly submissions: readonly SubmissionLine[]
  readonly drills: {
    readonly seen: number
    readonly due: number
    readonly lapses: number
    readonly leeches: readonly string[]
  }
  readonly activity: readonly ActivityDay[]
}

/** Everything about one enrolled learner. Staff, strangers and unknown ids look the same: not found. */
export async function getLearner(
  actor: Actor,
  { userId }: { userId: string },
  { now }: Pick<RequestContext, 'now'>,
): Promise<LearnerDetails> {
  const user = authorize(actor, 'progress.read')
  const record = await findClassRecord(db())
  const learner = record?.learners.find(({ id }) => id === userId)
  if (!record || !learner) throw notFoundError()
  const [attempts, submissions, checks, objectives, evidence, states, activity, accommodation] =
    await Promise.all([
      listAttemptLines(db(), userId),
      listSubmissionLines(db(), userId),
      countChecks(db(), userId),
      listLessonObjectives(db()),
      listEvidence(db(), userId),
      listReviewStates(db(), userId),
      recentActivity(userId, { now, timeZone: user.timeZone, days: ACTIVITY_DAYS }),
      findAccommodation(db(), userId),
    ])
  const { id, name, email, suspended, enrolledAt, lastActiveAt } = learner
  const cards = [...states]
  return {
    ...{ id, name, email, suspended, enrolledAt, lastActiveAt, attempts, submissions },
    accommodation,
    done: lessonsDone(learner, record.outline),
    risks: findAtRisk(record, now).find((entry) => entry.learner.id === id)?.risks ?? [],
    lessons: record.outline.lessons.map((lesson) => {
      const progress = learner.lessons.get(lesson.id)
      return {
        ...lesson,
        percent: progress?.percent ?? 0,
        startedAt: progress?.startedAt ?? null,
        completedAt: progress?.completedAt ?? null,
        checks: checks.get(lesson.id) ?? { answered: 0, rightAtFirst: 0 },
        objectives: objectiveStates(objectives.get(lesson.id) ?? [], evidence),
      }
    }),
    drills: {
      seen: cards.length,
      due: cards.filter(([, { due }]) => due <= now).length,
      lapses: cards.reduce((sum, [, { lapses }]) => sum + lapses, 0),
      leeches: cards.filter(([, { lapses }]) => isLeech(lapses)).map(([cardId]) => cardId),
    },
    activity,
  }
}
