import { type ClassRecord, hasFinished, type LearnerRecord, lessonsDone } from './class-record.ts'

/** Why a learner may need a hand; `riskRules` says when each applies. */
export const riskCodes = ['never-started', 'inactive', 'behind', 'quiz-not-passed'] as const
export type RiskCode = (typeof riskCodes)[number]
export type Risk = { readonly code: RiskCode; readonly reason: string }

/** Short names, for filters and badges. */
export const riskTitles: Readonly<Record<RiskCode, string>> = {
  'never-started': 'Never started',
  inactive: 'Inactive',
  behind: 'Behind the others',
  'quiz-not-passed': 'Quiz not passed',
}

const DAY_MS = 86_400_000
const START_WITHIN_DAYS = 7
const INACTIVE_DAYS = 14
const COHORT_DAYS = 7
const MIN_COHORT = 5
const MIN_ATTEMPTS = 2

/** The rules in words, for the "i" beside the list. */
export const riskRules: readonly string[] = [
  `Never started: enrolled at least ${START_WITHIN_DAYS} days ago and has opened no lesson.`,
  `Inactive: has started, has not finished, and did nothing for ${INACTIVE_DAYS} days.`,
  `Behind the others: has done less than half the lessons that the median of those who enrolled within ${COHORT_DAYS} days of them has done. Needs ${MIN_COHORT} such people.`,
  `Quiz not passed: submitted a quiz at least ${MIN_ATTEMPTS} times without passing it.`,
]

/** Every enrolled learner who may need a hand, with why; those with more reasons first, then those who left last: they are the easiest to win back. */
export function findAtRisk(record: ClassRecord, now: Date): { learner: LearnerRecord; risks: Risk[] }[] {
  const lastSign = ({ lastActiveAt, enrolledAt }: LearnerRecord) => (lastActiveAt ?? enrolledAt).getTime()
  const cohorts = cohortMedians(record)
  return record.learners
    .map((learner) => ({ learner, risks: risksOf(learner, { record, cohorts, now }) }))
    .filter(({ risks }) => risks.length > 0)
    .sort((a, b) => b.risks.length - a.risks.length || lastSign(b.learner) - lastSign(a.learner))
}

type Setting = {
  readonly record: ClassRecord
  readonly cohorts: ReadonlyMap<string, number | null>
  readonly now: Date
}

function risksOf(learner: LearnerRecord, { record, cohorts, now }: Setting): Risk[] {
  const { outline } = record
  if (learner.suspended || hasFinished(learner, outline)) return []
  const enrolledDays = daysBetween(learner.enrolledAt, now)
  if (learner.lessons.size === 0) {
    if (enrolledDays < START_WITHIN_DAYS) return []
    return [
      {
        code: 'never-started',
        reason: `Enrolled ${enrolledDays} days ago and has not opened a lesson.`,
      },
    ]
  }
  const done = lessonsDone(learner, outline)
  const risks: Risk[] = []
  const silentDays = daysBetween(learner.lastActiveAt ?? learner.enrolledAt, now)
  if (silentDays >= INACTIVE_DAYS)
    risks.push({
      code: 'inactive',
      reason: `Last active ${silentDays} days ago, with ${done} of ${lessonCount(outline.lessons.length)} done.`,
    })
  const typical = cohorts.get(learner.id) ?? null
  if (typical !== null && done < typical / 2)
    risks.push({
      code: 'behind',
      reason: `${lessonCount(done)} done; half of those who enrolled around the same time have done ${round1(typical)} or more.`,
    })
  for (const quiz of outline.quizzes) {
    const result = learner.quizzes.get(quiz.id)
    if (!result || result.passed || result.attempts < MIN_ATTEMPTS) continue
    risks.push({
      code: 'quiz-not-passed',
      reason: `${result.attempts} attempts at “${quiz.title}” without passing; the best reached ${Math.round(result.bestPercent)} %.`,
    })
  }
  return risks
}

/**
 * Per learner, the median of lessons done by the others who enrolled within a week of them, or null where too few did.
 * A window slides over the dates of enrolment; it is kept as the number of people per number of lessons done.
 */
function cohortMedians({ learners, outline }: ClassRecord): Map<string, number | null> {
  const sorted = learners
    .map((learner) => ({
      id: learner.id,
      at: learner.enrolledAt.getTime(),
      done: lessonsDone(learner, outline),
    }))
    .sort((a, b) => a.at - b.at)
  const people = new Array<number>(outline.lessons.length + 1).fill(0)
  let from = 0
  let to = 0
  return new Map(
    sorted.map(({ id, at, done }) => {
      while (to < sorted.length && sorted[to]!.at <= at + COHORT_DAYS * DAY_MS) people[sorted[to++]!.done]!++
      while (sorted[from]!.at < at - COHORT_DAYS * DAY_MS) people[sorted[from++]!.done]!--
      const others = people.with(done, people[done]! - 1)
      return [id, to - from - 1 < MIN_COHORT ? null : medianOfCounts(others, to - from - 1)]
    }),
  )
}

/** The median of `total` values of which `counts[v]` are v. */
function medianOfCounts(counts: readonly number[], total: number): number {
  const valueAt = (rank: number) => {
    let seen = 0
    return counts.findIndex((count) => {
      seen += count
      return seen > rank
    })
  }
  return (valueAt(Math.floor((total - 1) / 2)) + valueAt(Math.floor(total / 2))) / 2
}

const daysBetween = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / DAY_MS)

const lessonCount = (n: number): string => `${n} ${n === 1 ? 'lesson' : 'lessons'}`

const round1 = (value: number): number => Math.round(value * 10) / 10
