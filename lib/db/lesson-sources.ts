import type { Db } from './client.ts'

export type SourceAddress = {
  readonly lessonId: string
  /** Of the version the reader has before them; the published one if left out. */
  readonly hash?: string
}

/** The published texts of these lessons, by lesson id. */
export async function listPublishedSources(
  reader: Db,
  lessonIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.lesson.findMany({
    where: { id: { in: [...lessonIds] }, publishedVersionId: { not: null } },
    select: { id: true, publishedVersion: { select: { source: true } } },
  })
  return new Map(rows.map(({ id, publishedVersion }) => [id, publishedVersion?.source ?? '']))
}

/**
 * The text of a published lesson: of the version that `hash` pins, or as published. Null when the lesson is not open or
 * never had such a version.
 */
export async function findLessonSource(
  reader: Db,
  { lessonId, hash }: SourceAddress,
): Promise<string | null> {
  const lesson = await reader.lesson.findFirst({
    where: { id: lessonId, retiredAt: null },
    select: { publishedVersion: { select: { hash: true, source: true, createdAt: true } } },
  })
  const published = lesson?.publishedVersion
  if (!published) return null
  if (hash === undefined || published.hash === hash) return published.source
  const pinned = await reader.lessonVersion.findFirst({
    where: { lessonId, hash },
    orderBy: { number: 'desc' },
    select: { source: true },
  })
  return pinned?.source ?? null
}
