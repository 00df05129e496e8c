import { useCallback, useEffect, useRef, useState } from 'react'
import { endWorker } from '#app/_ui/end-worker.ts'
import type { ScriptLabSpec } from '#lib/domain/labs/lab-spec.ts'
import type { Exploration } from '#sim/event-loop/explore/explore-program.ts'
import type { OrdersReply, OrdersRequest } from './orders-messages.ts'

/** `source` is the program the state is about. */
export type OrdersState =
  | { readonly type: 'idle' }
  | { readonly type: 'working' | 'cancelled'; readonly source: string; readonly runs: number }
  | { readonly type: 'done'; readonly source: string; readonly exploration: Exploration }
  | { readonly type: 'broken'; readonly source: string }

/** Tries every order of completion in a worker of its own; `cancel` ends it at once. */
export function useOrders(files: ScriptLabSpec['files']) {
  const worker = useRef<Worker | null>(null)
  const [state, setState] = useState<OrdersState>({ type: 'idle' })
  const stop = useCallback(() => {
    endWorker(worker.current)
    worker.current = null
  }, [])
  const start = useCallback(
    (source: string) => {
      stop()
      const next = new Worker(new URL('./orders.worker.ts', import.meta.url), { type: 'module' })
      worker.current = next
      setState({ type: 'working', source, runs: 0 })
      next.onmessage = ({ data }: MessageEvent<OrdersReply>) => {
        if (data.type === 'progress') return setState({ type: 'working', source, runs: data.runs })
        setState({ type: 'done', source, exploration: data.exploration })
        stop()
      }
      next.onerror = () => setState({ type: 'broken', source })
      const request: OrdersRequest = { source, files }
      next.postMessage(request)
    },
    [stop, files],
  )
  const cancel = useCallback(() => {
    stop()
    setState((now) => (now.type === 'working' ? { ...now, type: 'cancelled' } : now))
  }, [stop])
  useEffect(() => stop, [stop])
  return { state, start, cancel }
}
