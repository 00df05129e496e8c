'use client'

import { useEffect, useState } from 'react'
import { deviceTicks, tickDeviceObjective } from '#app/_device/device-lessons.ts'
import { callApi } from '#app/_ui/call-api.ts'
import { isReached, type ObjectiveState } from '#lib/domain/progress/objectives.ts'
import { OBJECTIVES_CHANGED } from './announce-objectives.ts'
import { earnedWords } from './earned-words.ts'
import styles from './objectives.module.css'

type Props = {
  readonly lessonId: string
  readonly objectives: readonly ObjectiveState[]
  readonly signedIn: boolean
}

/** Objectives that fill up while the lesson is worked through; the box is the reader's own word. */
export function ObjectiveList({ lessonId, objectives, signedIn }: Props) {
  const [states, setStates] = useState(objectives)
  const [problem, setProblem] = useState('')

  useEffect(() => {
    const onChanged = (event: Event) => setStates((event as CustomEvent<readonly ObjectiveState[]>).detail)
    window.addEventListener(OBJECTIVES_CHANGED, onChanged)
    return () => window.removeEventListener(OBJECTIVES_CHANGED, onChanged)
  }, [])

  useEffect(() => {
    if (signedIn) return
    const ticks = deviceTicks()
    setStates((before) => before.map((state) => ({ ...state, isTicked: ticks.has(state.id) })))
  }, [signedIn])

  const setTick = (objectiveId: string, isTicked: boolean) =>
    setStates((before) => before.map((state) => (state.id === objectiveId ? { ...state, isTicked } : state)))

  const tick = async (objectiveId: string, isTicked: boolean) => {
    setTick(objectiveId, isTicked)
    setProblem('')
    if (!signedIn) {
      if (tickDeviceObjective({ lessonId, objectiveId, isTicked })) return
      setProblem('This browser keeps nothing for this site, so the tick is lost when you leave.')
      return
    }
    const address = `/api/progress/objectives/${objectiveId}`
    const result = await callApi('PUT', address, { body: { lessonId, isTicked } })
    if (result.ok) return
    setTick(objectiveId, !isTicked)
    setProblem(result.error.message)
  }

  return (
    <>
      <p className={styles.count}>
        {states.filter(isReached).length} of {states.length} reached
      </p>
      <ul className={styles.list}>
        {states.map((state) => (
          <li key={state.id} data-earned={state.earnedBy.length > 0 || undefined}>
            <label className={styles.label}>
              <input
                type="checkbox"
                checked={state.isTicked}
                onChange={(event) => tick(state.id, event.target.checked)}
              />
              <span>{state.text}</span>
            </label>
            {state.earnedBy.length > 0 && <p className={styles.earned}>{earnedWords(state)}</p>}
          </li>
        ))}
      </ul>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  )
}
