import { useEffect } from 'react'
import { useStepper } from '#app/_workbench/use-stepper.ts'
import type { Moment } from '#sim/threads/stepper/stepper.ts'
import { actionOfTurn, type Turn, turnOf } from '#sim/threads/stepper/turn.ts'

/**
 * The run of `program` that `turns` describe, kept in step with them: one turn more is one step of the machine, fewer turns
 * go back, anything else (an answer from another page) is replayed from the start. The turns alone say where the run stands.
 */
export function useRunOfTurns(program: string, turns: readonly Turn[]) {
  const { run, load, seek, take } = useStepper()
  const { moments, position, busy } = run
  const isReady = run.source === program && busy === null
  const isMisfit = isReady && run.note !== '' && moments.length - 1 < turns.length
  const isInStep = isReady && position === turns.length && startsWith(turnsOf(moments), turns)

  useEffect(() => {
    if (run.source !== program) return load(program, {}, turns.length > 0 ? { by: { turns } } : null)
    if (!isReady || isInStep || isMisfit || moments.length === 0) return
    const recorded = turnsOf(moments)
    if (startsWith(recorded, turns)) return seek(turns.length)
    const action = actionOfTurn(turns.at(-1) ?? '')
    const isNext = position === turns.length - 1 && startsWith(recorded, turns.slice(0, -1))
    if (isNext && moments[position]?.choices.some((choice) => choice.action === action))
      take(action as number)
    else load(program, {}, { by: { turns } })
  }, [program, turns, run.source, isReady, isInStep, isMisfit, moments, position, load, seek, take])

  return { run, moment: moments[position] ?? null, isInStep, isMisfit }
}

const turnsOf = (moments: readonly Moment[]): Turn[] =>
  moments.flatMap(({ step }) => (step === null ? [] : [turnOf(step.action)]))

const startsWith = (all: readonly Turn[], first: readonly Turn[]): boolean =>
  first.length <= all.length && first.every((turn, i) => turn === all[i])
