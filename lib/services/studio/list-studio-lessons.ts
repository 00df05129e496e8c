import { authorize } from '#lib/auth/authorize.ts'
import { db } from '#lib/db/client.ts'
import type { VersionSummary } from '#lib/db/lesson-versions.ts'
import { listStudioModules, type StudioLessonRow, type StudioModuleRow } from '#lib/db/studio-lessons.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { ContentOrigin } from '#lib/domain/publishing/version.ts'

export type StudioLesson = {
  readonly id: string
  readonly title: string
  readonly state: 'planned' | 'unpublished' | 'published' | 'retired'
  readonly published: {
    readonly number: number
    readonly origin: ContentOrigin
    readonly at: Date
    readonly by: string | null
  } | null
  readonly draft: { readonly at: Date; readonly by: string | null } | null
  /** Number of a newer version from the file that waits because the studio owns the lesson. */
  readonly keptAside: number | null
}

export type StudioModule = {
  readonly id: string
  readonly title: string
  readonly lessons: readonly StudioLesson[]
}

/** Everything an author can work on, in course order. */
export async function listStudioLessons(actor: Actor): Promise<StudioModule[]> {
  authorize(actor, 'lessons.edit')
  return (await listStudioModules(db())).map(present).filter(({ lessons }) => lessons.length > 0)
}

function present({ id, title, outline, lessons }: StudioModuleRow): StudioModule {
  const begun = new Map(lessons.map((lesson) => [lesson.id, lesson]))
  const listed = outline.map((entry) => presentLesson(entry, begun.get(entry.id)))
  const unlisted = lessons
    .filter((lesson) => !outline.some((entry) => entry.id === lesson.id))
    .map((lesson) => presentLesson({ id: lesson.id, title: lesson.id }, lesson))
  return { id, title, lessons: [...listed, ...unlisted] }
}

function presentLesson(
  entry: { readonly id: string; readonly title: string },
  row: StudioLessonRow | undefined,
): StudioLesson {
  if (!row) return { ...entry, state: 'planned', published: null, draft: null, keptAside: null }
  const { published, newest, draft, retiredAt } = row
  return {
    id: entry.id,
    title: published?.title ?? entry.title,
    state: retiredAt ? 'retired' : published ? 'published' : 'unpublished',
    published: published && {
      number: published.number,
      origin: published.origin,
      at: published.createdAt,
      by: published.author?.name ?? null,
    },
    draft: draft && { at: draft.updatedAt, by: draft.updatedBy?.name ?? null },
    keptAside: isKeptAside(published, newest) ? newest.number : null,
  }
}

const isKeptAside = (
  published: VersionSummary | null,
  newest: VersionSummary | null,
): newest is VersionSummary =>
  published?.origin === 'studio' && newest?.origin === 'file' && newest.number > published.number
