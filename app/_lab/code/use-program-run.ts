import { useCallback, useEffect } from 'react'
import type { Level } from '#app/_workbench/control-bar.tsx'
import { type StepperHandle, useStepper } from '#app/_workbench/use-stepper.ts'

const TYPING_MS = 350
/** To the last step of a replay, however long it is. */
const MAX_POSITION = 1_000_000

/** The run of a text, loaded again once typing rests. */
export function useProgramRun(source: string, level: Level) {
  const own = useStepper()
  const { run, load } = own
  const isStale = run.source !== source
  useEffect(() => {
    if (!isStale) return
    const timer = setTimeout(() => load(source, { level }), run.source === null ? 0 : TYPING_MS)
    return () => clearTimeout(timer)
  }, [isStale, source, level, load, run.source])
  // The run of a text that has changed since is none of this text: nothing can be done with it.
  const stepper: StepperHandle = isStale ? { ...own, run: { ...run, busy: 'loading' } } : own
  return {
    stepper,
    load: useCallback((next: Level) => load(source, { level: next }), [load, source]),
    /** Takes the steps of a schedule that the exhaustive check found, or that was kept. */
    replay: useCallback(
      (schedule: string) =>
        load(
          source,
          { level: schedule.includes('*') ? 'L0' : 'L1', anyTime: schedule.startsWith('!'), schedule },
          { by: { schedule }, position: MAX_POSITION },
        ),
      [load, source],
    ),
  }
}
