import { parseConfig } from '#sim/core/parse-config.ts'
import { run, type StopReason } from '#sim/core/run.ts'
import type { AnySimulation, MetricField } from '#sim/core/simulation.ts'
import { setAt } from '../config/edit-path.ts'
import { formOf } from '../config/form-of.ts'

/** The most steps that one policy may take. */
export const TOURNAMENT_FUEL = 20_000

export type Metrics = Readonly<Record<string, unknown>>

/** One policy on the common workload: its numbers, or why it cannot run there. */
export type Contestant = { readonly policy: string } & (
  | { readonly type: 'ran'; readonly config: unknown; readonly metrics: Metrics; readonly stop: StopReason }
  | { readonly type: 'refused'; readonly reason: string }
)

/** What each policy is, as the schema of the simulation says. */
export function policiesOf(simulation: AnySimulation): {
  readonly ids: readonly string[]
  readonly help: string
} {
  const form = formOf(simulation)
  const field = form.type === 'object' ? form.fields.find(({ key }) => key === 'policy')?.field : undefined
  if (field?.type !== 'choice') return { ids: [], help: '' }
  return { ids: field.options.map(String), help: field.help }
}

/** Runs a valid config once under every policy, in the order of the schema. */
export function runTournament(simulation: AnySimulation, config: unknown): Contestant[] {
  return policiesOf(simulation).ids.map((policy) => {
    const parsed = parseConfig(simulation, setAt(config, ['policy'], policy))
    if (!parsed.ok) return { policy, type: 'refused', reason: parsed.error.problems[0]?.message ?? '' }
    const { trace, stop } = run(simulation, parsed.value, { fuel: TOURNAMENT_FUEL })
    return {
      policy,
      type: 'ran',
      config: parsed.value,
      metrics: simulation.measure(parsed.value, trace),
      stop,
    }
  })
}

/** The metrics on which policies can be ranked. */
export const rankedFields = ({ metricFields }: AnySimulation): readonly MetricField[] =>
  metricFields.filter(({ better }) => better !== undefined)

/** The best value of a metric among the runs that ended; null when nobody has one, or all have the same. */
export function bestOf(field: MetricField, contestants: readonly Contestant[]): number | null {
  const values = contestants.flatMap((contestant) => {
    const value = contestant.type === 'ran' && contestant.stop === 'finished' && contestant.metrics[field.key]
    return typeof value === 'number' ? [value] : []
  })
  if (field.better === undefined || new Set(values).size < 2) return null
  return field.better === 'lower' ? Math.min(...values) : Math.max(...values)
}
