import { type ClassRecord, hasFinished, type LearnerRecord } from './class-record.ts'
import { median } from './quantile.ts'

/** `enrolled`, `started`, `lesson:<id>`, `passed`, `certified`, in the order of the course. */
export type StageId = 'enrolled' | 'started' | 'passed' | 'certified' | `lesson:${string}`

export type FunnelStage = {
  readonly id: StageId
  readonly title: string
  readonly count: number
  /** Of those enrolled, 0..1. */
  readonly share: number
  /** Learners counted in the stage before and not in this one. Lessons may be done in any order, so `count` can exceed the stage before. */
  readonly dropped: number
  /** Half of those counted took at most this long from enrolling to reaching the stage. */
  readonly medianDays: number | null
}

const DAY_MS = 86_400_000

/** How far the class has come, stage by stage. O(learners x stages). */
export function buildFunnel(record: ClassRecord): FunnelStage[] {
  const stages = stageIds(record)
  return stages.map((id, i) => {
    const reached = record.learners.flatMap((learner) => {
      const at = reachedAt(learner, id, record)
      return at ? [(at.getTime() - learner.enrolledAt.getTime()) / DAY_MS] : []
    })
    const before = stages[i - 1]
    return {
      id,
      title: stageTitle(id, record),
      count: reached.length,
      share: record.learners.length === 0 ? 0 : reached.length / record.learners.length,
      dropped: before ? record.learners.filter((learner) => hasDropped(learner, id, record)).length : 0,
      medianDays: id === 'enrolled' ? null : median(reached),
    }
  })
}

/** The stages of this class in order. */
export const stageIds = ({ outline }: ClassRecord): StageId[] => [
  'enrolled',
  'started',
  ...outline.lessons.map(({ id }): StageId => `lesson:${id}`),
  'passed',
  'certified',
]

/** The name of a stage; for a lesson that is gone, its id. */
export function stageTitle(id: StageId, { outline }: ClassRecord): string {
  if (id === 'enrolled') return 'Enrolled'
  if (id === 'started') return 'Opened a lesson'
  if (id === 'passed') return 'Finished the course'
  if (id === 'certified') return 'Certified'
  return outline.lessons.find((lesson) => `lesson:${lesson.id}` === id)?.title ?? id
}

/** Counted in the stage before `id`, and not in `id`. */
export function hasDropped(learner: LearnerRecord, id: StageId, record: ClassRecord): boolean {
  const stages = stageIds(record)
  const before = stages[stages.indexOf(id) - 1]
  return (
    before !== undefined &&
    reachedAt(learner, before, record) !== null &&
    reachedAt(learner, id, record) === null
  )
}

/** When the learner reached the stage, or null: opened a first lesson; completed the lesson; the last of everything; holds a certificate. */
export function reachedAt(learner: LearnerRecord, id: StageId, { outline }: ClassRecord): Date | null {
  if (id === 'enrolled') return learner.enrolledAt
  if (id === 'started') return earliest([...learner.lessons.values()].map(({ startedAt }) => startedAt))
  if (id === 'certified') return learner.certifiedAt
  if (id !== 'passed') return learner.lessons.get(id.slice('lesson:'.length))?.completedAt ?? null
  if (!hasFinished(learner, outline)) return null
  return latest([
    ...outline.lessons.map((lesson) => learner.lessons.get(lesson.id)?.completedAt ?? null),
    ...outline.quizzes.map((quiz) => learner.quizzes.get(quiz.id)?.passedAt ?? null),
  ])
}

const earliest = (dates: readonly Date[]): Date | null =>
  dates.reduce<Date | null>((first, date) => (first && first <= date ? first : date), null)

const latest = (dates: readonly (Date | null)[]): Date | null =>
  dates.reduce((last, date) => (!date || (last && last >= date) ? last : date), null)

/** The largest loss between two stages as a sentence: the finding that titles the chart. */
export function funnelFinding(stages: readonly FunnelStage[]): string {
  const enrolled = stages[0]?.count ?? 0
  if (enrolled === 0) return 'Nobody is enrolled yet'
  const worst = stages.reduce((a, b) => (b.dropped > a.dropped ? b : a))
  const countOf = (id: StageId) => stages.find((stage) => stage.id === id)?.count ?? 0
  const ending = `${countOf('passed')} of ${enrolled} have finished, ${countOf('certified')} certified`
  if (worst.dropped === 0) return `No learner is lost between two stages; ${ending}`
  const place =
    worst.id === 'started'
      ? 'before the first lesson'
      : worst.id === 'passed'
        ? 'after the last lesson'
        : worst.id === 'certified'
          ? 'between finishing and the certificate'
          : `before completing “${worst.title}”`
  return `Most learners are lost ${place} (${worst.dropped}); ${ending}`
}
