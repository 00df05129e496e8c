import { pendingValues } from '#app/_saving/pending-values.ts'
import { SaveQueue } from '#app/_saving/save-queue.ts'
import { useSaveQueue } from '#app/_saving/use-save-queue.ts'
import { type ApiResult, callApi } from '#app/_ui/call-api.ts'
import type { AttemptView } from '#lib/domain/attempts/attempt-view.ts'
import { isSameResponse, type Response, responseSchema } from '#lib/domain/questions/response.ts'

/** The answers of an open attempt, saved as they change. */
export const useAttempt = (attempt: AttemptView) => useSaveQueue(() => queueFor(attempt))

function queueFor({ id: attemptId, items }: AttemptView): SaveQueue<Response | null> {
  const stored = items.map(({ id, response, revision }) => ({ id, value: response, revision }))
  return new SaveQueue(stored, {
    pending: pendingValues(`attempt:${attemptId}`, responseSchema.nullable()),
    isSame: isSameResponse,
    save: async (itemId, { value, revision }, { keepalive }) => {
      const path = `/api/attempts/${attemptId}/responses/${itemId}`
      const body = { response: value, revision }
      return withStored(await callApi<{ revision: number }>('PUT', path, { body, keepalive }))
    },
  })
}

/** The endpoint speaks of a `response`, the queue of a `value`. */
function withStored<T>(result: ApiResult<T>): ApiResult<T> {
  if (result.ok) return result
  const { response, ...details } = result.error.details
  return { ok: false, error: { ...result.error, details: { ...details, value: response } } }
}
