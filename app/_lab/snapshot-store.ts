import * as z from 'zod/mini'
import { type ApiResult, callApi } from '#app/_ui/call-api.ts'
import { newRequestKey } from '#app/_ui/request-key.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import { labValuesSchema } from '#lib/domain/labs/lab-values.ts'
import type { SnapshotView } from '#lib/domain/labs/lab-view.ts'
import { VISITOR_SNAPSHOTS } from './device-keys.ts'

export type NewSnapshot = Pick<SnapshotView, 'name' | 'values' | 'isBackup'>

/** Where snapshots of a lab are kept. */
export type SnapshotStore = {
  readonly keep: (snapshot: NewSnapshot) => Promise<ApiResult<SnapshotView>>
  readonly remove: (id: string) => Promise<ApiResult<unknown>>
}

export const accountSnapshots = (labId: string): SnapshotStore => ({
  keep: (body) => callApi('POST', `/api/labs/${labId}/snapshots`, { body }),
  remove: (id) => callApi('DELETE', `/api/labs/${labId}/snapshots/${id}`),
})

const MAX_SNAPSHOTS = 20
const MAX_BACKUPS = 3

const keptSchema = z.array(
  z.object({
    ...{ id: z.string(), name: z.string(), isBackup: z.boolean(), keptAt: z.string() },
    values: labValuesSchema as z.ZodMiniType<LabValues>,
  }),
)

const keyOf = (labId: string) => `${VISITOR_SNAPSHOTS}${labId}`

/** What a visitor keeps on this device, newest first. */
export function deviceSnapshotsOf(labId: string): SnapshotView[] {
  try {
    return keptSchema.parse(JSON.parse(localStorage.getItem(keyOf(labId)) ?? '[]'))
  } catch {
    return []
  }
}

/** For visitors: as the account keeps them, on this device. */
export const deviceSnapshots = (labId: string): SnapshotStore => ({
  keep: async (snapshot) => {
    const before = deviceSnapshotsOf(labId)
    const kind = before.filter(({ isBackup }) => isBackup === snapshot.isBackup)
    if (!snapshot.isBackup && kind.length >= MAX_SNAPSHOTS)
      return refusal(`There are ${MAX_SNAPSHOTS} snapshots here already. Delete one that you no longer need.`)
    const kept = { ...snapshot, id: newRequestKey(), keptAt: new Date().toISOString() }
    const old = new Set(snapshot.isBackup ? kind.slice(MAX_BACKUPS - 1).map(({ id }) => id) : [])
    return write(labId, [kept, ...before.filter(({ id }) => !old.has(id))], kept)
  },
  remove: async (id) =>
    write(
      labId,
      deviceSnapshotsOf(labId).filter((one) => one.id !== id),
      null,
    ),
})

function write<T>(labId: string, snapshots: readonly SnapshotView[], value: T): ApiResult<T> {
  try {
    if (snapshots.length > 0) localStorage.setItem(keyOf(labId), JSON.stringify(snapshots))
    else localStorage.removeItem(keyOf(labId))
    return { ok: true, value }
  } catch {
    return refusal('This browser keeps nothing for this site. Copy your work somewhere safe.')
  }
}

const refusal = (message: string): ApiResult<never> => ({
  ok: false,
  error: { status: 409, code: 'not-kept', message, details: {} },
})
