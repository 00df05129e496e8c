import { pendingValues } from '#app/_saving/pending-values.ts'
import { SaveQueue } from '#app/_saving/save-queue.ts'
import { useSaveQueue } from '#app/_saving/use-save-queue.ts'
import { type ApiResult, callApi } from '#app/_ui/call-api.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import { readLabValues } from '#lib/domain/labs/lab-values.ts'
import type { LabBench } from '#lib/domain/labs/lab-view.ts'

/**
 * One's work on a lab: saved to the account as it changes, or kept on this device for a visitor. What was kept here
 * before signing in goes into the account; where the account holds other settings, that is a conflict to be settled.
 */
export const useLabDraft = (bench: LabBench) => useSaveQueue(() => queueFor(bench))

function queueFor({ labId, draft, ownerId }: LabBench): SaveQueue<LabValues> {
  const isSignedIn = ownerId !== null
  const pending = isSignedIn
    ? pendingValues<LabValues>(`lab:${ownerId}`, readLabValues, { alsoFrom: ['visitor-lab'] })
    : pendingValues<LabValues>('visitor-lab', readLabValues, { isShared: true })
  const stored = [{ id: labId, value: draft.values, revision: draft.revision }]
  return new SaveQueue(stored, {
    pending,
    isSame,
    save: isSignedIn ? (_id, body, options) => saveToAccount(labId, body, options) : keepOnDevice,
  })
}

/** Without an account there is nowhere to send it; it stays among the values that wait. */
const keepOnDevice = async (): Promise<ApiResult<never>> => ({
  ok: false,
  error: { status: 401, code: 'kept-on-device', message: '', details: {} },
})

async function saveToAccount(
  labId: string,
  { value, revision }: { value: LabValues; revision: number },
  { keepalive }: { keepalive: boolean },
): Promise<ApiResult<{ revision: number }>> {
  const body = { values: value, revision }
  const result = await callApi<{ revision: number }>('PUT', `/api/labs/${labId}/draft`, { body, keepalive })
  if (result.ok) return result
  const { values, ...details } = result.error.details
  return { ok: false, error: { ...result.error, details: { ...details, value: values } } }
}

function isSame(a: LabValues, b: LabValues): boolean {
  const sorted = (values: LabValues) => JSON.stringify(Object.entries(values).sort())
  return sorted(a) === sorted(b)
}
