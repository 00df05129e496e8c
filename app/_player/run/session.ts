import { replay, undecided } from '#sim/core/choose.ts'
import { History } from '#sim/core/history.ts'
import { integerAt } from '#sim/core/rng.ts'
import type { AnySimulation, SimEvent } from '#sim/core/simulation.ts'
import { type RunView, runViewOf } from './run-view.ts'

/** The most steps the player computes of one run; beyond it the picture says so. */
export const PLAYER_FUEL = 20_000

// biome-ignore lint/suspicious/noExplicitAny: the config, state, action, event and metrics of whichever simulation is loaded.
type AnyHistory = History<any, any, any, any, any>

/** One run on the stage. `run` is a fresh object after every change, so that whoever remembers it notices. */
export type Session = {
  readonly simulation: AnySimulation
  readonly config: unknown
  readonly history: AnyHistory
  readonly run: RunView<unknown, SimEvent>
}

/** Runs a validated config along `path` and on until somebody has to choose. */
export function openSession(simulation: AnySimulation, config: unknown, path: readonly number[]): Session {
  const history: AnyHistory = new History(simulation, config, {
    choose: replay(path, undecided),
    fuel: PLAYER_FUEL,
  })
  history.extendToEnd()
  return { simulation, config, history, run: runViewOf(history) }
}

/** Takes one enabled action at a step. What came after that step is forgotten. */
export function takeAction(session: Session, step: number, actionIndex: number): Session {
  session.history.take(step, actionIndex)
  return { ...session, run: runViewOf(session.history) }
}

/** From a step on, draws each choice from the stream `seed` until the run ends or `PLAYER_FUEL` steps are reached. */
export function takeAtRandom(
  session: Session,
  step: number,
  { seed, steps }: { seed: number; steps: number },
) {
  const { history } = session
  let at = step
  for (let taken = 0; taken < steps && at < PLAYER_FUEL; taken++) {
    const { length } = history.enabledAt(at)
    if (length === 0) break
    at = history.take(at, integerAt(seed, taken, length))
  }
  return { ...session, run: runViewOf(history) }
}

/** The choices of the whole run, for links and copies. */
export function pathOf(session: Session): readonly number[] {
  return session.history.pathTo(session.run.length)
}
