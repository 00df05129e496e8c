import type { Grade } from '#lib/domain/drills/grade.ts'
import type { LogEntry } from '#lib/domain/drills/review-log.ts'
import type { ReviewState } from '#lib/domain/drills/scheduler.ts'
import type { Db } from './client.ts'

/** A log row with what identifies it to the learner's browser. */
export type ReviewRow = LogEntry & {
  readonly cardId: string
  readonly reviewKey: string
}

export type NewReview = {
  readonly userId: string
  readonly cardId: string
  readonly reviewKey: string
  readonly grade: Grade | null
  readonly bullets: readonly string[]
  readonly redFlags: readonly string[]
  readonly parameterSet: string
  readonly undoes: string | null
  readonly reviewedAt: Date
}

const stateSelect = {
  due: true,
  stability: true,
  difficulty: true,
  scheduledDays: true,
  learningSteps: true,
  reps: true,
  lapses: true,
  state: true,
  lastReviewAt: true,
} as const

const rowSelect = {
  id: true,
  cardId: true,
  reviewKey: true,
  grade: true,
  undoes: true,
  reviewedAt: true,
} as const

type Row = Omit<ReviewRow, 'grade'> & { grade: number | null }

const toReview = (row: Row): ReviewRow => ({ ...row, grade: row.grade as Grade | null })

/** The stored state, or null for a card never reviewed (or whose every review was undone). */
export const findReviewState = (reader: Db, userId: string, cardId: string): Promise<ReviewState | null> =>
  reader.reviewState.findUnique({ where: { userId_cardId: { userId, cardId } }, select: stateSelect })

/** Every state of a learner by card id. */
export async function listReviewStates(
  reader: Db,
  userId: string,
): Promise<ReadonlyMap<string, ReviewState>> {
  const rows = await reader.reviewState.findMany({
    where: { userId },
    select: { cardId: true, ...stateSelect },
  })
  return new Map(rows.map(({ cardId, ...state }) => [cardId, state]))
}

/** Stores what the log says; null removes the state, and the card is new again. */
export async function saveReviewState(
  tx: Db,
  { userId, cardId }: { readonly userId: string; readonly cardId: string },
  state: ReviewState | null,
): Promise<void> {
  if (!state) {
    await tx.reviewState.deleteMany({ where: { userId, cardId } })
    return
  }
  await tx.reviewState.upsert({
    where: { userId_cardId: { userId, cardId } },
    create: { userId, cardId, ...state },
    update: { ...state },
  })
}

/** The review of that key of that learner, or null. */
export async function findReviewByKey(
  reader: Db,
  userId: string,
  reviewKey: string,
): Promise<ReviewRow | null> {
  const row = await reader.reviewLog.findUnique({
    where: { userId_reviewKey: { userId, reviewKey } },
    select: rowSelect,
  })
  return row && toReview(row)
}

/** Which of these keys are in the learner's log already. */
export async function listKnownReviewKeys(
  reader: Db,
  userId: string,
  keys: readonly string[],
): Promise<Set<string>> {
  const rows = await reader.reviewLog.findMany({
    where: { userId, reviewKey: { in: [...keys] } },
    select: { reviewKey: true },
  })
  return new Set(rows.map(({ reviewKey }) => reviewKey))
}

/** The whole log of these cards of one learner, undo rows included, oldest first. */
export async function listReviewLog(
  reader: Db,
  userId: string,
  cardIds: readonly string[],
): Promise<ReviewRow[]> {
  const rows = await reader.reviewLog.findMany({
    where: { userId, cardId: { in: [...cardIds] } },
    orderBy: [{ reviewedAt: 'asc' }, { id: 'asc' }],
    select: rowSelect,
  })
  return rows.map(toReview)
}

/** Appends rows to the log. A key used before is Prisma's unique violation. */
export async function appendReviews(tx: Db, reviews: readonly NewReview[]): Promise<void> {
  if (reviews.length === 0) return
  await tx.reviewLog.createMany({
    data: reviews.map(({ bullets, redFlags, ...row }) => ({
      ...row,
      bullets: [...bullets],
      redFlags: [...redFlags],
    })),
  })
}

/** Since an instant: cards seen for the first time ever, and cards seen again. Undone reviews do not count. */
export async function countReviewedSince(
  reader: Db,
  userId: string,
  since: Date,
): Promise<{ readonly fresh: number; readonly again: number }> {
  const rows = await reader.reviewLog.findMany({
    where: { userId, reviewedAt: { gte: since } },
    select: { id: true, cardId: true, undoes: true },
  })
  const voided = new Set(rows.map(({ undoes }) => undoes))
  const cardIds = new Set(
    rows.filter(({ id, undoes }) => !undoes && !voided.has(id)).map(({ cardId }) => cardId),
  )
  if (cardIds.size === 0) return { fresh: 0, again: 0 }
  const older = await reader.reviewLog.groupBy({
    by: ['cardId'],
    where: { userId, cardId: { in: [...cardIds] }, reviewedAt: { lt: since } },
  })
  return { fresh: cardIds.size - older.length, again: older.length }
}
