import { authorize } from '#lib/auth/authorize.ts'
import type { CompiledDocument } from '#lib/content/compile.ts'
import type { Problem } from '#lib/content/problem.ts'
import { db } from '#lib/db/client.ts'
import { findDraft } from '#lib/db/lesson-drafts.ts'
import { findVersion } from '#lib/db/lesson-versions.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import { invariant } from '#lib/shared/invariant.ts'
import { getCourseMap, moduleFinder } from '../get-course-map.ts'
import type { LessonContent } from '../get-lesson.ts'
import { compileText } from './check-draft.ts'
import { loadStudioLesson } from './get-studio-lesson.ts'

export type LessonPreview =
  | { readonly ok: true; readonly lesson: LessonContent }
  | { readonly ok: false; readonly title: string; readonly problems: readonly Problem[] }

/**
 * A lesson's text made ready for the page that learners get: the draft as last saved (without one, what is published),
 * or the version of that number.
 */
export async function previewLesson(
  actor: Actor,
  input: { readonly lessonId: string; readonly version?: number },
): Promise<LessonPreview> {
  authorize(actor, 'lessons.edit')
  const { lessonId, version } = input
  const { title, module, published } = await loadStudioLesson(db(), lessonId)
  const text =
    version === undefined
      ? ((await findDraft(db(), lessonId)) ?? published)
      : await findVersion(db(), lessonId, version)
  if (!text) throw notFoundError()
  const { document, problems } = await compileText({ lessonId, source: text.source })
  if (!document) return { ok: false, title, problems }
  return { ok: true, lesson: await asLesson(lessonId, module, document) }
}

/** It has no neighbours: nobody comes to a preview from another lesson. */
async function asLesson(
  id: string,
  module: { readonly id: string; readonly title: string },
  document: CompiledDocument,
): Promise<LessonContent> {
  const course = await getCourseMap()
  const { frontmatter } = document
  invariant(frontmatter, `lesson ${id} passed the gate without frontmatter`)
  const { title, summary, minutes, objectives } = frontmatter
  return {
    id,
    module: { id: module.id, title: module.title },
    ...{ title, summary, minutes, objectives, document, course },
    previous: null,
    next: null,
    moduleOf: moduleFinder(course),
  }
}
