import { authorize } from '#lib/auth/authorize.ts'
import { db } from '#lib/db/client.ts'
import { findEvidenceSources } from '#lib/db/evidence-sources.ts'
import { listLabOutcomes, listPassedDeliverables } from '#lib/db/lab-work.ts'
import { listLabs } from '#lib/db/labs.ts'
import { listEvidence } from '#lib/db/progress.ts'
import { listQuizOutcomes, type QuizOutcome } from '#lib/db/quiz-outcomes.ts'
import { listReviewStates } from '#lib/db/reviews.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { isLeech } from '#lib/domain/drills/leech.ts'
import type { ActivityDay } from '#lib/domain/progress/activity.ts'
import type { Summary } from '#lib/domain/progress/course-summary.ts'
import { isReached, type ObjectiveState, objectiveStates } from '#lib/domain/progress/objectives.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { type EvidenceLink, evidenceLinks } from './evidence-links.ts'
import { getCourseProgress, type LessonOnMap, type ModuleOnMap } from './get-course-progress.ts'
import { loadQueue } from './get-drill-queue.ts'
import { recentActivity } from './recent-activity.ts'

export type ObjectiveOverview = ObjectiveState & {
  /** What earned it; empty when nothing did, whatever is ticked. */
  readonly evidence: readonly EvidenceLink[]
}

export type LessonOverview = LessonOnMap & { readonly objectives: readonly ObjectiveOverview[] }

export type ModuleOverview = {
  readonly id: string
  readonly title: string
  readonly summaryOf: Summary
  readonly lessons: readonly LessonOverview[]
  readonly objectives: { readonly reached: number; readonly total: number }
  readonly quizzes: readonly {
    readonly id: string
    readonly title: string
    readonly outcome: QuizOutcome | null
  }[]
  /** `passed` is null until something was handed in; `met` of `deliverables` passed in some submission. */
  readonly labs: readonly {
    readonly id: string
    readonly title: string
    readonly passed: boolean | null
    readonly met: number
    readonly deliverables: number
  }[]
}

export type ProgressOverview = {
  readonly course: Summary
  readonly modules: readonly ModuleOverview[]
  readonly drills: {
    readonly due: number
    readonly fresh: number
    readonly seen: number
    readonly leeches: number
    readonly nextAt: Date | null
  }
  readonly activity: readonly ActivityDay[]
}

const ACTIVITY_DAYS = 84

/** Everything one learner sees of their own progress. Modules with neither an open lesson nor a lab are left out. */
export async function getProgressOverview(
  actor: Actor,
  { now }: Pick<RequestContext, 'now'>,
): Promise<ProgressOverview> {
  const user = authorize(actor, 'learn')
  const [course, evidence, sources, quizzes, labs, passed, allLabs, states, queue, activity] =
    await Promise.all([
      getCourseProgress(user),
      listEvidence(db(), user.id),
      findEvidenceSources(db(), user.id),
      listQuizOutcomes(db(), user.id),
      listLabOutcomes(db(), user.id),
      listPassedDeliverables(db(), user.id),
      listLabs(db()),
      listReviewStates(db(), user.id),
      loadQueue(db(), user, now),
      recentActivity(user.id, { now, timeZone: user.timeZone, days: ACTIVITY_DAYS }),
    ])
  const deliverablesOf = new Map(allLabs.map(({ id, current }) => [id, current.definition.deliverables]))
  /** A deliverable that a lab no longer has counts for nothing. */
  const countMet = (labId: string) => {
    const deliverables = deliverablesOf.get(labId) ?? []
    const met = deliverables.filter(({ id }) => passed.get(labId)?.has(id)).length
    return { met, deliverables: deliverables.length }
  }
  const overview = (module: ModuleOnMap): ModuleOverview => {
    const lessons = module.lessons.map((lesson) => ({
      ...lesson,
      objectives: objectiveStates(lesson.published?.objectives ?? [], evidence).map((state) => ({
        ...state,
        evidence: evidenceLinks(
          evidence.filter(({ objectiveId }) => objectiveId === state.id),
          { course, sources },
        ),
      })),
    }))
    const objectives = lessons.flatMap((lesson) => lesson.objectives)
    return {
      ...{ id: module.id, title: module.title, summaryOf: module.summaryOf, lessons },
      objectives: { reached: objectives.filter(isReached).length, total: objectives.length },
      quizzes: module.quizzes.map(({ id, title }) => ({ id, title, outcome: quizzes.get(id) ?? null })),
      labs: module.labs.map(({ id, title }) => ({
        ...{ id, title, passed: labs.get(id) ?? null },
        ...countMet(id),
      })),
    }
  }
  return {
    course: course.summaryOf,
    modules: course.modules
      .filter(({ summaryOf, labs }) => summaryOf.open > 0 || labs.length > 0)
      .map(overview),
    drills: {
      ...{ due: queue.due.length, fresh: queue.fresh.length, nextAt: queue.nextAt, seen: states.size },
      leeches: [...states.values()].filter(({ lapses }) => isLeech(lapses)).length,
    },
    activity,
  }
}
