import { useCallback, useEffect, useRef, useState } from 'react'
import { endWorker } from '#app/_ui/end-worker.ts'
import type { CheckProgress, CheckResult } from '#sim/threads/check/types.ts'
import type { ExploreOptions, ExploreReply, ExploreRequest, Variant } from './messages.ts'

/** `source` is the program the state is about. */
export type ExploreState =
  | { readonly type: 'idle' }
  | { readonly type: 'working'; readonly source: string; readonly progress: CheckProgress | null }
  | { readonly type: 'cancelled'; readonly source: string; readonly progress: CheckProgress | null }
  | {
      readonly type: 'done'
      readonly source: string
      readonly variant: Variant
      readonly examined: string
      readonly hasLocks: boolean
      readonly result: CheckResult
    }
  | { readonly type: 'broken'; readonly source: string }

/** Explores every schedule in a worker of its own; `cancel` ends it at once. */
export function useExplore() {
  const worker = useRef<Worker | null>(null)
  const [state, setState] = useState<ExploreState>({ type: 'idle' })
  const stop = useCallback(() => {
    endWorker(worker.current)
    worker.current = null
  }, [])
  const start = useCallback(
    (source: string, variant: Variant = 'whole', options: ExploreOptions = {}) => {
      stop()
      const next = new Worker(new URL('./explore.worker.ts', import.meta.url), { type: 'module' })
      worker.current = next
      setState({ type: 'working', source, progress: null })
      next.onmessage = ({ data }: MessageEvent<ExploreReply>) => {
        if (data.type === 'progress') return setState({ type: 'working', source, progress: data.progress })
        setState({ ...data, source, variant })
        stop()
      }
      next.onerror = next.onmessageerror = () => {
        stop()
        setState({ type: 'broken', source })
      }
      const request: ExploreRequest = { source, variant, options }
      next.postMessage(request)
    },
    [stop],
  )
  const cancel = useCallback(() => {
    stop()
    setState((now) => (now.type === 'working' ? { ...now, type: 'cancelled' } : now))
  }, [stop])
  useEffect(() => stop, [stop])
  return { state, start, cancel }
}
