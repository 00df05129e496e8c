import { authorize } from '#lib/auth/authorize.ts'
import { transaction } from '#lib/db/client.ts'
import { findPace, savePace } from '#lib/db/drill-settings.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { learningDay } from '#lib/domain/drills/learning-day.ts'
import { type DrillPace, isInterviewOver } from '#lib/domain/drills/pace.ts'
import { ServiceError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'

/**
 * Keeps how much somebody wants to drill a day, and the date of their interview. Throws 400 `interview-over` for a new date
 * in the past; one that was kept before it passed may stay.
 */
export async function setDrillPace(
  actor: Actor,
  pace: DrillPace,
  { now }: Pick<RequestContext, 'now'>,
): Promise<DrillPace> {
  const user = authorize(actor, 'learn')
  return transaction(async (tx) => {
    const { interviewOn } = await findPace(tx, user.id)
    if (
      pace.interviewOn !== interviewOn &&
      isInterviewOver(pace.interviewOn, learningDay(now, user.timeZone))
    )
      throw new ServiceError(
        400,
        'interview-over',
        'The day of the interview has passed. Choose one to come, or leave it out.',
      )
    await savePace(tx, user.id, pace)
    return pace
  })
}
