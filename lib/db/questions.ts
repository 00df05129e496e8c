import type { AuthoredQuestion } from '#lib/domain/questions/authored-question.ts'
import type { DrawnQuestion } from '#lib/domain/questions/draw-question.ts'
import type { Question } from '#lib/domain/questions/question.ts'
import { SealedQuestion } from '#lib/domain/questions/sealed-question.ts'
import { jsonHash } from '#lib/shared/json-hash.ts'
import type { Db } from './client.ts'

/** The id of the immutable version that says exactly this, made if it is new. */
export async function ensureQuestionVersion(tx: Db, question: AuthoredQuestion, now: Date): Promise<string> {
  const known = await findQuestionVersion(tx, question)
  if (known) return known
  const { id } = await tx.questionVersion.create({
    data: { ...versionKey(question), body: question as object, createdAt: now },
    select: { id: true },
  })
  return id
}

/** The id of the version that says exactly this, or null. */
export async function findQuestionVersion(reader: Db, question: AuthoredQuestion): Promise<string | null> {
  const row = await reader.questionVersion.findUnique({
    where: { questionId_hash: versionKey(question) },
    select: { id: true },
  })
  return row?.id ?? null
}

const versionKey = (question: AuthoredQuestion) => ({ questionId: question.id, hash: jsonHash(question) })

/** The questions of these versions, sealed, by version id. */
export async function readQuestions(
  reader: Db,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, SealedQuestion<AuthoredQuestion>>> {
  const rows = await reader.questionVersion.findMany({
    where: { id: { in: [...versionIds] } },
    select: { id: true, body: true },
  })
  return new Map(rows.map(({ id, body }) => [id, new SealedQuestion(body as AuthoredQuestion)]))
}

/** What was stored was a question then and has not changed since: the version's own, or the one drawn from it. */
export const sealQuestion = (body: unknown, drawn: unknown): SealedQuestion =>
  new SealedQuestion((drawn as DrawnQuestion | null)?.question ?? (body as Question))
