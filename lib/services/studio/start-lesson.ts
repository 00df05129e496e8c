import { authorize } from '#lib/auth/authorize.ts'
import { transaction } from '#lib/db/client.ts'
import { findModule } from '#lib/db/course.ts'
import { findDraft, storeDraft } from '#lib/db/lesson-drafts.ts'
import { lockLesson } from '#lib/db/lesson-lock.ts'
import { ensureLesson, findLesson } from '#lib/db/lessons.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { lessonTemplate } from './lesson-template.ts'

/** Begins a planned lesson with a draft from the template. Beginning it twice keeps the first draft. */
export async function startLesson(
  actor: Actor,
  input: { readonly moduleId: string; readonly lessonId: string },
  context: RequestContext,
): Promise<{ lessonId: string }> {
  const user = authorize(actor, 'lessons.edit')
  const { moduleId, lessonId } = input
  await transaction(async (tx) => {
    const module = await findModule(tx, moduleId)
    const position = module?.outline.findIndex(({ id }) => id === lessonId) ?? -1
    const planned = module?.outline[position]
    if (!planned) throw notFoundError()
    const known = await findLesson(tx, lessonId)
    if (known?.published || (known && known.moduleId !== moduleId)) return
    await ensureLesson(tx, { id: lessonId, moduleId, position })
    await lockLesson(tx, lessonId)
    if (await findDraft(tx, lessonId)) return
    const source = lessonTemplate(planned)
    await storeDraft(tx, { lessonId, source, revision: 1, baseVersion: 0, userId: user.id, now: context.now })
  })
  return { lessonId }
}
