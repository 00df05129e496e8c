import { authorize } from '#lib/auth/authorize.ts'
import { type Db, db } from '#lib/db/client.ts'
import { findModule } from '#lib/db/course.ts'
import { findDraft } from '#lib/db/lesson-drafts.ts'
import { findPublishedVersion, type LessonVersion } from '#lib/db/lesson-versions.ts'
import { findLesson, type Lesson } from '#lib/db/lessons.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { ContentOrigin } from '#lib/domain/publishing/version.ts'
import { notFoundError } from '#lib/shared/errors.ts'

export type StudioLessonForEditing = {
  readonly id: string
  readonly title: string
  readonly module: { readonly id: string; readonly title: string }
  /** The draft's text, or the published one where no draft was begun. */
  readonly source: string
  /** 0 while there is no draft. */
  readonly revision: number
  readonly draft: { readonly at: Date; readonly by: string | null } | null
  readonly published: { readonly number: number; readonly origin: ContentOrigin; readonly at: Date } | null
  /** Number of the version the draft started from, when another has been published since. */
  readonly behind: number | null
}

/** A lesson as the editor opens it. Throws 404 for one that was never begun. */
export async function getStudioLesson(actor: Actor, lessonId: string): Promise<StudioLessonForEditing> {
  authorize(actor, 'lessons.edit')
  const { lesson, module, published, title } = await loadStudioLesson(db(), lessonId)
  const draft = await findDraft(db(), lessonId)
  return {
    id: lesson.id,
    title,
    module: { id: module.id, title: module.title },
    source: draft?.source ?? published?.source ?? '',
    revision: draft?.revision ?? 0,
    draft: draft && { at: draft.updatedAt, by: draft.updatedBy?.name ?? null },
    published: published && { number: published.number, origin: published.origin, at: published.createdAt },
    behind: draft && draft.baseVersion !== (published?.number ?? 0) ? draft.baseVersion : null,
  }
}

/** What the services of the studio read first. Throws 404 for a lesson that was never begun. */
export async function loadStudioLesson(
  reader: Db,
  lessonId: string,
): Promise<{
  lesson: Lesson
  module: { id: string; title: string }
  published: LessonVersion | null
  title: string
}> {
  const lesson = await findLesson(reader, lessonId)
  const module = lesson && (await findModule(reader, lesson.moduleId))
  if (!lesson || !module) throw notFoundError()
  const published = await findPublishedVersion(reader, lessonId)
  const planned = module.outline.find(({ id }) => id === lessonId)
  return { lesson, module, published, title: published?.title ?? planned?.title ?? lessonId }
}
