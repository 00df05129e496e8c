import type { Chooser } from './choose.ts'
import { first } from './choose.ts'
import type { SimEvent, Simulation, Step } from './simulation.ts'

/**
 * Why a run ended: `finished`; `stuck` (nothing enabled, not finished: deadlock); `fuel` (the step limit);
 * `paused` (the chooser waits for a decision); `off-path` (the chooser named an action that is not there).
 */
export type StopReason = 'finished' | 'stuck' | 'fuel' | 'paused' | 'off-path'

export type RunOptions<State, Action> = {
  /** Default `first`. */
  readonly choose?: Chooser<State, Action>
  /** The most steps to take. Default one million. */
  readonly fuel?: number
}

export type Run<State, Event> = {
  readonly state: State
  /** All events of the run, in order. */
  readonly trace: readonly Event[]
  /** The index chosen at each state with several enabled actions; `replay(path)` repeats the run. */
  readonly path: readonly number[]
  readonly steps: number
  readonly stop: StopReason
}

/** Steps after which a run that nobody limited is cut off. */
export const DEFAULT_FUEL = 1_000_000

/** Runs a simulation to its end or to a limit. `config` has passed `configSchema`. O(steps); never throws on a bad path. */
export function run<C, S, A, E extends SimEvent, M>(
  simulation: Simulation<C, S, A, E, M>,
  config: C,
  { choose = first, fuel = DEFAULT_FUEL }: RunOptions<S, A> = {},
): Run<S, E> {
  const trace: E[] = []
  const path: number[] = []
  let state = simulation.init(config)
  for (let steps = 0; ; steps++) {
    const next = steps < fuel ? advance(simulation, state, { choose, choiceIndex: path.length }) : null
    if (next === null || 'stop' in next) {
      const end = next === null ? endOf(simulation, state) : next.stop
      return { state, trace, path, steps, stop: end ?? 'fuel' }
    }
    state = next.state
    for (const event of next.events) trace.push(event)
    if (next.choice !== null) path.push(next.choice)
  }
}

/** `finished` or `stuck` when no action is left, else null. */
export function endOf<C, S, A, E extends SimEvent, M>(
  simulation: Simulation<C, S, A, E, M>,
  state: S,
): 'finished' | 'stuck' | null {
  if (simulation.enabled(state).length > 0) return null
  return simulation.isFinished(state) ? 'finished' : 'stuck'
}

type Advance<S, E> = (Step<S, E> & { readonly choice: number | null }) | { readonly stop: StopReason }

/** One step of a run. `choice` is null when only one action was enabled. */
export function advance<C, S, A, E extends SimEvent, M>(
  simulation: Simulation<C, S, A, E, M>,
  state: S,
  { choose, choiceIndex }: { readonly choose: Chooser<S, A>; readonly choiceIndex: number },
): Advance<S, E> {
  const enabled = simulation.enabled(state)
  const only = enabled[0]
  if (only === undefined) return { stop: simulation.isFinished(state) ? 'finished' : 'stuck' }
  if (enabled.length === 1) return { ...simulation.step(state, only), choice: null }
  const choice = choose({ state, enabled, choiceIndex })
  if (choice === null) return { stop: 'paused' }
  const action = enabled[choice]
  if (action === undefined) return { stop: 'off-path' }
  return { ...simulation.step(state, action), choice }
}
