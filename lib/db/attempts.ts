import type { Attempt, AttemptGrade, GradedAttempt } from '#lib/domain/attempts/attempt.ts'
import type { DrawnQuestion } from '#lib/domain/questions/draw-question.ts'
import { invariant } from '#lib/shared/invariant.ts'
import type { Db } from './client.ts'
import { Prisma } from './generated/sqlite/client.ts'
import { lockRow, rowLock } from './locks.ts'
import { orderedId } from './ordered-id.ts'
import { toJson, toRows } from './sql-values.ts'
import type { Statements } from './sqlite-writer.ts'

/** The attempt if it is this learner's, else null. */
export async function findAttempt(
  reader: Statements,
  attemptId: string,
  userId: string,
): Promise<GradedAttempt | null> {
  const [row] = await reader.$queryRaw<GradedRow[]>`
    SELECT ${COLUMNS}, ${GRADE} WHERE a."id" = ${attemptId} AND a."userId" = ${userId}`
  return row ? toGraded(row) : null
}

/** All attempts of a learner at a quiz, the first one first. */
export async function listAttempts(
  reader: Statements,
  userId: string,
  quizId: string,
): Promise<GradedAttempt[]> {
  const rows = await reader.$queryRaw<GradedRow[]>`
    SELECT ${COLUMNS}, ${GRADE} WHERE a."userId" = ${userId} AND a."quizId" = ${quizId} ORDER BY a."number"`
  return rows.map(toGraded)
}

/**
 * As `findAttempt`, without its grade; from here to the end of the transaction nobody else saves into or closes it. A grade
 * joined to a row that was waited for would be the one of before the wait, so it is a query of its own.
 */
export async function claimAttempt(
  tx: Statements,
  attemptId: string,
  userId: string,
): Promise<Attempt | null> {
  const [row] = await tx.$queryRaw<Attempt[]>`
    SELECT ${COLUMNS} FROM "Attempt" a WHERE a."id" = ${attemptId} AND a."userId" = ${userId} ${rowLock()}`
  return row ?? null
}

const COLUMNS = Prisma.raw(
  [
    ...['id', 'userId', 'quizId', 'number', 'seed', 'policy', 'status'],
    ...['startedAt', 'deadlineAt', 'submittedAt'],
  ]
    .map((name) => `a."${name}"`)
    .join(', '),
)

const GRADE = Prisma.raw(
  'g."score", g."maxScore", g."passed" FROM "Attempt" a LEFT JOIN "Grade" g ON g."attemptId" = a."id"',
)

type GradedRow = Attempt & { readonly [Key in keyof AttemptGrade]: AttemptGrade[Key] | null }

function toGraded({ score, maxScore, passed, ...attempt }: GradedRow): GradedAttempt {
  const isGraded = score !== null && maxScore !== null && passed !== null
  return { ...attempt, grade: isGraded ? { score, maxScore, passed } : null }
}

export type NewAttempt = Omit<Attempt, 'id' | 'status' | 'submittedAt'> & {
  readonly quizVersionId: string
  readonly items: readonly {
    readonly questionVersionId: string
    readonly order: readonly string[]
    readonly drawn: DrawnQuestion | null
  }[]
}

/**
 * Stores an open attempt with its pinned questions. `openSlot` is unique per learner and quiz, so a second open attempt is
 * a unique violation whatever the caller checked.
 */
export async function createAttempt(tx: Statements, attempt: NewAttempt): Promise<string> {
  const { userId, quizId, quizVersionId, number, seed, policy, startedAt, deadlineAt, items } = attempt
  const id = orderedId()
  await tx.$executeRaw`
    INSERT INTO "Attempt"
      ("id", "userId", "quizId", "quizVersionId", "number", "seed", "policy", "openSlot", "startedAt", "deadlineAt")
    VALUES (${id}, ${userId}, ${quizId}, ${quizVersionId}, ${number}, ${seed}, ${toJson(policy)},
      ${`${userId}:${quizId}`}, ${startedAt}, ${deadlineAt})`
  const rows = items.map(({ questionVersionId, order, drawn }, position) => [
    ...[orderedId(), id, position, questionVersionId, toJson(order), drawn && toJson(drawn)],
  ])
  await tx.$executeRaw`
    INSERT INTO "AttemptItem" ("id", "attemptId", "position", "questionVersionId", "optionOrder", "drawn")
    VALUES ${toRows(rows)}`
  return id
}

/** From here to the end of the transaction nobody else saves into or closes this attempt. */
export const lockAttempt = (tx: Statements, attemptId: string): Promise<void> =>
  lockRow(tx, 'Attempt', attemptId)

export type AttemptEnd = {
  readonly status: 'submitted' | 'expired'
  readonly submittedAt: Date
  /** The client's UUID of the submit; null when the deadline closed it. */
  readonly submitKey: string | null
}

/** Closes an open attempt and frees its slot. Call it while the attempt is locked. */
export async function endAttempt(
  tx: Statements,
  attemptId: string,
  { status, submittedAt, submitKey }: AttemptEnd,
): Promise<void> {
  const closed = await tx.$executeRaw`
    UPDATE "Attempt" SET "status" = ${STATUSES[status]}, "submittedAt" = ${submittedAt},
      "submitKey" = ${submitKey}, "openSlot" = NULL
    WHERE "id" = ${attemptId} AND "status" = 'inProgress'`
  invariant(closed === 1, `attempt ${attemptId} is open when it is closed`)
}

/** Literals, which PostgreSQL takes for its enumeration. */
const STATUSES = { submitted: Prisma.raw("'submitted'"), expired: Prisma.raw("'expired'") } as const

export type OpenAttempt = Pick<Attempt, 'id' | 'quizId' | 'deadlineAt'> & {
  readonly quizTitle: string
  readonly quizMinutes: number
  readonly questions: number
  /** Questions with a saved answer. */
  readonly answered: number
}

/** What a learner has begun and not submitted, the oldest first; past deadlines too, until somebody closes them. */
export async function listOpenAttempts(reader: Db, userId: string): Promise<OpenAttempt[]> {
  const rows = await reader.attempt.findMany({
    where: { userId, status: 'inProgress' },
    orderBy: { startedAt: 'asc' },
    select: {
      ...{ id: true, quizId: true, deadlineAt: true },
      quiz: { select: { title: true, minutes: true } },
      items: { select: { draft: { select: { revision: true } } } },
    },
  })
  return rows.map(({ quiz, items, ...row }) => ({
    ...row,
    ...{ quizTitle: quiz.title, quizMinutes: quiz.minutes, questions: items.length },
    answered: items.filter(({ draft }) => draft !== null && draft.revision > 0).length,
  }))
}
