import { useCallback, useReducer, useRef, useState } from 'react'
import { newRequestKey } from '#app/_ui/request-key.ts'
import type { GradeRequest, QueuedCard } from '#lib/domain/drills/card-view.ts'
import type { Grade } from '#lib/domain/drills/grade.ts'
import { type DrillSession, drillReducer, startSession } from '#lib/domain/drills/session.ts'
import type { DrillStore } from './drill-store.ts'

export type SessionControls = {
  readonly session: DrillSession
  readonly problem: string
  readonly isBusy: boolean
  readonly reveal: () => void
  readonly toggle: (part: 'bullets' | 'redFlags', id: string) => void
  readonly followUp: () => void
  readonly grade: (grade: Grade) => void
  readonly undo: () => void
}

/** One session over a store: what the keys and the buttons do. Nothing advances until the store has it. */
export function useSession(cards: readonly QueuedCard[], store: DrillStore): SessionControls {
  const [session, dispatch] = useReducer(drillReducer, cards, startSession)
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const busy = useRef(false)
  const unsent = useRef<GradeRequest | null>(null)

  const once = useCallback(async (work: () => Promise<string>) => {
    if (busy.current) return
    busy.current = true
    setBusy(true)
    setProblem(await work())
    busy.current = false
    setBusy(false)
  }, [])

  const grade = useCallback(
    (chosen: Grade) =>
      void once(async () => {
        const [current] = session.waiting
        if (session.phase !== 'revealed' || !current) return ''
        const { bullets, redFlags } = session
        const cardId = current.card.id
        // The same choice tried again keeps its key, so that a lost reply is not a second review.
        const isRetry = unsent.current?.cardId === cardId && unsent.current.grade === chosen
        const reviewKey = isRetry && unsent.current ? unsent.current.reviewKey : newRequestKey()
        const request = { reviewKey, cardId, grade: chosen, bullets, redFlags }
        unsent.current = request
        const result = await store.grade(request, current)
        if (!result.ok) return result.message
        unsent.current = null
        dispatch({ type: 'graded', request, outcome: result.value })
        return ''
      }),
    [once, session, store],
  )

  const undo = useCallback(
    () =>
      void once(async () => {
        const last = session.done.at(-1)
        if (!last) return ''
        const result = await store.undo(last.request, last.card)
        if (!result.ok) return result.message
        const { isNew, intervals } = result.value
        dispatch({ type: 'undone', isNew, intervals })
        return ''
      }),
    [once, session, store],
  )

  return {
    ...{ session, problem, isBusy, grade, undo },
    reveal: useCallback(() => dispatch({ type: 'reveal' }), []),
    followUp: useCallback(() => dispatch({ type: 'follow-up' }), []),
    toggle: useCallback((part, id) => dispatch({ type: 'toggle', part, id }), []),
  }
}
