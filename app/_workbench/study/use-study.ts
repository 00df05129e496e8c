import { useCallback, useEffect, useRef, useState } from 'react'
import { endWorker } from '#app/_ui/end-worker.ts'
import type { StudyRequest, StudyResults } from './messages.ts'

/** `source` is what the question was about: the program, or what `ask` was told to call it. */
export type StudyState<Type extends StudyRequest['type']> =
  | { readonly type: 'idle' }
  | { readonly type: 'working'; readonly source: string }
  | { readonly type: 'done'; readonly source: string; readonly result: StudyResults[Type] }
  | { readonly type: 'broken'; readonly source: string }

/** Answers one kind of question in a worker of its own; a new question, or `cancel`, ends the one before. */
export function useStudy<Type extends StudyRequest['type']>() {
  const worker = useRef<Worker | null>(null)
  const [state, setState] = useState<StudyState<Type>>({ type: 'idle' })
  const stop = useCallback(() => {
    endWorker(worker.current)
    worker.current = null
  }, [])
  const ask = useCallback(
    (request: Extract<StudyRequest, { type: Type }>, source: string = request.source) => {
      stop()
      const next = new Worker(new URL('./study.worker.ts', import.meta.url), { type: 'module' })
      worker.current = next
      setState({ type: 'working', source })
      next.onmessage = ({ data }: MessageEvent<StudyResults[Type]>) => {
        setState({ type: 'done', source, result: data })
        stop()
      }
      next.onerror = next.onmessageerror = () => {
        stop()
        setState({ type: 'broken', source })
      }
      next.postMessage(request)
    },
    [stop],
  )
  const cancel = useCallback(() => {
    stop()
    setState({ type: 'idle' })
  }, [stop])
  useEffect(() => stop, [stop])
  return { state, ask, cancel }
}
