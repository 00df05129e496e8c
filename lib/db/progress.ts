import type { LessonProgress } from '#lib/domain/progress/lesson-progress.ts'
import type { Evidence, EvidenceKind } from '#lib/domain/progress/objectives.ts'
import type { Db } from './client.ts'
import { toRows } from './sql-values.ts'
import type { Statements } from './sqlite-writer.ts'

const progressSelect = {
  stepsDone: true,
  percent: true,
  startedAt: true,
  completedAt: true,
  updatedAt: true,
} as const

type ProgressRow = Omit<LessonProgress, 'stepsDone'> & { stepsDone: unknown }

const toProgress = (row: ProgressRow): LessonProgress => ({ ...row, stepsDone: row.stepsDone as string[] })

/** Null when the learner has not begun the lesson. */
export async function findLessonProgress(
  reader: Db,
  userId: string,
  lessonId: string,
): Promise<LessonProgress | null> {
  const row = await reader.lessonProgress.findUnique({
    where: { userId_lessonId: { userId, lessonId } },
    select: progressSelect,
  })
  return row && toProgress(row)
}

/** Every lesson the learner has begun, by lesson id. */
export async function listLessonProgress(
  reader: Db,
  userId: string,
): Promise<ReadonlyMap<string, LessonProgress>> {
  const rows = await reader.lessonProgress.findMany({
    where: { userId },
    select: { lessonId: true, ...progressSelect },
  })
  return new Map(rows.map(({ lessonId, ...row }) => [lessonId, toProgress(row)]))
}

/** Stores progress that `advance` computed from the stored one while the learner was locked. */
export async function saveLessonProgress(
  tx: Db,
  { userId, lessonId }: { readonly userId: string; readonly lessonId: string },
  progress: LessonProgress,
): Promise<void> {
  const row = { ...progress, stepsDone: [...progress.stepsDone] }
  await tx.lessonProgress.upsert({
    where: { userId_lessonId: { userId, lessonId } },
    create: { userId, lessonId, ...row },
    update: row,
  })
}

/** Enrols on the first progress of any kind; later calls change nothing. */
export async function ensureEnrolment(
  tx: Statements,
  userId: string,
  courseId: string,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Enrolment" ("userId", "courseId", "enrolledAt") VALUES (${userId}, ${courseId}, ${now})
    ON CONFLICT DO NOTHING`
}

/** Evidence for objectives, oldest first; of all of them, or of those named. */
export async function listEvidence(
  reader: Db,
  userId: string,
  objectiveIds?: readonly string[],
): Promise<Evidence[]> {
  const rows = await reader.objectiveEvidence.findMany({
    where: { userId, ...(objectiveIds && { objectiveId: { in: [...objectiveIds] } }) },
    orderBy: { earnedAt: 'asc' },
    select: { objectiveId: true, kind: true, reference: true, earnedAt: true },
  })
  return rows.map((row) => ({ ...row, kind: row.kind as EvidenceKind }))
}

/** Adds evidence; what is there already keeps its first time. */
export async function addEvidence(
  tx: Statements,
  userId: string,
  evidence: readonly Evidence[],
): Promise<void> {
  if (evidence.length === 0) return
  const rows = evidence.map(({ objectiveId, kind, reference, earnedAt }) => [
    ...[userId, objectiveId, kind, reference, earnedAt],
  ])
  await tx.$executeRaw`
    INSERT INTO "ObjectiveEvidence" ("userId", "objectiveId", "kind", "reference", "earnedAt")
    VALUES ${toRows(rows)} ON CONFLICT DO NOTHING`
}

/** Takes back a tick made by hand. Earned evidence stays. */
export async function removeTick(tx: Db, userId: string, objectiveId: string): Promise<void> {
  await tx.objectiveEvidence.deleteMany({ where: { userId, objectiveId, kind: 'self' } })
}

/** Which of these knowledge checks the learner has answered fully right, at the latest try or the first. */
export async function listRightChecks(
  reader: Db,
  userId: string,
  questionIds: readonly string[],
): Promise<Set<string>> {
  const rows = await reader.checkResponse.findMany({
    where: {
      userId,
      questionId: { in: [...questionIds] },
      OR: [{ score: { gte: 1 } }, { firstScore: { gte: 1 } }],
    },
    select: { questionId: true },
  })
  return new Set(rows.map(({ questionId }) => questionId))
}

/** Which of these knowledge checks the learner has answered at all. */
export async function listAnsweredChecks(
  reader: Db,
  userId: string,
  questionIds: readonly string[],
): Promise<Set<string>> {
  const rows = await reader.checkResponse.findMany({
    where: { userId, questionId: { in: [...questionIds] } },
    select: { questionId: true },
  })
  return new Set(rows.map(({ questionId }) => questionId))
}

export type StoredResumePoint = { readonly path: string; readonly label: string; readonly updatedAt: Date }

/** Where the learner last worked, or null. */
export const findResumePoint = (reader: Db, userId: string): Promise<StoredResumePoint | null> =>
  reader.resumePoint.findUnique({
    where: { userId },
    select: { path: true, label: true, updatedAt: true },
  })

/** Remembers the place unless a later one is stored; call it while the learner is locked. */
export async function saveResumePoint(
  tx: Statements,
  userId: string,
  { path, label, updatedAt }: StoredResumePoint,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "ResumePoint" ("userId", "path", "label", "updatedAt")
    VALUES (${userId}, ${path}, ${label}, ${updatedAt})
    ON CONFLICT ("userId") DO UPDATE
    SET "path" = excluded."path", "label" = excluded."label", "updatedAt" = excluded."updatedAt"
    WHERE "ResumePoint"."updatedAt" <= excluded."updatedAt"`
}

/** Forgets the place if it is this one: what was under way there is done. */
export async function clearResumePoint(tx: Statements, userId: string, path: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM "ResumePoint" WHERE "userId" = ${userId} AND "path" = ${path}`
}
