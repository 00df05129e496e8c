import { findAtRisk, type Risk, type RiskCode } from './at-risk.ts'
import { type ClassRecord, type LearnerRecord, lessonsDone } from './class-record.ts'
import { hasDropped, reachedAt, type StageId } from './funnel.ts'
import { scoreBinOf } from './score-distribution.ts'

/** Which learners a table lists. Each chart of the dashboard is one of these, so it links to exactly those it counts. */
export type LearnerFilter = {
  readonly search?: string
  /** Reached this stage of the funnel. */
  readonly stage?: StageId
  /** Reached the stage before this one, and not this one. */
  readonly dropped?: StageId
  readonly risk?: 'any' | RiskCode
  /** Submitted this quiz, narrowed by `outcome` and by `bin`, the tenth of the first score. */
  readonly quiz?: string
  readonly outcome?: 'passed' | 'not-passed'
  readonly bin?: number
  /** Ids of those active on a day, as the database counts them. */
  readonly ids?: ReadonlySet<string>
}

/** What the table of learners can be sorted by. */
export const learnerSorts = ['name', 'enrolled', 'active', 'done', 'risks'] as const
export type LearnerSort = { readonly by: (typeof learnerSorts)[number]; readonly direction: 'asc' | 'desc' }

export type LearnerRow = {
  readonly learner: LearnerRecord
  readonly done: number
  readonly risks: readonly Risk[]
}

/** The learners that match every part of the filter, sorted, ties by name. */
export function selectLearners(
  record: ClassRecord,
  query: { readonly filter: LearnerFilter; readonly sort: LearnerSort; readonly now: Date },
): LearnerRow[] {
  const risks = new Map(
    findAtRisk(record, query.now).map(({ learner, risks }) => [learner.id, risks] as const),
  )
  const rows = record.learners
    .map((learner) => ({
      learner,
      done: lessonsDone(learner, record.outline),
      risks: risks.get(learner.id) ?? [],
    }))
    .filter((row) => matches(row, query.filter, record))
  const sign = query.sort.direction === 'asc' ? 1 : -1
  const compare = comparisons[query.sort.by]
  return rows.sort((a, b) => sign * compare(a, b) || byName(a, b))
}

function matches({ learner, risks }: LearnerRow, filter: LearnerFilter, record: ClassRecord): boolean {
  if (filter.search && !containsFolded(`${learner.name}\n${learner.email}`, filter.search)) return false
  if (filter.stage && !reachedAt(learner, filter.stage, record)) return false
  if (filter.dropped && !hasDropped(learner, filter.dropped, record)) return false
  if (filter.risk && !risks.some(({ code }) => filter.risk === 'any' || code === filter.risk)) return false
  if (filter.ids && !filter.ids.has(learner.id)) return false
  return matchesQuiz(learner, filter)
}

function matchesQuiz(learner: LearnerRecord, { quiz, outcome, bin }: LearnerFilter): boolean {
  if (!quiz) return true
  const result = learner.quizzes.get(quiz)
  if (!result) return false
  if (outcome && result.passed !== (outcome === 'passed')) return false
  return bin === undefined || scoreBinOf(result.firstPercent) === bin
}

/** Case and accents do not matter: "sanchez" finds "Sánchez". */
const containsFolded = (text: string, part: string): boolean => fold(text).includes(fold(part.trim()))

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const byName = (a: LearnerRow, b: LearnerRow): number =>
  a.learner.name.localeCompare(b.learner.name, 'en') || (a.learner.id < b.learner.id ? -1 : 1)

const comparisons: Readonly<Record<LearnerSort['by'], (a: LearnerRow, b: LearnerRow) => number>> = {
  name: byName,
  enrolled: (a, b) => a.learner.enrolledAt.getTime() - b.learner.enrolledAt.getTime(),
  active: (a, b) => (a.learner.lastActiveAt?.getTime() ?? 0) - (b.learner.lastActiveAt?.getTime() ?? 0),
  done: (a, b) => a.done - b.done,
  risks: (a, b) => a.risks.length - b.risks.length,
}
