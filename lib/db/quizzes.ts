import type { QuizPolicy } from '#lib/domain/attempts/quiz-policy.ts'
import type { AuthoredQuestion } from '#lib/domain/questions/authored-question.ts'
import { jsonHash } from '#lib/shared/json-hash.ts'
import type { Db } from './client.ts'
import { ensureQuestionVersion } from './questions.ts'
import type { Statements } from './sqlite-writer.ts'

/** `quiz.yaml` as it was read. */
export type QuizDefinition = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly minutes: number
  readonly policy: QuizPolicy
  readonly questions: readonly AuthoredQuestion[]
}

/** The version that an attempt starting now is pinned to. */
export type QuizVersion = {
  readonly id: string
  readonly number: number
  readonly policy: QuizPolicy
  readonly questionVersionIds: readonly string[]
}

export type Quiz = Omit<QuizDefinition, 'policy' | 'questions'> & {
  readonly moduleId: string
  readonly moduleTitle: string
  readonly courseId: string
  readonly current: QuizVersion
}

/**
 * Makes the quiz say what its file says. A new immutable version, and versions of the questions that changed, appear only
 * when policy or questions differ; attempts keep the versions they were started with. Idempotent.
 */
export async function syncQuiz(tx: Db, moduleId: string, quiz: QuizDefinition, now: Date): Promise<void> {
  const { id, title, summary, minutes, policy, questions } = quiz
  const row = { moduleId, title, summary, minutes }
  await tx.quiz.upsert({ where: { id }, create: { id, ...row }, update: row })
  const questionVersionIds: string[] = []
  for (const question of questions) questionVersionIds.push(await ensureQuestionVersion(tx, question, now))
  const hash = jsonHash({ policy, questionVersionIds })
  const versions = await tx.quizVersion.findMany({
    where: { quizId: id },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, hash: true },
  })
  const known = versions.find((version) => version.hash === hash)
  const number = (versions[0]?.number ?? 0) + 1
  const current =
    known ??
    (await tx.quizVersion.create({
      data: { quizId: id, number, hash, policy, questionVersionIds, createdAt: now },
      select: { id: true },
    }))
  await tx.quiz.update({ where: { id }, data: { currentVersionId: current.id } })
}

/** Closes the quizzes that are not among `ids` to new attempts; what was done in them stays. */
export async function closeMissingQuizzes(tx: Db, ids: readonly string[]): Promise<void> {
  await tx.quiz.updateMany({ where: { id: { notIn: [...ids] } }, data: { currentVersionId: null } })
}

/** The quiz as it stands, or null when there is none or it was closed. */
export async function findQuiz(reader: Statements, quizId: string): Promise<Quiz | null> {
  const [row] = await reader.$queryRaw<QuizRow[]>`
    SELECT q."id", q."moduleId", q."title", q."summary", q."minutes", m."title" AS "moduleTitle", m."courseId",
      v."id" AS "versionId", v."number", v."policy", v."questionVersionIds"
    FROM "Quiz" q
    JOIN "Module" m ON m."id" = q."moduleId"
    JOIN "QuizVersion" v ON v."id" = q."currentVersionId"
    WHERE q."id" = ${quizId}`
  if (!row) return null
  const { versionId, number, policy, questionVersionIds, ...quiz } = row
  return { ...quiz, current: { id: versionId, number, policy, questionVersionIds } }
}

type QuizRow = Omit<Quiz, 'current'> & Omit<QuizVersion, 'id'> & { readonly versionId: string }
