import type { DrawnQuestion } from '#lib/domain/questions/draw-question.ts'
import type { Question } from '#lib/domain/questions/question.ts'
import type { SealedQuestion } from '#lib/domain/questions/sealed-question.ts'
import type { Complaint, OwnReport, ReportAnswer, ReportStatus } from '#lib/domain/reports/question-report.ts'
import type { Db } from './client.ts'
import { readPinned } from './questions.ts'

/** Where the question was seen: in an attempt, or as a knowledge check. */
type Seen = { readonly itemId: string } | { readonly lessonId: string; readonly drawn: DrawnQuestion | null }

export type NewReport = {
  readonly userId: string
  readonly questionVersionId: string
  readonly seen: Seen
  readonly complaint: Complaint
  readonly at: Date
}

/**
 * Stores a report; as long as the last one of this person on this version is open, it is changed instead. Lock the
 * learner before.
 */
export async function saveReport(tx: Db, report: NewReport): Promise<void> {
  const { userId, questionVersionId, seen, complaint, at } = report
  const openSlot = `${userId}:${questionVersionId}`
  const changed = await tx.questionReport.updateMany({
    where: { openSlot },
    data: { ...complaint, revision: { increment: 1 } },
  })
  if (changed.count > 0) return
  const { drawn = null, ...place } = { drawn: null, ...seen }
  await tx.questionReport.create({
    data: {
      ...{ userId, questionVersionId, openSlot, reportedAt: at, revision: 1, status: 'open', note: '' },
      ...place,
      ...complaint,
      ...(drawn && { drawn }),
    },
    select: { id: true },
  })
}

const ownSelect = {
  ...{ id: true, reason: true, text: true, status: true, note: true, answerSeenAt: true },
} as const

type OwnRow = {
  id: string
  reason: string
  text: string
  status: string
  note: string
  answerSeenAt: Date | null
}

const toOwn = ({ id, reason, text, status, note, answerSeenAt }: OwnRow): OwnReport => ({
  ...({ reason, text, status, note } as OwnReport),
  ...(status !== 'open' && !answerSeenAt && { unreadId: id }),
})

/** Of each of these question versions the newest report of one person, by version id. */
export async function findOwnReports(
  reader: Db,
  userId: string,
  questionVersionIds: readonly string[],
): Promise<ReadonlyMap<string, OwnReport>> {
  const rows = await reader.questionReport.findMany({
    where: { userId, questionVersionId: { in: [...questionVersionIds] } },
    orderBy: { reportedAt: 'asc' },
    select: { questionVersionId: true, ...ownSelect },
  })
  return new Map(rows.map(({ questionVersionId, ...row }) => [questionVersionId, toOwn(row)]))
}

const itemSelect = {
  position: true,
  drawn: true,
  attempt: {
    select: {
      ...{ id: true, number: true, quizId: true },
      quiz: { select: { title: true, currentVersion: { select: { questionVersionIds: true } } } },
    },
  },
} as const

/** The place in a quiz or lesson where a reported question was seen. */
export type ReportPlace =
  | {
      readonly type: 'quiz'
      readonly quizId: string
      readonly quizTitle: string
      readonly attemptId: string
      readonly attemptNumber: number
      readonly questionNumber: number
      /** Whether the quiz, as it starts now, asks this very version. */
      readonly isCurrent: boolean
    }
  | { readonly type: 'lesson'; readonly lessonId: string; readonly questionId: string }

export type ListedReport = OwnReport & {
  readonly id: string
  readonly place: ReportPlace
  readonly reportedAt: Date
  readonly closedAt: Date | null
}

const listedSelect = {
  ...ownSelect,
  ...{ questionVersionId: true, lessonId: true, reportedAt: true, closedAt: true },
  questionVersion: { select: { questionId: true, hash: true } },
  item: { select: itemSelect },
} as const

type ListedRow = OwnRow & {
  questionVersionId: string
  lessonId: string | null
  reportedAt: Date
  closedAt: Date | null
  questionVersion: { questionId: string; hash: string }
  item: {
    position: number
    drawn: unknown
    attempt: {
      id: string
      number: number
      quizId: string
      quiz: { title: string; currentVersion: { questionVersionIds: unknown } | null }
    }
  } | null
}

