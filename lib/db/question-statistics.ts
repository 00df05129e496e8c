import type { Db } from './client.ts'

/** Answers to one version of a question in first submitted attempts of enrolled learners. */
export type QuestionCount = {
  readonly questionVersionId: string
  readonly n: number
  readonly fullMarks: number
  /** Mean score, 0..1. */
  readonly meanScore: number
}

/** One row per question version that was answered in this quiz. One query. */
export async function countAnswers(reader: Db, courseId: string, quizId: string): Promise<QuestionCount[]> {
  const rows = await reader.$queryRaw<
    { id: string; n: bigint | number; full: bigint | number; mean: number }[]
  >`
    SELECT i."questionVersionId" AS "id", count(*) AS "n", avg(r."score") AS "mean",
      sum(CASE WHEN r."score" >= 1 THEN 1 ELSE 0 END) AS "full"
    FROM (
      SELECT a."userId", min(a."number") AS "number" FROM "Attempt" a
      JOIN "Grade" g ON g."attemptId" = a."id" WHERE a."quizId" = ${quizId} GROUP BY a."userId"
    ) f
    JOIN "Attempt" a ON a."userId" = f."userId" AND a."quizId" = ${quizId} AND a."number" = f."number"
    JOIN "AttemptItem" i ON i."attemptId" = a."id"
    JOIN "ItemResult" r ON r."itemId" = i."id"
    JOIN "Enrolment" n ON n."userId" = a."userId" AND n."courseId" = ${courseId}
    JOIN "User" u ON u."id" = a."userId" AND u."role" = 'learner'
    GROUP BY i."questionVersionId"`
  return rows.map(({ id, n, full, mean }) => ({
    questionVersionId: id,
    n: Number(n),
    fullMarks: Number(full),
    meanScore: Number(mean),
  }))
}

/** The questions of the version of the quiz that starts now, in order: what is asked, without the key. */
export async function listCurrentQuestions(
  reader: Db,
  quizId: string,
): Promise<{ versionId: string; questionId: string; stem: string; type: string }[]> {
  const quiz = await reader.quiz.findUnique({
    where: { id: quizId },
    select: { currentVersion: { select: { questionVersionIds: true } } },
  })
  const ids = (quiz?.currentVersion?.questionVersionIds ?? []) as string[]
  const versions = await reader.questionVersion.findMany({
    where: { id: { in: ids } },
    select: { id: true, questionId: true, body: true },
  })
  return versions
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map(({ id, questionId, body }) => {
      const { stem, type } = body as { stem: string; type: string }
      return { versionId: id, questionId, stem, type }
    })
}
