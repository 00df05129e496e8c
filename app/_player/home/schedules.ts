import type { InterleavingEvent } from '#sim/races/events.ts'
import type { InterleavingState, interleaving } from '#sim/races/interleaving.ts'

type Machine = typeof interleaving

/** Two threads, one increment each, no lock: the smallest race there is. */
const CONFIG = { threads: 2, increments: 1, isLocked: false }

/** One order of steps, by thread, and what it comes to. */
export type Schedule = { readonly threads: readonly number[]; readonly counter: number }

export type Played = { readonly state: InterleavingState; readonly events: readonly InterleavingEvent[] }

/** Lets the threads step in this order; a thread that has no step left is passed over. */
export function play(machine: Machine, threads: readonly number[]): Played {
  const events: InterleavingEvent[] = []
  let state = machine.init(CONFIG)
  for (const thread of threads) {
    const action = machine.enabled(state).find((candidate) => candidate.thread === thread)
    if (action === undefined) continue
    const step = machine.step(state, action)
    state = step.state
    events.push(...step.events)
  }
  return { state, events }
}

/** Every schedule, those that keep both updates first, else in the order of the first choice. */
export function everySchedule(machine: Machine): Schedule[] {
  const found: Schedule[] = []
  const explore = (state: InterleavingState, threads: readonly number[]): void => {
    const enabled = machine.enabled(state)
    if (enabled.length === 0) found.push({ threads, counter: state.counter })
    for (const action of enabled) explore(machine.step(state, action).state, [...threads, action.thread])
  }
  explore(machine.init(CONFIG), [])
  return found.sort((a, b) => b.counter - a.counter)
}