/** The reports of one person, the newest first: `take` of them, and after these all whose answer was not seen. */
export async function listOwnReports(reader: Db, userId: string, take: number): Promise<ListedReport[]> {
  const order = { orderBy: { reportedAt: 'desc' }, select: listedSelect } as const
  const newest = await reader.questionReport.findMany({ where: { userId }, take, ...order })
  if (newest.length < take) return newest.map(toListed)
  const isUnseen = { userId, status: { not: 'open' }, answerSeenAt: null }
  const known = newest.map(({ id }) => id)
  const unseen = await reader.questionReport.findMany({
    where: { ...isUnseen, id: { notIn: known } },
    ...order,
  })
  return [...newest, ...unseen].map(toListed)
}

/** Notes that this person had the answers to these reports before them. What is open or not theirs is left alone. */
export async function markAnswersSeen(
  tx: Db,
  { userId, reportIds, at }: { userId: string; reportIds: readonly string[]; at: Date },
): Promise<void> {
  await tx.questionReport.updateMany({
    where: { id: { in: [...reportIds] }, userId, status: { not: 'open' }, answerSeenAt: null },
    data: { answerSeenAt: at },
  })
}

/** A report as the staff get it: without its reporter, with the question as it was seen. */
export type StaffReport = ListedReport & {
  readonly revision: number
  readonly questionVersionId: string
  readonly questionId: string
  readonly questionHash: string
  readonly question: SealedQuestion<Question>
}

/** Reports of everybody: the open ones, the oldest first, or the answered ones, the last answered first. */
export async function listReports(
  reader: Db,
  show: 'open' | 'answered',
  take: number,
): Promise<StaffReport[]> {
  const rows = await reader.questionReport.findMany({
    where: { status: show === 'open' ? 'open' : { not: 'open' } },
    orderBy: show === 'open' ? { reportedAt: 'asc' } : { closedAt: 'desc' },
    take,
    select: { ...listedSelect, revision: true, drawn: true },
  })
  const pinned = rows.map(({ questionVersionId, item, drawn }) => ({
    questionVersionId,
    drawn: item ? item.drawn : drawn,
  }))
  const questions = await readPinned(reader, pinned)
  return rows.map((row, i) => ({
    ...toListed(row),
    revision: row.revision,
    questionVersionId: row.questionVersionId,
    questionId: row.questionVersion.questionId,
    questionHash: row.questionVersion.hash,
    question: questions[i] as SealedQuestion,
  }))
}

/** How many reports are open. */
export const countOpenReports = (reader: Db): Promise<number> =>
  reader.questionReport.count({ where: { status: 'open' } })

export type ReadReport = { readonly id: string; readonly revision: number }

/**
 * Answers these reports on one question version. The number of those that were open still and as they had been read;
 * roll back unless it is all of them.
 */
export async function closeReports(
  tx: Db,
  { questionVersionId, reports }: { questionVersionId: string; reports: readonly ReadReport[] },
  { outcome, note }: ReportAnswer,
  at: Date,
): Promise<number> {
  let closed = 0
  // In one order, so that two who answer the same reports at once wait for each other instead of blocking each other.
  for (const { id, revision } of reports.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const { count } = await tx.questionReport.updateMany({
      where: { id, revision, questionVersionId, status: 'open' },
      data: { status: outcome satisfies ReportStatus, note, closedAt: at, openSlot: null },
    })
    closed += count
  }
  return closed
}

/** The author's name of the question behind a version, or null when there is no such version. */
export async function findQuestionId(reader: Db, questionVersionId: string): Promise<string | null> {
  const row = await reader.questionVersion.findUnique({
    where: { id: questionVersionId },
    select: { questionId: true },
  })
  return row?.questionId ?? null
}

function toListed(row: ListedRow): ListedReport {
  const { id, reportedAt, closedAt } = row
  return { ...toOwn(row), id, reportedAt, closedAt, place: placeOf(row) }
}

function placeOf({ item, lessonId, questionVersionId, questionVersion }: ListedRow): ReportPlace {
  if (!item) return { type: 'lesson', lessonId: lessonId ?? '', questionId: questionVersion.questionId }
  const { id: attemptId, number: attemptNumber, quizId, quiz } = item.attempt
  const asked = (quiz.currentVersion?.questionVersionIds ?? []) as string[]
  return {
    type: 'quiz',
    ...{ quizId, quizTitle: quiz.title, attemptId, attemptNumber },
    questionNumber: item.position + 1,
    isCurrent: asked.includes(questionVersionId),
  }
}
