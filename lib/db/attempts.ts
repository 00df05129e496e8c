import type { Attempt, GradedAttempt } from '#lib/domain/attempts/attempt.ts'
import type { QuizPolicy } from '#lib/domain/attempts/quiz-policy.ts'
import type { DrawnQuestion } from '#lib/domain/questions/draw-question.ts'
import type { Db } from './client.ts'
import { lockRow } from './locks.ts'

const attemptSelect = {
  id: true,
  userId: true,
  quizId: true,
  number: true,
  seed: true,
  policy: true,
  status: true,
  startedAt: true,
  deadlineAt: true,
  submittedAt: true,
  grade: { select: { score: true, maxScore: true, passed: true } },
} as const

type AttemptRow = Omit<GradedAttempt, 'policy'> & { readonly policy: unknown }

const toAttempt = (row: AttemptRow): GradedAttempt => ({ ...row, policy: row.policy as QuizPolicy })

/** The attempt if it is this learner's, else null. */
export async function findAttempt(
  reader: Db,
  attemptId: string,
  userId: string,
): Promise<GradedAttempt | null> {
  const row = await reader.attempt.findFirst({ where: { id: attemptId, userId }, select: attemptSelect })
  return row && toAttempt(row)
}

/** All attempts of a learner at a quiz, the first one first. */
export async function listAttempts(reader: Db, userId: string, quizId: string): Promise<GradedAttempt[]> {
  const rows = await reader.attempt.findMany({
    where: { userId, quizId },
    orderBy: { number: 'asc' },
    select: attemptSelect,
  })
  return rows.map(toAttempt)
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
export async function createAttempt(tx: Db, attempt: NewAttempt): Promise<string> {
  const { items, ...row } = attempt
  const { id } = await tx.attempt.create({
    data: { ...row, openSlot: `${row.userId}:${row.quizId}` },
    select: { id: true },
  })
  await tx.attemptItem.createMany({
    data: items.map(({ questionVersionId, order, drawn }, position) => ({
      ...{ attemptId: id, position, questionVersionId },
      optionOrder: [...order],
      ...(drawn && { drawn }),
    })),
  })
  return id
}

/** From here to the end of the transaction nobody else saves into or closes this attempt. */
export const lockAttempt = (tx: Db, attemptId: string): Promise<void> => lockRow(tx, 'Attempt', attemptId)

export type AttemptEnd = {
  readonly status: 'submitted' | 'expired'
  readonly submittedAt: Date
  /** The client's UUID of the submit; null when the deadline closed it. */
  readonly submitKey: string | null
}

/** Closes an open attempt and frees its slot. Call it while the attempt is locked. */
export async function endAttempt(tx: Db, attemptId: string, end: AttemptEnd): Promise<void> {
  await tx.attempt.update({
    where: { id: attemptId, status: 'inProgress' },
    data: { ...end, openSlot: null },
    select: { id: true },
  })
}

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
