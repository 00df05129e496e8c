import { authorize } from '#lib/auth/authorize.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { transaction } from '#lib/db/client.ts'
import { findDraft, removeDraft } from '#lib/db/lesson-drafts.ts'
import { lockLesson } from '#lib/db/lesson-lock.ts'
import { sourceHash } from '#lib/db/lesson-versions.ts'
import { removeUnversionedLesson } from '#lib/db/lessons.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { auditedAs } from '../audit-origin.ts'
import { staleDraftError } from './save-draft.ts'

/**
 * Throws the draft away: of that revision only, so that nobody discards what they have not seen. A lesson that was never
 * published is planned again. Discarding what is already gone is fine.
 */
export async function discardDraft(
  actor: Actor,
  input: { readonly lessonId: string; readonly revision: number },
  context: RequestContext,
): Promise<{ discarded: true }> {
  const user = authorize(actor, 'lessons.edit')
  const { lessonId, revision } = input
  return transaction(async (tx) => {
    if (!(await lockLesson(tx, lessonId))) throw notFoundError()
    const draft = await findDraft(tx, lessonId)
    if (!draft) return { discarded: true }
    if (draft.revision !== revision) throw staleDraftError(draft)
    await removeDraft(tx, lessonId)
    await removeUnversionedLesson(tx, lessonId)
    await appendAudit(tx, {
      ...auditedAs(user, context),
      action: 'lesson.draft-discarded',
      entity: `lesson:${lessonId}`,
      before: { revision, baseVersion: draft.baseVersion, hash: sourceHash(draft.source) },
    })
    return { discarded: true }
  })
}
