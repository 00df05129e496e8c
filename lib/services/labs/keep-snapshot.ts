import { authorize } from '#lib/auth/authorize.ts'
import { transaction } from '#lib/db/client.ts'
import { createSnapshot, deleteSnapshots, listSnapshots } from '#lib/db/lab-snapshots.ts'
import { findLab } from '#lib/db/labs.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import type { SnapshotView } from '#lib/domain/labs/lab-view.ts'
import { claimedTime } from '#lib/domain/progress/device-progress.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import { canonicalJson } from '#lib/shared/json-hash.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { invalidValuesError } from './invalid-values-error.ts'
import { valueProblems } from './value-problems.ts'
import { viewSnapshot } from './view-snapshot.ts'

export const MAX_SNAPSHOTS = 20
/** Backups go by themselves, the oldest first. */
const MAX_BACKUPS = 3

export type SnapshotInput = {
  readonly labId: string
  readonly values: LabValues
  readonly name: string
  readonly isBackup: boolean
  /** When it was kept on a device, if it was; never later than now. */
  readonly keptAt?: string | undefined
}

/**
 * Keeps one's work under a name. The same work again as the newest backup is kept once. Throws 409 `too-many-snapshots`
 * when there are 20 with names, 400 for values that the lab cannot have.
 */
export async function keepSnapshot(
  actor: Actor,
  { labId, values, name, isBackup, keptAt }: SnapshotInput,
  { now }: RequestContext,
): Promise<SnapshotView> {
  const { id: userId } = authorize(actor, 'learn')
  return transaction(async (tx) => {
    await lockLearner(tx, userId)
    const lab = await findLab(tx, labId)
    if (!lab) throw notFoundError()
    const problems = valueProblems(lab.current.definition, values)
    if (problems.length > 0) throw invalidValuesError(problems)
    const kind = (await listSnapshots(tx, { userId, labId })).filter((one) => one.isBackup === isBackup)
    if (!isBackup && kind.length >= MAX_SNAPSHOTS)
      throw new ServiceError(
        409,
        'too-many-snapshots',
        `There are ${MAX_SNAPSHOTS} snapshots of this lab already. Delete one that you no longer need.`,
      )
    const [newest] = kind
    if (isBackup && newest && canonicalJson(newest.values) === canonicalJson(values))
      return viewSnapshot(newest)
    if (isBackup)
      await deleteSnapshots(
        tx,
        userId,
        kind.slice(MAX_BACKUPS - 1).map(({ id }) => id),
      )
    const snapshot = { values, name, isBackup, keptAt: keptAt ? claimedTime(keptAt, now) : now }
    return viewSnapshot(await createSnapshot(tx, { userId, labId }, snapshot))
  })
}
