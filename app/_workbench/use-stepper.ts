import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { endWorker } from '#app/_ui/end-worker.ts'
import type { SyntaxProblem } from '#sim/threads/language/syntax-error.ts'
import type { Moment, StepperOptions } from '#sim/threads/stepper/stepper.ts'
import type { RunBy, StepperReply, StepperRequest } from './messages.ts'

/** A program with the states of its run so far. `moments[0]` is the start; `position` is the one that is shown. */
export type Run = {
  /** What was loaded last; null before the first program. */
  readonly source: string | null
  readonly options: StepperOptions
  readonly moments: readonly Moment[]
  readonly position: number
  readonly schedule: string
  readonly bytecodes: Readonly<Record<number, readonly string[]>>
  readonly problem: SyntaxProblem | null
  /** What the worker is doing for us. */
  readonly busy: 'loading' | 'running' | null
  readonly note: string
}

const EMPTY: Run = {
  source: null,
  options: {},
  moments: [],
  position: 0,
  schedule: '',
  bytecodes: {},
  problem: null,
  busy: 'loading',
  note: '',
}

/** What is asked once the program is loaded. */
type AfterLoad = { readonly by: RunBy; readonly position?: number } | null

export type StepperHandle = ReturnType<typeof useStepper>

/** The stepper in a worker of its own, so that no program can hold up the page; `stop` ends whatever it does. */
export function useStepper() {
  const worker = useRef<Worker | null>(null)
  const [run, setRun] = useState<Run>(EMPTY)
  const latest = useRef(run)
  latest.current = run
  const asked = useRef({ id: 0, after: null as AfterLoad, position: undefined as number | undefined })

  const change = useCallback((part: Partial<Run>) => {
    latest.current = { ...latest.current, ...part }
    setRun(latest.current)
  }, [])

  const end = useCallback(() => {
    endWorker(worker.current)
    worker.current = null
  }, [])

  const actions = useMemo(() => {
    const send = (request: WithoutId<StepperRequest>, position?: number) => {
      worker.current ??= startWorker(receive, () => {
        end()
        change({ busy: null, note: BROKEN })
      })
      asked.current = { ...asked.current, id: asked.current.id + 1, position }
      change({ busy: request.type === 'load' ? 'loading' : 'running', note: '' })
      worker.current.postMessage({ ...request, id: asked.current.id })
    }
    const receive = (reply: StepperReply) => {
      if (reply.id !== asked.current.id) return
      if (reply.type === 'refused') return change({ problem: reply.problem, moments: [], busy: null })
      if (reply.type === 'moments') return change(grown(latest.current, reply, asked.current.position))
      const { start, bytecodes } = reply
      change({ moments: [start], position: 0, schedule: '', bytecodes, problem: null, busy: null })
      const { after } = asked.current
      if (after) send({ type: 'run', at: 0, by: after.by }, after.position)
    }
    const load = (source: string, options: StepperOptions, after: AfterLoad = null) => {
      if (latest.current.busy !== null) end()
      asked.current.after = after
      change({ source, options })
      send({ type: 'load', source, options })
    }
    return {
      load,
      seek: (position: number) =>
        change({ position: Math.max(0, Math.min(position, latest.current.moments.length - 1)) }),
      take: (action: number) => {
        if (latest.current.busy === null) send({ type: 'take', at: latest.current.position, action })
      },
      runBy: (by: RunBy) => {
        const { busy, moments } = latest.current
        if (busy === null && moments.length > 0) send({ type: 'run', at: moments.length - 1, by })
      },
      /** A worker that was stopped knows nothing: a new one first takes the recorded steps again. */
      stop: () => {
        end()
        const { source, options, schedule, position } = latest.current
        if (source === null) return
        if (schedule === '') load(source, options)
        else load(source, { ...options, schedule }, { by: { schedule }, position })
      },
    }
  }, [change, end])

  useEffect(() => end, [end])
  return { run, ...actions }
}

const BROKEN =
  'This browser could not run the program any further: it may need too much memory. Make its data smaller, then edit it or load the page again.'

function startWorker(receive: (reply: StepperReply) => void, onBroken: () => void): Worker {
  const worker = new Worker(new URL('./stepper.worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<StepperReply>) => receive(data)
  worker.onerror = onBroken
  worker.onmessageerror = onBroken
  return worker
}

/** The run with more moments; it shows the last of them, or `position` once that is there. */
function grown(
  run: Run,
  { from, moments: more, schedule, isLast, isMisfit }: Extract<StepperReply, { type: 'moments' }>,
  position?: number,
): Partial<Run> {
  const moments = [...run.moments.slice(0, from), ...more]
  return {
    moments,
    schedule,
    position: Math.min(position ?? moments.length - 1, moments.length - 1),
    busy: isLast ? null : 'running',
    note: isMisfit ? 'The rest of this schedule does not fit the program: it was changed since.' : '',
  }
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never
