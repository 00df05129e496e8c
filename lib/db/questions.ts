import { LRUCache } from 'lru-cache'
import type { AuthoredQuestion } from '#lib/domain/questions/authored-question.ts'
import type { DrawnQuestion } from '#lib/domain/questions/draw-question.ts'
import { SealedQuestion } from '#lib/domain/questions/sealed-question.ts'
import { invariant } from '#lib/shared/invariant.ts'
import { jsonHash } from '#lib/shared/json-hash.ts'
import type { Db } from './client.ts'
import { Prisma } from './generated/sqlite/client.ts'
import type { Statements } from './sqlite-writer.ts'

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
  reader: Statements,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, SealedQuestion<AuthoredQuestion>>> {
  const missing = versionIds.filter((id) => !versions.has(id))
  if (missing.length > 0) {
    const rows = await reader.$queryRaw<{ id: string; body: AuthoredQuestion }[]>`
      SELECT "id", "body" FROM "QuestionVersion" WHERE "id" IN (${Prisma.join(missing)})`
    for (const { id, body } of rows) versions.set(id, new SealedQuestion(body))
  }
  return new Map(
    versionIds.flatMap((id) => {
      const question = versions.get(id)
      return question ? [[id, question] as const] : []
    }),
  )
}

/** Versions never change, so what was read once stays true; ids are random, so no other row gets one again. */
const versions = new LRUCache<string, SealedQuestion<AuthoredQuestion>>({ max: 2_000 })

/** A question as one learner got it: what was drawn for them, or the version itself. */
export type PinnedQuestion = { readonly questionVersionId: string; readonly drawn: unknown }

/** The questions as they were pinned, in the same order. */
export async function readPinned(
  reader: Statements,
  pinned: readonly PinnedQuestion[],
): Promise<SealedQuestion[]> {
  const ids = pinned.flatMap(({ questionVersionId, drawn }) => (drawn ? [] : [questionVersionId]))
  const questions = await readQuestions(reader, ids)
  return pinned.map(({ questionVersionId, drawn }) => {
    if (drawn) return new SealedQuestion((drawn as DrawnQuestion).question)
    const question = questions.get(questionVersionId)
    invariant(question, `question version ${questionVersionId} of an attempt is stored`)
    // What is not drawn when an attempt starts is a question as it is.
    return question as SealedQuestion
  })
}
