import type { Db } from './client.ts'

/** Where a learner's graded work stands: the lesson of each check, the quiz of each attempt, the lab of each submission. */
export type EvidenceSources = {
  readonly lessonOf: ReadonlyMap<string, string>
  readonly quizOf: ReadonlyMap<string, string>
  readonly labOf: ReadonlyMap<string, string>
}

export async function findEvidenceSources(reader: Db, userId: string): Promise<EvidenceSources> {
  const where = { userId }
  const [checks, attempts, submissions] = await Promise.all([
    reader.checkResponse.findMany({ where, select: { questionId: true, lessonId: true } }),
    reader.attempt.findMany({ where, select: { id: true, quizId: true } }),
    reader.labSubmission.findMany({ where, select: { id: true, labId: true } }),
  ])
  return {
    lessonOf: new Map(checks.map(({ questionId, lessonId }) => [questionId, lessonId])),
    quizOf: new Map(attempts.map(({ id, quizId }) => [id, quizId])),
    labOf: new Map(submissions.map(({ id, labId }) => [id, labId])),
  }
}
