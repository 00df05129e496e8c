import { useEffect, useRef, useState } from 'react'
import type { SaveQueue } from '#app/_saving/save-queue.ts'
import { type ApiError, callApi } from '#app/_ui/call-api.ts'
import { newRequestKey } from '#app/_ui/request-key.ts'
import type { Answer } from '#lib/domain/attempts/answer.ts'
import { GRACE_MS } from '#lib/domain/attempts/attempt-rules.ts'
import type { SubmitOutcome } from '#lib/domain/attempts/attempt-view.ts'

export type SubmitState =
  | { readonly type: 'idle' }
  | { readonly type: 'sending' }
  | { readonly type: 'refused'; readonly error: ApiError }

/** Once the time and the grace are over, the server grades whatever is saved. */
const AGAIN_MS = GRACE_MS + 1_000

/**
 * Sends what is left and submits. The key stays the same however often it is tried, so the attempt is submitted once; on
 * success `onDone` shows the stored result. When the time is up it goes on trying, so that no connection or an answer that
 * cannot be read leaves nobody before a clock at 0.
 */
export function useSubmit(attemptId: string, queue: SaveQueue<Answer>, onDone: () => void) {
  const key = useRef<string | null>(null)
  const [state, setState] = useState<SubmitState>({ type: 'idle' })
  const again = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(again.current), [])
  const submit = async ({ isTimeUp = false } = {}) => {
    setState({ type: 'sending' })
    const isStored = await queue.flush()
    if (!isStored && !isTimeUp && !queue.snapshot().isClosed)
      return setState({ type: 'refused', error: unsavedError(queue) })
    key.current ??= newRequestKey()
    const body = { submitKey: key.current }
    const result = await callApi<SubmitOutcome>('POST', `/api/attempts/${attemptId}/submit`, { body })
    if (!result.ok && isTimeUp) again.current = setTimeout(() => submit({ isTimeUp }), AGAIN_MS)
    if (!result.ok) return setState({ type: 'refused', error: result.error })
    queue.stop()
    onDone()
  }
  return { state, submit, reset: () => setState({ type: 'idle' }) }
}

function unsavedError(queue: SaveQueue<Answer>): ApiError {
  const isOffline = queue.snapshot().isOffline
  return {
    status: 0,
    code: 'unsaved',
    message: isOffline
      ? 'There is no connection, so not every answer has arrived. Nothing is lost: submit again when you are back online.'
      : 'Some answers could not be saved. Look at the marked questions, then submit again.',
    details: {},
  }
}
