import { authorize } from '#lib/auth/authorize.ts'
import { transaction } from '#lib/db/client.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import { saveResumePoint } from '#lib/db/progress.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { ResumePoint } from '#lib/domain/progress/device-progress.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'

/** Remembers a page of the course as the place to continue, such as a lab under way. */
export async function setResumePoint(
  actor: Actor,
  point: ResumePoint,
  { now }: Pick<RequestContext, 'now'>,
): Promise<void> {
  const user = authorize(actor, 'learn')
  await transaction(async (tx) => {
    await lockLearner(tx, user.id)
    await saveResumePoint(tx, user.id, { ...point, updatedAt: now })
  })
}
