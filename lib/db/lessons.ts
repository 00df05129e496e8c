import type { Db } from './client.ts'
import { type VersionSummary, versionSummarySelect } from './lesson-versions.ts'

export type Lesson = {
  readonly id: string
  readonly moduleId: string
  readonly position: number
  readonly retiredAt: Date | null
  readonly published: VersionSummary | null
}

const lessonSelect = {
  id: true,
  moduleId: true,
  position: true,
  retiredAt: true,
  publishedVersion: { select: versionSummarySelect },
} as const

/** The lesson of that id, planned, published or retired; null when it was never begun. */
export async function findLesson(reader: Db, lessonId: string): Promise<Lesson | null> {
  const row = await reader.lesson.findUnique({ where: { id: lessonId }, select: lessonSelect })
  if (!row) return null
  const { publishedVersion, ...lesson } = row
  return { ...lesson, published: publishedVersion }
}

/** Creates the lesson or puts it at its place in the course. The id never changes, so progress survives moves. */
export async function ensureLesson(
  tx: Db,
  lesson: { readonly id: string; readonly moduleId: string; readonly position: number },
): Promise<void> {
  const { id, moduleId, position } = lesson
  const place = { moduleId, position }
  await tx.lesson.upsert({ where: { id }, create: { id, ...place }, update: { ...place, retiredAt: null } })
}

/** From here on learners see that version. */
export async function setPublishedVersion(tx: Db, lessonId: string, versionId: string): Promise<void> {
  await tx.lesson.update({
    where: { id: lessonId },
    data: { publishedVersionId: versionId, retiredAt: null },
  })
}

/** Retires the lessons whose published version came from a file that is no longer among `ids`; returns which. */
export async function retireLessonsWithoutFile(tx: Db, ids: readonly string[], now: Date): Promise<string[]> {
  const gone = await tx.lesson.findMany({
    where: { id: { notIn: [...ids] }, retiredAt: null, publishedVersion: { origin: 'file' } },
    select: { id: true },
  })
  const retired = gone.map(({ id }) => id)
  if (retired.length > 0)
    await tx.lesson.updateMany({ where: { id: { in: retired } }, data: { retiredAt: now } })
  return retired
}

/** Removes a lesson that never had a version, so that its place is planned again. No effect on any other. */
export async function removeUnversionedLesson(tx: Db, lessonId: string): Promise<void> {
  await tx.lesson.deleteMany({ where: { id: lessonId, versions: { none: {} }, progress: { none: {} } } })
}
