import { authorize } from '#lib/auth/authorize.ts'
import { transaction } from '#lib/db/client.ts'
import { saveRating } from '#lib/db/lab-snapshots.ts'
import { findLab } from '#lib/db/labs.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { LabLevel } from '#lib/domain/labs/lab-level.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'

/** Keeps at which level of the rubric a learner sees their own work. It decides nothing. Throws 404 for no such lab. */
export async function rateOwnLab(
  actor: Actor,
  { labId, level }: { readonly labId: string; readonly level: LabLevel },
  { now }: RequestContext,
): Promise<{ readonly level: LabLevel }> {
  const { id: userId } = authorize(actor, 'learn')
  return transaction(async (tx) => {
    if (!(await findLab(tx, labId))) throw notFoundError()
    await saveRating(tx, { userId, labId }, level, now)
    return { level }
  })
}
