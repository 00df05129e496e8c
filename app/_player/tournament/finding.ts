import type { MetricField } from '#sim/core/simulation.ts'
import { formatMetric, unitAfter } from '../compare/format-metric.ts'
import { bestOf, type Contestant } from './run-tournament.ts'

/** What the chart shows, as a sentence: who is best at this number, and how far the last one is behind. */
export function findingOf(field: MetricField, contestants: readonly Contestant[]): string {
  const best = bestOf(field, contestants)
  const name = field.label.toLowerCase()
  if (best === null) return `The policies do not differ in ${name}.`
  const text = (value: number) => `${formatMetric(value, field.unit)}${unitAfter(value, field.unit)}`
  const ended = contestants.flatMap(({ policy, ...rest }) => {
    const value = rest.type === 'ran' && rest.stop === 'finished' ? rest.metrics[field.key] : null
    return typeof value === 'number' ? [{ policy, value }] : []
  })
  const winners = ended.filter(({ value }) => value === best).map(({ policy }) => policy)
  const last = ended.reduce((a, b) => (Math.abs(b.value - best) > Math.abs(a.value - best) ? b : a))
  const first = `Best by ${name} (${field.better} is better): ${listed(winners)}, ${text(best)}.`
  return `${first} Last comes ${last.policy} with ${text(last.value)}.`
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
