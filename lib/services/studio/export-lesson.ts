import { authorize } from '#lib/auth/authorize.ts'
import { db } from '#lib/db/client.ts'
import { findDraft } from '#lib/db/lesson-drafts.ts'
import { findPublishedVersion, findVersion } from '#lib/db/lesson-versions.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { notFoundError } from '#lib/shared/errors.ts'

/** The exact text, byte for byte, as it belongs into the lesson's file. Throws 404 when there is none. */
export async function exportLesson(
  actor: Actor,
  input: { readonly lessonId: string; readonly version?: number | 'draft' },
): Promise<{ fileName: string; source: string }> {
  authorize(actor, 'lessons.edit')
  const { lessonId, version } = input
  const text =
    version === 'draft'
      ? await findDraft(db(), lessonId)
      : version === undefined
        ? await findPublishedVersion(db(), lessonId)
        : await findVersion(db(), lessonId, version)
  if (!text) throw notFoundError()
  const suffix = version === undefined ? '' : `.${version === 'draft' ? 'draft' : `v${version}`}`
  return { fileName: `${lessonId}${suffix}.mdx`, source: text.source }
}
