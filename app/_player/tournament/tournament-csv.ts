import type { AnySimulation } from '#sim/core/simulation.ts'
import { toCsv } from '../export/csv.ts'
import type { Contestant } from './run-tournament.ts'

/** One line per policy, one column per metric with its unit; a policy that could not run says why in the last column. */
export function tournamentCsv({ metricFields }: AnySimulation, contestants: readonly Contestant[]): string {
  const heads = metricFields.map(({ label, unit }) => (unit ? `${label} (${unit})` : label))
  const rows = contestants.map((contestant) =>
    contestant.type === 'ran'
      ? [
          contestant.policy,
          ...metricFields.map(({ key }) => contestant.metrics[key] ?? null),
          contestant.stop === 'finished' ? '' : contestant.stop,
        ]
      : [contestant.policy, ...metricFields.map(() => null), contestant.reason],
  )
  return toCsv(['policy', ...heads, 'remark'], rows)
}
