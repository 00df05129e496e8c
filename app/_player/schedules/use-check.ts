import { useCallback, useEffect, useRef, useState } from 'react'
import { endWorker } from '#app/_ui/end-worker.ts'
import type { CheckReport } from '#sim/core/check.ts'
import type { CheckReply, CheckRequest } from './check-messages.ts'

export type CheckState =
  | { readonly type: 'idle' }
  | { readonly type: 'working'; readonly report: CheckReport | null }
  | { readonly type: 'done'; readonly report: CheckReport }
  | { readonly type: 'failed'; readonly message: string }

const IDLE: CheckState = { type: 'idle' }

/** Explores every schedule in a worker of its own, so that the page stays usable; `cancel` ends it at once. */
export function useCheck() {
  const worker = useRef<Worker | null>(null)
  const [state, setState] = useState<CheckState>(IDLE)
  const stop = useCallback(() => {
    endWorker(worker.current)
    worker.current = null
  }, [])
  const start = useCallback(
    (request: CheckRequest) => {
      stop()
      const next = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' })
      worker.current = next
      setState({ type: 'working', report: null })
      next.onmessage = ({ data }: MessageEvent<CheckReply>) => setState(stateOf(data))
      next.onerror = () => setState({ type: 'failed', message: 'The check could not run in this browser.' })
      next.postMessage(request)
    },
    [stop],
  )
  const cancel = useCallback(() => {
    stop()
    setState((now) => (now.type === 'working' && now.report ? { type: 'done', report: now.report } : IDLE))
  }, [stop])
  useEffect(() => stop, [stop])
  return { state, start, cancel }
}

function stateOf(reply: CheckReply): CheckState {
  if (reply.type === 'failed') return reply
  return { type: reply.isLast ? 'done' : 'working', report: reply.report }
}
