import { useLayoutEffect, useState } from 'react'
import type { Shortest } from '#sim/threads/check/minimise.ts'
import { useStudy } from '../study/use-study.ts'
import type { Bench } from '../use-bench.ts'

/** `isProved`: nobody can do it with fewer switches than the goal's. */
export type Puzzle =
  | { readonly type: 'looking' }
  | { readonly type: 'none' }
  | { readonly type: 'broken' }
  | { readonly type: 'open'; readonly goal: Shortest; readonly isProved: boolean }

/** The learner is the scheduler who makes the program fail. Null while there is no puzzle; editing the program ends it. */
export function usePuzzle({ source, restartAs }: Bench) {
  const { state, ask, cancel } = useStudy<'goals'>()
  const [isOn, setIsOn] = useState(false)
  const isOurs = state.type !== 'idle' && state.source === source
  const goal = isOurs && state.type === 'done' ? state.result.found[0] : undefined
  const schedule = isOn ? goal?.schedule : undefined
  // Before the goal is seen: a choice made in between would be lost with the run it was made in.
  useLayoutEffect(() => {
    if (schedule !== undefined) restartAs(schedule)
  }, [schedule, restartAs])

  const puzzleOf = (): Puzzle | null => {
    if (!isOn || !isOurs) return null
    if (state.type === 'broken') return { type: 'broken' }
    if (state.type === 'working') return { type: 'looking' }
    return goal ? { type: 'open', goal, isProved: state.result.isComplete } : { type: 'none' }
  }
  return {
    puzzle: puzzleOf(),
    begin: (program: string = source) => {
      setIsOn(true)
      ask({ type: 'goals', source: program })
    },
    leave: () => {
      setIsOn(false)
      cancel()
    },
    restart: () => {
      if (goal) restartAs(goal.schedule)
    },
  }
}
