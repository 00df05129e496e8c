import { authorize } from '#lib/auth/authorize.ts'
import { transaction } from '#lib/db/client.ts'
import { savePace } from '#lib/db/drill-settings.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { DrillPace } from '#lib/domain/drills/pace.ts'

/** Keeps how much somebody wants to drill a day, and the date of their interview. */
export async function setDrillPace(actor: Actor, pace: DrillPace): Promise<DrillPace> {
  const user = authorize(actor, 'learn')
  return transaction(async (tx) => {
    await savePace(tx, user.id, pace)
    return pace
  })
}
