import { authorize } from '#lib/auth/authorize.ts'
import { transaction } from '#lib/db/client.ts'
import { findDraft, type LessonDraft, storeDraft } from '#lib/db/lesson-drafts.ts'
import { lockLesson } from '#lib/db/lesson-lock.ts'
import { findLesson } from '#lib/db/lessons.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { decideSave } from '#lib/domain/publishing/decide-save.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import { invariant } from '#lib/shared/invariant.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'

export type DraftSave = {
  readonly lessonId: string
  readonly source: string
  /** The revision this text started from; 0 when there was no draft. */
  readonly revision: number
}

export type SavedDraft = { readonly revision: number; readonly savedAt: string }

/** What a refused save is told, so that the editor can show both texts. Null: the draft was published or discarded. */
export type OtherDraft = {
  readonly source: string
  readonly revision: number
  readonly by: string | null
  readonly at: string
} | null

/**
 * Stores the text as the lesson's draft, whatever is in it: it is only text until it is published. Throws 409 with the
 * other text when somebody saved in between; neither text is lost.
 */
export async function saveDraft(actor: Actor, save: DraftSave, context: RequestContext): Promise<SavedDraft> {
  const user = authorize(actor, 'lessons.edit')
  const { lessonId, source } = save
  return transaction(async (tx) => {
    if (!(await lockLesson(tx, lessonId))) throw notFoundError()
    const draft = await findDraft(tx, lessonId)
    const decision = decideSave(draft, save)
    if (!decision.ok) throw staleDraftError(draft)
    const { type, revision } = decision.value
    if (type === 'store') {
      const lesson = await findLesson(tx, lessonId)
      const baseVersion = draft?.baseVersion ?? lesson?.published?.number ?? 0
      const stored = { lessonId, source, revision, baseVersion, userId: user.id, now: context.now }
      invariant(await storeDraft(tx, stored), `draft of ${lessonId} changed behind its lock`)
    }
    return { revision, savedAt: context.now.toISOString() }
  })
}

export function staleDraftError(draft: LessonDraft | null): ServiceError {
  const other: OtherDraft = draft && {
    source: draft.source,
    revision: draft.revision,
    by: draft.updatedBy?.name ?? null,
    at: draft.updatedAt.toISOString(),
  }
  const message = other
    ? `${other.by ?? 'Somebody'} saved this lesson in the meantime. Your text is kept here; compare the two and choose.`
    : 'The draft was published or discarded in the meantime. Your text is kept here; save it as a new draft or drop it.'
  return new ServiceError(409, 'stale-draft', message, { other })
}
