import type { History } from '#sim/core/history.ts'
import type { StopReason } from '#sim/core/run.ts'
import type { SimEvent } from '#sim/core/simulation.ts'

/** A run that can be looked at but not changed. Positions are steps taken: 0 is the start, `length` the last known state. */
export type RunView<State, Event> = {
  readonly length: number
  readonly stop: StopReason | null
  /** Every event of the run in order. */
  readonly events: readonly Event[]
  readonly stateAt: (position: number) => State
  readonly eventsAt: (position: number) => readonly Event[]
  /** How many of `events` the first `position` steps have. */
  readonly eventCountAt: (position: number) => number
}

/** Looks at what a history has computed so far. Make a new one after `take`. */
export function runViewOf<C, S, A, E extends SimEvent, M>(history: History<C, S, A, E, M>): RunView<S, E> {
  return {
    length: history.length,
    stop: history.stop,
    events: history.eventsUpTo(history.length),
    stateAt: (position) => history.stateAt(position),
    eventsAt: (position) => history.eventsAt(position),
    eventCountAt: (position) => history.eventCountAt(position),
  }
}

/** When each step began: the time of its first event, or of the step before when it has none. Position 0 has that of step 1. */
export function timesOf(run: RunView<unknown, SimEvent>): number[] {
  const times = [run.events[0]?.time ?? 0]
  for (let position = 1; position <= run.length; position++) {
    const isSilent = run.eventCountAt(position) === run.eventCountAt(position - 1)
    const first = isSilent ? undefined : run.events[run.eventCountAt(position - 1)]
    times.push(first?.time ?? (times[position - 1] as number))
  }
  return times
}
