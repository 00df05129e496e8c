import { NO_ANSWER } from '#lib/domain/attempts/answer.ts'
import type { Attempt } from '#lib/domain/attempts/attempt.ts'
import type { Draft } from '#lib/domain/attempts/attempt-rules.ts'
import type { Confidence } from '#lib/domain/attempts/calibration.ts'
import type { Response } from '#lib/domain/questions/response.ts'
import type { SealedQuestion } from '#lib/domain/questions/sealed-question.ts'
import type { Db } from './client.ts'
import { readPinned } from './questions.ts'
import { toJson } from './sql-values.ts'
import type { Statements } from './sqlite-writer.ts'

/** One question of an attempt as this learner got it, with what was saved last. */
export type AttemptItem = {
  readonly id: string
  readonly position: number
  readonly questionVersionId: string
  readonly question: SealedQuestion
  /** Part ids in the order shown. */
  readonly order: readonly string[]
  readonly draft: Draft
}

type ItemRow = {
  readonly id: string
  readonly position: number
  readonly questionVersionId: string
  readonly optionOrder: unknown
  readonly drawn: unknown
  readonly response: unknown
  readonly confidence: string | null
  /** Null when nothing was saved. */
  readonly revision: number | null
}

/** The column is not null: an answer that was taken back is stored as this. */
const TAKEN_BACK = { type: 'none' } as const

const toItem = (
  { id, position, questionVersionId, optionOrder, response, confidence, revision }: ItemRow,
  question: SealedQuestion,
): AttemptItem => ({
  id,
  position,
  questionVersionId,
  question,
  order: optionOrder as string[],
  draft:
    revision === null
      ? { ...NO_ANSWER, revision: 0 }
      : { response: toResponse(response), confidence: confidence as Confidence | null, revision },
})

const toResponse = (stored: unknown): Response | null =>
  (stored as { type: string }).type === TAKEN_BACK.type ? null : (stored as Response)

/** The questions of an attempt in order. */
export async function listItems(reader: Statements, attemptId: string): Promise<AttemptItem[]> {
  const rows = await reader.$queryRaw<ItemRow[]>`
    SELECT i."id", i."position", i."questionVersionId", i."optionOrder", i."drawn",
      d."response", d."confidence", d."revision"
    FROM "AttemptItem" i
    LEFT JOIN "ResponseDraft" d ON d."itemId" = i."id"
    WHERE i."attemptId" = ${attemptId}
    ORDER BY i."position"`
  const questions = await readPinned(reader, rows)
  return rows.map((row, i) => toItem(row, questions[i] as SealedQuestion))
}

/** When the answer to each item of an attempt was saved last, by item id. */
export async function listDraftTimes(reader: Db, attemptId: string): Promise<ReadonlyMap<string, Date>> {
  const rows = await reader.responseDraft.findMany({
    where: { item: { attemptId } },
    select: { itemId: true, savedAt: true },
  })
  return new Map(rows.map(({ itemId, savedAt }) => [itemId, savedAt]))
}

export type ItemAddress = { readonly itemId: string; readonly attemptId: string; readonly userId: string }

/**
 * The item with the state of its attempt, or null unless it belongs to this attempt of this learner. Asked with every
 * autosave, so it is one statement.
 */
export async function findItem(
  reader: Statements,
  { itemId, attemptId, userId }: ItemAddress,
): Promise<{ item: AttemptItem; attempt: Pick<Attempt, 'status' | 'deadlineAt'> } | null> {
  const [row] = await reader.$queryRaw<AddressedRow[]>`
    SELECT i."id", i."position", i."optionOrder", i."drawn", i."questionVersionId", a."status", a."deadlineAt",
      d."response", d."confidence", d."revision"
    FROM "AttemptItem" i
    JOIN "Attempt" a ON a."id" = i."attemptId"
    LEFT JOIN "ResponseDraft" d ON d."itemId" = i."id"
    WHERE i."id" = ${itemId} AND i."attemptId" = ${attemptId} AND a."userId" = ${userId}`
  if (!row) return null
  const { status, deadlineAt } = row
  const [question] = await readPinned(reader, [row])
  return { item: toItem(row, question as SealedQuestion), attempt: { status, deadlineAt } }
}

type AddressedRow = ItemRow & Pick<Attempt, 'status' | 'deadlineAt'>

/** Stores what `decideSave` decided. Call it while the attempt is locked. */
export async function saveDraft(tx: Statements, itemId: string, draft: Draft, now: Date): Promise<void> {
  const { confidence, revision } = draft
  const response = toJson(draft.response ?? TAKEN_BACK)
  if (revision === 1)
    await tx.$executeRaw`
      INSERT INTO "ResponseDraft" ("itemId", "response", "confidence", "revision", "savedAt")
      VALUES (${itemId}, ${response}, ${confidence}, ${revision}, ${now})`
  else
    await tx.$executeRaw`
      UPDATE "ResponseDraft" SET "response" = ${response}, "confidence" = ${confidence},
        "revision" = ${revision}, "savedAt" = ${now}
      WHERE "itemId" = ${itemId}`
}
