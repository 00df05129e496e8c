import { useCallback, useEffect, useState } from 'react'
import type { StepperOptions } from '#sim/threads/stepper/stepper.ts'
import type { Settings } from './control-bar.tsx'
import { useExplore } from './explore/use-explore.ts'
import type { Linked } from './link.ts'
import { type StepperHandle, useStepper } from './use-stepper.ts'

const TYPING_MS = 350
/** To the last step of a replay, however long it is. */
const MAX_POSITION = 1_000_000

/** A run that has not begun. */
export const unrun = (source: string, level: Settings['level'] = 'L1'): Linked => ({
  source,
  level,
  schedule: '',
  position: 0,
  anyTime: false,
})

export type Bench = ReturnType<typeof useBench>

/** One program of the workbench: its text, its run, and what is known about all its schedules. */
export function useBench(initial: string, onKeep: (source: string) => void) {
  const own = useStepper()
  const { load } = own
  const [source, setSource] = useState(initial)
  const [settings, setSettings] = useState<Settings>({
    level: 'L1',
    scheduler: 'random',
    seed: 1,
    wakes: 'first',
    hasSpurious: false,
  })
  const explore = useExplore()
  useTyping(source, settings, own, onKeep)
  // The run of a text that has changed since is none of this text: nothing can be done with it.
  const stepper: StepperHandle =
    source === own.run.source ? own : { ...own, run: { ...own.run, busy: 'loading' } }
  const { run } = stepper

  const open = useCallback(
    ({ source: text, level, schedule, position, anyTime }: Linked) => {
      setSource(text)
      setSettings((now) => ({ ...now, level }))
      onKeep(text)
      const after = schedule === '' ? null : { by: { schedule }, position }
      load(text, { level, anyTime, ...(schedule === '' ? {} : { schedule }) }, after)
    },
    [load, onKeep],
  )

  const restartAs = useCallback(
    (schedule: string) => load(source, { level: 'L1', anyTime: true, schedule }),
    [load, source],
  )

  return {
    source,
    setSource,
    settings,
    stepper,
    explore,
    open,
    /** Shows a schedule from its beginning to its end. */
    replay: (schedule: string, position = MAX_POSITION) =>
      open({ source, level: schedule.includes('*') ? 'L0' : 'L1', schedule, position, anyTime: true }),
    /** The same program from its start, where the threads can be switched where `schedule` switches them. */
    restartAs,
    changeSettings: (next: Settings) => {
      setSettings(next)
      const isRule = next.level !== settings.level || next.wakes !== settings.wakes
      if (isRule || next.hasSpurious !== settings.hasSpurious) load(source, optionsOf(next))
    },
    linked: {
      source,
      level: settings.level,
      schedule: run.schedule,
      position: run.position,
      anyTime: run.options.anyTime === true,
    } satisfies Linked,
  }
}

export const optionsOf = ({ level, wakes, hasSpurious }: Settings): StepperOptions => ({
  level,
  ...(wakes === 'any' ? { anyWaiter: true } : {}),
  ...(hasSpurious ? { spuriousWakeups: true, anyTime: true } : {}),
})

/** Keeps and loads what was typed once typing rests. */
function useTyping(
  source: string,
  settings: Settings,
  { run, load }: StepperHandle,
  onKeep: (source: string) => void,
): void {
  const isStale = source !== run.source
  useEffect(() => {
    if (!isStale || run.source === null) return
    const timer = setTimeout(() => {
      onKeep(source)
      load(source, optionsOf(settings))
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [isStale, source, settings, run.source, load, onKeep])
}
