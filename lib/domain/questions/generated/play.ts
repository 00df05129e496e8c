import { invariant } from '#lib/shared/invariant.ts'
import { type Chooser, first } from '#sim/core/choose.ts'
import { parseConfig } from '#sim/core/parse-config.ts'
import { run } from '#sim/core/run.ts'
import type { SimEvent, Simulation } from '#sim/core/simulation.ts'

/** Steps that an exercise may take; one for paper and pencil takes far fewer. */
const FUEL = 5_000

export type Played<C, E, M> = {
  readonly config: C
  readonly trace: readonly E[]
  readonly metrics: M
  /** What happened, a sentence per event. */
  readonly lines: readonly string[]
}

/** Runs a drawn config to its end. A config that the simulation refuses is a fault of the generator. */
export function play<C, S, A, E extends SimEvent, M>(
  simulation: Simulation<C, S, A, E, M>,
  input: unknown,
  choose: Chooser<S, A> = first,
): Played<C, E, M> {
  const config = parseConfig(simulation, input)
  invariant(config.ok, `a generated config of ${simulation.id} is valid: ${JSON.stringify(input)}`)
  const { trace } = run(simulation, config.value, { choose, fuel: FUEL })
  return {
    config: config.value,
    trace,
    metrics: simulation.measure(config.value, trace),
    lines: trace.map((event) => simulation.describe(event)),
  }
}
