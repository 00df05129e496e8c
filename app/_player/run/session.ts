import { replay, undecided } from '#sim/core/choose.ts'
import { History } from '#sim/core/history.ts'
import { integerAt } from '#sim/core/rng.ts'
import type { AnySimulation, SimEvent } from '#sim/core/simulation.ts'
import { type RunView, runViewOf } from './run-view.ts'

/** The most steps the player computes of one run; beyond it the picture says so. */
export const PLAYER_FUEL = 100_000

/** Steps of a run that are there at once; the rest of a longer one is computed while the reader looks. */
const STEPS_AT_ONCE = 5_000

// biome-ignore lint/suspicious/noExplicitAny: the config, state, action, event and metrics of whichever simulation is loaded.
type AnyHistory = History<any, any, any, any, any>

/** One run on the stage. `run` is a fresh object after every change, so that whoever remembers it notices. */
export type Session = {
  readonly simulation: AnySimulation
  readonly config: unknown
  readonly history: AnyHistory
  readonly run: RunView<unknown, SimEvent>
}

/** Runs a validated config along `path` and on until somebody has to choose, or as far as one need not wait (see `growSession`). */
export function openSession(
  simulation: AnySimulation,
  config: unknown,
  path: readonly number[],
  position = 0,
): Session {
  const history: AnyHistory = new History(simulation, config, {
    choose: replay(path, undecided),
    fuel: PLAYER_FUEL,
  })
  history.extendTo(Math.min(PLAYER_FUEL, Math.max(STEPS_AT_ONCE, position)))
  return { simulation, config, history, run: runViewOf(history) }
}

/** Whether a run goes on beyond what is computed of it. */
export const isGrowing = ({ history }: Session): boolean => history.stop === null

/** Computes some more of a run; `fresh` is a session that shows it. */
export function growSession({ history }: Session, steps: number): void {
  history.extendTo(history.length + steps)
}

export const fresh = (session: Session): Session => ({ ...session, run: runViewOf(session.history) })

/** Takes one enabled action at a step. What came after that step is forgotten. */
export function takeAction(session: Session, step: number, actionIndex: number): Session {
  session.history.take(step, actionIndex)
  return fresh(session)
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
  return fresh(session)
}

/** The choices of the whole run, for links and copies. */
export function pathOf(session: Session): readonly number[] {
  return session.history.pathTo(session.run.length)
}
