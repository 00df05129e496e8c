import { authorize } from '#lib/auth/authorize.ts'
import { transaction } from '#lib/db/client.ts'
import { deleteSnapshots } from '#lib/db/lab-snapshots.ts'
import type { Actor } from '#lib/domain/access/policy.ts'

/** Deletes a snapshot of one's own. One that is gone already, or somebody else's, changes nothing and is no error. */
export async function deleteSnapshot(
  actor: Actor,
  { snapshotId }: { readonly snapshotId: string },
): Promise<{ readonly deleted: boolean }> {
  const { id: userId } = authorize(actor, 'learn')
  return transaction(async (tx) => ({ deleted: await deleteSnapshots(tx, userId, [snapshotId]) }))
}
