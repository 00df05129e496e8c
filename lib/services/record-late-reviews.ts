import { authorize } from '#lib/auth/authorize.ts'
import { transaction } from '#lib/db/client.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { DeviceReview } from '#lib/domain/progress/device-progress.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { enrolOnFirstWork } from './enrol-on-first-work.ts'
import { mergeDeviceReviews } from './merge-device-reviews.ts'

/**
 * Logs reviews that a learner made without a connection, at the time they were made, and schedules their cards anew.
 * Sending them again changes nothing. Cards that are gone are left out. Says how many were new.
 */
export async function recordLateReviews(
  actor: Actor,
  { reviews }: { readonly reviews: readonly DeviceReview[] },
  { now }: Pick<RequestContext, 'now'>,
): Promise<{ readonly recorded: number }> {
  const user = authorize(actor, 'learn')
  return transaction(async (tx) => {
    await lockLearner(tx, user.id)
    const recorded = await mergeDeviceReviews(tx, { userId: user.id, reviews, now })
    if (recorded > 0) await enrolOnFirstWork(tx, user.id, now)
    return { recorded }
  })
}
