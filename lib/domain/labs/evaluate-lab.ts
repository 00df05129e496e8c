import { invariant } from '#lib/shared/invariant.ts'
import { err, ok, type Result } from '#lib/shared/result.ts'
import { parseConfig } from '#sim/core/parse-config.ts'
import { run, type StopReason } from '#sim/core/run.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import type { Comparison, Deliverable, LabValues, SimulationLabSpec } from './lab-spec.ts'
import { closedPaths, scenarioConfig, type ValueProblem, valueAt } from './scenario-config.ts'

/** The most steps that one run of a scenario may take when a lab is evaluated. */
export const LAB_FUEL = 200_000

/** One goal with what the run came to; `measured` is null when the run does not have the number. */
export type GoalOutcome = Comparison & { readonly measured: number | string | null; readonly holds: boolean }

export type DeliverableOutcome = {
  readonly id: string
  readonly required: boolean
  readonly passed: boolean
  readonly scenario: string
  readonly stop: StopReason
  readonly goals: readonly GoalOutcome[]
}

export type LabEvaluation = {
  /** Every required deliverable passed. */
  readonly passed: boolean
  readonly deliverables: readonly DeliverableOutcome[]
}

export type InvalidValues = { readonly code: 'invalid-values'; readonly problems: readonly ValueProblem[] }

export type EvaluateOptions = { readonly simulation: AnySimulation; readonly fuel?: number }

/**
 * Runs every scenario that a deliverable needs, each once and at most `fuel` steps, and compares. Values that the lab does
 * not open or the simulation refuses come back as problems at their paths. Pure: browser and server agree.
 */
export function evaluateLab(
  spec: SimulationLabSpec,
  values: LabValues,
  { simulation, fuel = LAB_FUEL }: EvaluateOptions,
): Result<LabEvaluation, InvalidValues> {
  const closed = closedPaths(spec, values)
  if (closed.length > 0) return err({ code: 'invalid-values', problems: closed })
  const measured = new Map<string, Measured>()
  for (const id of new Set(spec.deliverables.map((deliverable) => scenarioOf(spec, deliverable)))) {
    const outcome = measureScenario(spec, id, { values, simulation, fuel })
    if (!outcome.ok) return outcome
    measured.set(id, outcome.value)
  }
  const deliverables = spec.deliverables.map((deliverable) => {
    const scenario = scenarioOf(spec, deliverable)
    return judge(deliverable, scenario, measured.get(scenario) as Measured)
  })
  return ok({ passed: deliverables.every(({ passed, required }) => passed || !required), deliverables })
}

type Measured = { readonly metrics: unknown; readonly config: unknown; readonly stop: StopReason }

const scenarioOf = (spec: SimulationLabSpec, { scenario }: Deliverable): string =>
  scenario ?? spec.scenarios[0]?.id ?? ''

function measureScenario(
  spec: SimulationLabSpec,
  id: string,
  { values, simulation, fuel }: Required<EvaluateOptions> & { readonly values: LabValues },
): Result<Measured, InvalidValues> {
  const scenario = spec.scenarios.find((candidate) => candidate.id === id)
  invariant(scenario, `the lab has the scenario "${id}" that its deliverable names`)
  const parsed = parseConfig(simulation, scenarioConfig(spec, scenario, values))
  if (!parsed.ok) {
    const problems = parsed.error.problems.map(({ path, message }) => ({ path: path.join('.'), message }))
    return err({ code: 'invalid-values', problems })
  }
  const { trace, stop } = run(simulation, parsed.value, { fuel })
  return ok({ metrics: simulation.measure(parsed.value, trace), config: parsed.value, stop })
}

/** A run cut short by its fuel has not ended, so its numbers count for nothing. */
function judge(
  deliverable: Deliverable,
  scenario: string,
  { metrics, config, stop }: Measured,
): DeliverableOutcome {
  const goals = deliverable.goals.map((goal) => {
    const found = valueAt(goal.of === 'metrics' ? metrics : config, goal.path)
    const measured = typeof found === 'number' || typeof found === 'string' ? found : null
    return { ...goal, measured, holds: stop !== 'fuel' && measured !== null && compare(measured, goal) }
  })
  const { id, required } = deliverable
  return { id, required, passed: goals.every(({ holds }) => holds), scenario, stop, goals }
}

/** Averages are fractions; a relative 1e-9 forgives what their division lost. */
function compare(measured: number | string, { is, value }: Comparison): boolean {
  if (typeof measured !== 'number' || typeof value !== 'number') return is === 'equal' && measured === value
  const slack = 1e-9 * Math.max(1, Math.abs(value))
  switch (is) {
    case 'at-most':
      return measured <= value + slack
    case 'at-least':
      return measured >= value - slack
    case 'equal':
      return Math.abs(measured - value) <= slack
    case 'less-than':
      return measured < value - slack
    case 'greater-than':
      return measured > value + slack
  }
}
