import { pendingValues } from '#app/_saving/pending-values.ts'
import { SaveQueue } from '#app/_saving/save-queue.ts'
import { useSaveQueue } from '#app/_saving/use-save-queue.ts'
import { type ApiResult, callApi } from '#app/_ui/call-api.ts'
import { type Answer, isSameAnswer } from '#lib/domain/attempts/answer.ts'
import type { AttemptView } from '#lib/domain/attempts/attempt-view.ts'
import { readKeptAnswer } from './kept-answer.ts'

/** The answers of an open attempt, saved as they change. */
export const useAttempt = (attempt: AttemptView) => useSaveQueue(() => queueFor(attempt))

function queueFor({ id: attemptId, items }: AttemptView): SaveQueue<Answer> {
  const stored = items.map(({ id, response, confidence, revision }) => ({
    ...{ id, revision },
    value: { response, confidence },
  }))
  return new SaveQueue(stored, {
    pending: pendingValues(`attempt:${attemptId}`, readKeptAnswer),
    isSame: isSameAnswer,
    save: async (itemId, { value, revision }, { keepalive }) => {
      const path = `/api/attempts/${attemptId}/responses/${itemId}`
      const body = { ...value, revision }
      return withStored(await callApi<{ revision: number }>('PUT', path, { body, keepalive }))
    },
  })
}

/** The endpoint speaks of a `response` and a `confidence`, the queue of a `value`. */
function withStored<T>(result: ApiResult<T>): ApiResult<T> {
  if (result.ok) return result
  const { response, confidence, ...details } = result.error.details
  return { ok: false, error: { ...result.error, details: { ...details, value: { response, confidence } } } }
}
