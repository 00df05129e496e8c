import { labelOf } from '#app/_player/config/schema-fields.ts'
import type { GoalOutcome } from '#lib/domain/labs/evaluate-lab.ts'
import type { Comparison } from '#lib/domain/labs/lab-spec.ts'
import type { AnySimulation, MetricField } from '#sim/core/simulation.ts'

const relations: Readonly<Record<Comparison['is'], string>> = {
  'at-most': 'at most',
  'at-least': 'at least',
  equal: '',
  'less-than': 'less than',
  'greater-than': 'more than',
}

/** `Average response time: 18.3 ticks, needed at most 20`. Null as a measure reads "not known". */
export function goalWords(goal: GoalOutcome, simulation: AnySimulation | null): string {
  const { label, unit } = subject(goal, simulation)
  const measured = goal.measured === null ? 'not known' : `${rounded(goal.measured)}${unit ? ` ${unit}` : ''}`
  return `${label}: ${measured}, needed ${`${relations[goal.is]} ${rounded(goal.value)}`.trim()}`
}

function subject(
  { of, path }: Comparison,
  simulation: AnySimulation | null,
): { label: string; unit: string } {
  const keys = path.split('.')
  const last = keys.at(-1) ?? path
  const fields: readonly MetricField[] = of === 'metrics' && simulation ? metricsOf(simulation, keys) : []
  const field = fields.find(({ key }) => key === last)
  const place = keys
    .slice(0, -1)
    .map((key) => (/^\d+$/.test(key) ? String(Number(key) + 1) : labelOf(key)))
    .join(' ')
  const name = field?.label ?? labelOf(last)
  return { label: place ? `${place}, ${name.toLowerCase()}` : name, unit: field?.unit ?? '' }
}

const metricsOf = ({ metricFields, metricTables }: AnySimulation, [table, ...rest]: readonly string[]) =>
  rest.length === 0 ? metricFields : (metricTables.find(({ key }) => key === table)?.columns ?? [])

const rounded = (value: number | string): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : value
