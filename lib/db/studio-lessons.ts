import type { Db } from './client.ts'
import type { OutlineEntry } from './course.ts'
import { type VersionSummary, versionSummarySelect } from './lesson-versions.ts'

export type StudioLessonRow = {
  readonly id: string
  readonly retiredAt: Date | null
  readonly published: VersionSummary | null
  /** The newest version, published or not. */
  readonly newest: VersionSummary | null
  readonly draft: {
    readonly updatedAt: Date
    readonly updatedBy: { readonly id: string; readonly name: string } | null
  } | null
}

export type StudioModuleRow = {
  readonly id: string
  readonly title: string
  readonly outline: readonly OutlineEntry[]
  readonly lessons: readonly StudioLessonRow[]
}

/** Every module in order with everything that was ever begun in it, retired lessons included. */
export async function listStudioModules(reader: Db): Promise<StudioModuleRow[]> {
  const modules = await reader.module.findMany({
    orderBy: { position: 'asc' },
    select: {
      id: true,
      title: true,
      outline: true,
      lessons: { orderBy: { position: 'asc' }, select: lessonSelect },
    },
  })
  return modules.map(({ outline, lessons, ...module }) => ({
    ...module,
    outline: outline as OutlineEntry[],
    lessons: lessons.map(({ publishedVersion, versions, drafts, ...lesson }) => ({
      ...lesson,
      published: publishedVersion,
      newest: versions[0] ?? null,
      draft: drafts[0] ?? null,
    })),
  }))
}

const lessonSelect = {
  id: true,
  retiredAt: true,
  publishedVersion: { select: versionSummarySelect },
  versions: { orderBy: { number: 'desc' }, take: 1, select: versionSummarySelect },
  drafts: { select: { updatedAt: true, updatedBy: { select: { id: true, name: true } } } },
} as const

/** The texts that replace files: what the studio published, by lesson. */
export async function listStudioPublished(reader: Db): Promise<{ id: string; source: string }[]> {
  const rows = await reader.lesson.findMany({
    where: { publishedVersion: { origin: 'studio' }, retiredAt: null },
    select: { id: true, publishedVersion: { select: { source: true } } },
  })
  return rows.flatMap(({ id, publishedVersion }) =>
    publishedVersion ? [{ id, source: publishedVersion.source }] : [],
  )
}
