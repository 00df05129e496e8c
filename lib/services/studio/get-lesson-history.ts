import { authorize } from '#lib/auth/authorize.ts'
import { db } from '#lib/db/client.ts'
import { findDraft } from '#lib/db/lesson-drafts.ts'
import { findVersion, listVersions, type VersionSummary } from '#lib/db/lesson-versions.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import { diffText, type TextDiff } from './diff-text.ts'
import { loadStudioLesson } from './get-studio-lesson.ts'

export type LessonHistory = {
  readonly id: string
  readonly title: string
  readonly module: { readonly id: string; readonly title: string }
  readonly publishedNumber: number | null
  readonly hasDraft: boolean
  /** Newest first. */
  readonly versions: readonly VersionSummary[]
}

/** Who published what and when. Throws 404 for a lesson that was never begun. */
export async function getLessonHistory(actor: Actor, lessonId: string): Promise<LessonHistory> {
  authorize(actor, 'lessons.edit')
  const { lesson, module, published, title } = await loadStudioLesson(db(), lessonId)
  const versions = await listVersions(db(), lessonId)
  const hasDraft = (await findDraft(db(), lessonId)) !== null
  return {
    id: lesson.id,
    title,
    module: { id: module.id, title: module.title },
    publishedNumber: published?.number ?? null,
    hasDraft,
    versions,
  }
}

export type VersionDiff = TextDiff & { readonly from: number; readonly to: number | 'draft' }

/** How a version, or the draft, differs from another version. Throws 404 when one of them is not there. */
export async function diffVersions(
  actor: Actor,
  input: { readonly lessonId: string; readonly from: number; readonly to: number | 'draft' },
): Promise<VersionDiff> {
  authorize(actor, 'lessons.edit')
  const { lessonId, from, to } = input
  const before = await findVersion(db(), lessonId, from)
  const after = to === 'draft' ? await findDraft(db(), lessonId) : await findVersion(db(), lessonId, to)
  if (!before || !after) throw notFoundError()
  return { from, to, ...diffText(before.source, after.source) }
}
