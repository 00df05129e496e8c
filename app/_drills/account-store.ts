import { type ApiResult, callApi } from '#app/_ui/call-api.ts'
import { newRequestKey } from '#app/_ui/request-key.ts'
import type { DrillQueue, GradeOutcome } from '#lib/domain/drills/card-view.ts'
import type { DrillStore, Stored, Undone } from './drill-store.ts'

const OFFLINE = 'There is no connection. What you ticked stays here; choose again when it is back.'

function stored<T>(result: ApiResult<T>): Stored<T> {
  if (result.ok) return result
  return { ok: false, message: result.error.code === 'offline' ? OFFLINE : result.error.message }
}

/** Reviews of a signed-in person, on the server. */
export const accountStore: DrillStore = {
  grade: async (request) =>
    stored(await callApi<GradeOutcome>('POST', '/api/drills/reviews', { body: request })),
  undo: async ({ reviewKey }) => {
    const body = { undoKey: newRequestKey(), reviewKey }
    return stored(await callApi<Undone>('POST', '/api/drills/undos', { body }))
  },
  queue: async () => stored(await callApi<DrillQueue>('GET', '/api/drills/queue')),
}
