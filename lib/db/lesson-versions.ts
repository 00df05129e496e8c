import type { Objective } from '#lib/domain/progress/objectives.ts'
import { type ContentOrigin, nextVersionNumber } from '#lib/domain/publishing/version.ts'
import { sha256 } from '#lib/shared/json-hash.ts'
import type { Db } from './client.ts'

/** One row of a lesson's history, without its text. */
export type VersionSummary = {
  readonly id: string
  readonly number: number
  readonly hash: string
  readonly origin: ContentOrigin
  readonly title: string
  /** Null when it came from a file, or its author has left. */
  readonly author: { readonly id: string; readonly name: string } | null
  readonly note: string
  readonly rolledBackFrom: number | null
  readonly addsRequired: boolean
  readonly createdAt: Date
}

export type LessonVersion = VersionSummary & {
  readonly source: string
  readonly summary: string
  readonly minutes: number
  readonly objectives: readonly Objective[]
}

export type NewVersion = Pick<LessonVersion, 'source' | 'title' | 'summary' | 'minutes' | 'objectives'> & {
  readonly lessonId: string
  readonly origin: ContentOrigin
  readonly authorId: string | null
  readonly note: string
  readonly rolledBackFrom?: number
  readonly addsRequired: boolean
  readonly createdAt: Date
}

/** SHA-256 of a source in hex: what the `hash` of a version is. */
export const sourceHash = (source: string): string => sha256(source)

/** The columns of a `VersionSummary`. */
export const versionSummarySelect = {
  id: true,
  number: true,
  hash: true,
  origin: true,
  title: true,
  author: { select: { id: true, name: true } },
  note: true,
  rolledBackFrom: true,
  addsRequired: true,
  createdAt: true,
} as const

const versionSelect = {
  ...versionSummarySelect,
  source: true,
  summary: true,
  minutes: true,
  objectives: true,
} as const

/** Every version of a lesson, newest first. */
export const listVersions = (reader: Db, lessonId: string): Promise<VersionSummary[]> =>
  reader.lessonVersion.findMany({
    where: { lessonId },
    orderBy: { number: 'desc' },
    select: versionSummarySelect,
  })

/** The version of that number with its text, or null. */
export async function findVersion(
  reader: Db,
  lessonId: string,
  number: number,
): Promise<LessonVersion | null> {
  const row = await reader.lessonVersion.findUnique({
    where: { lessonId_number: { lessonId, number } },
    select: versionSelect,
  })
  return row && { ...row, objectives: row.objectives as Objective[] }
}

/** The version learners see, with its text, or null while nothing is published. */
export async function findPublishedVersion(reader: Db, lessonId: string): Promise<LessonVersion | null> {
  const row = await reader.lessonVersion.findFirst({
    where: { publishedOf: { id: lessonId } },
    select: versionSelect,
  })
  return row && { ...row, objectives: row.objectives as Objective[] }
}

/** The newest version that came from the lesson's file, published or kept aside. */
export const findLatestFromFile = (reader: Db, lessonId: string): Promise<VersionSummary | null> =>
  reader.lessonVersion.findFirst({
    where: { lessonId, origin: 'file' },
    orderBy: { number: 'desc' },
    select: versionSummarySelect,
  })

/** Stores an immutable version under the lesson's next number; publishing it is `setPublishedVersion`. */
export async function createVersion(
  tx: Db,
  version: NewVersion,
): Promise<{ readonly id: string; readonly number: number }> {
  const { objectives, ...rest } = version
  const versions = await tx.lessonVersion.findMany({
    where: { lessonId: version.lessonId },
    orderBy: { number: 'desc' },
    take: 1,
    select: { number: true },
  })
  return tx.lessonVersion.create({
    data: {
      ...rest,
      objectives: objectives.map(({ id, text }) => ({ id, text })),
      number: nextVersionNumber(versions),
      hash: sourceHash(version.source),
    },
    select: { id: true, number: true },
  })
}
