import { pendingValues } from '#app/_saving/pending-values.ts'
import { callApi } from '#app/_ui/call-api.ts'
import { readLabValues } from '#lib/domain/labs/lab-values.ts'
import { paths } from '#lib/shared/paths.ts'
import { VISITOR_SNAPSHOTS, VISITOR_WORK } from './device-keys.ts'
import { deviceSnapshots, deviceSnapshotsOf } from './snapshot-store.ts'

/** What the account has taken over. */
export type HandedOver = { readonly labs: number; readonly snapshots: number }

/**
 * Hands what a visitor did in labs on this device to the account. The device keeps what the account refuses: where it
 * holds other work already, the page of the lab asks which one counts.
 */
export async function handOverLabs(): Promise<HandedOver> {
  let [labs, snapshots] = [0, 0]
  for (const labId of labsUnder(VISITOR_WORK)) if (await handOverWork(labId)) labs++
  for (const labId of labsUnder(VISITOR_SNAPSHOTS)) snapshots += await handOverSnapshots(labId)
  return { labs, snapshots }
}

async function handOverWork(labId: string): Promise<boolean> {
  // The page of a lab takes its own work up.
  if (window.location.pathname === paths.lab(labId)) return false
  const [kept] = pendingValues('visitor-lab', readLabValues, { isShared: true }).list(labId)
  if (!kept) return false
  const body = { values: kept.value, revision: kept.revision }
  const result = await callApi('PUT', `/api/labs/${labId}/draft`, { body })
  if (result.ok) kept.forget()
  return result.ok
}

/** The oldest first, and each is gone from the device once the account has it. */
async function handOverSnapshots(labId: string): Promise<number> {
  let handedOver = 0
  for (const { id, ...body } of deviceSnapshotsOf(labId).toReversed()) {
    const result = await callApi('POST', `/api/labs/${labId}/snapshots`, { body })
    if (!result.ok) break
    await deviceSnapshots(labId).remove(id)
    handedOver++
  }
  return handedOver
}

/** The labs of which something is kept under keys that begin so. */
function labsUnder(start: string): Set<string> {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(start))
  return new Set(keys.map((key) => key.slice(start.length).split(':')[0] ?? ''))
}
