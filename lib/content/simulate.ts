import { err, ok, type Result } from '#lib/shared/result.ts'
import { first, replay } from '#sim/core/choose.ts'
import { type ConfigProblem, parseConfig } from '#sim/core/parse-config.ts'
import { run, type StopReason } from '#sim/core/run.ts'
import type { AnySimulation, SimEvent } from '#sim/core/simulation.ts'
import { isSimulationId, simulations } from '#sim/registry.ts'
import type { SimBlock } from './schema/blocks.ts'

/** Steps a simulation embedded in a page may take; far more than a reader could follow. */
const FUEL = 200_000

export type Embedded = {
  readonly simulation: AnySimulation
  /** Complete and valid. */
  readonly config: unknown
  /** What the author wrote, without the defaults. */
  readonly given: Readonly<Record<string, unknown>>
}

export type EmbedError =
  | { readonly code: 'unknown-simulation'; readonly known: readonly string[] }
  | { readonly code: 'unknown-preset'; readonly known: readonly string[] }
  | { readonly code: 'invalid-config'; readonly problems: readonly ConfigProblem[] }

type Embeddable = Pick<SimBlock, 'preset' | 'config'> & { readonly simulation: string }

/** The simulation and the full config that a ```sim block asks for: its preset, overlaid by its own keys, with defaults. */
export function resolveSimBlock(block: Embeddable): Result<Embedded, EmbedError> {
  if (!isSimulationId(block.simulation))
    return err({ code: 'unknown-simulation', known: Object.keys(simulations) })
  const simulation: AnySimulation = simulations[block.simulation]
  const preset = simulation.presets.find((candidate) => candidate.id === block.preset)
  if (block.preset !== undefined && !preset)
    return err({ code: 'unknown-preset', known: simulation.presets.map((candidate) => candidate.id) })
  const given = { ...(preset?.config as object | undefined), ...block.config }
  const config = parseConfig(simulation, given)
  if (!config.ok) return err({ code: 'invalid-config', problems: config.error.problems })
  return ok({ simulation, config: config.value, given })
}

export type FinishedRun = {
  readonly stop: StopReason
  readonly steps: number
  readonly metrics: unknown
  /** What happened, one sentence an event. */
  readonly story: readonly string[]
}

/** Runs an embedded simulation to its end: along `path` first, then always the first choice. */
export function runEmbedded(
  { simulation, config }: Pick<Embedded, 'simulation' | 'config'>,
  path: readonly number[] = [],
): FinishedRun {
  const { trace, stop, steps } = run(simulation, config, { choose: replay(path, first), fuel: FUEL })
  return {
    stop,
    steps,
    metrics: simulation.measure(config, trace),
    story: trace.map((event: SimEvent) => simulation.describe(event)),
  }
}
