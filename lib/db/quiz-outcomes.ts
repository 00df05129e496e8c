import type { Db } from './client.ts'

/** `bestPercent` is null until an attempt was submitted. */
export type QuizOutcome = {
  readonly bestPercent: number | null
  readonly passed: boolean
  readonly submitted: number
  readonly isOpen: boolean
}

/** What one learner's attempts at each quiz came to, by quiz id. */
export async function listQuizOutcomes(
  reader: Db,
  userId: string,
): Promise<ReadonlyMap<string, QuizOutcome>> {
  const attempts = await reader.attempt.findMany({
    where: { userId },
    select: { quizId: true, status: true, grade: { select: { score: true, maxScore: true, passed: true } } },
  })
  const outcomes = new Map<string, QuizOutcome>()
  for (const { quizId, status, grade } of attempts) {
    const so = outcomes.get(quizId) ?? { bestPercent: null, passed: false, submitted: 0, isOpen: false }
    const percent = grade ? Math.floor((100 * grade.score) / Math.max(grade.maxScore, 1)) : null
    outcomes.set(quizId, {
      bestPercent: percent === null ? so.bestPercent : Math.max(so.bestPercent ?? 0, percent),
      passed: so.passed || Boolean(grade?.passed),
      submitted: so.submitted + (status === 'inProgress' ? 0 : 1),
      isOpen: so.isOpen || status === 'inProgress',
    })
  }
  return outcomes
}
