import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { encodeShareLink } from '#sim/core/share-link.ts'
import type { AnySimulation, MetricField } from '#sim/core/simulation.ts'
import { formatMetric, isMeasure } from '../compare/format-metric.ts'
import { bestOf, type Contestant, TOURNAMENT_FUEL } from './run-tournament.ts'
import styles from './tournament.module.css'

type Props = { simulation: AnySimulation; contestants: readonly Contestant[] }

/** Every policy with every number. Says the same as the chart, and more. */
export function PolicyTable({ simulation, contestants }: Props) {
  const columns: Column<Contestant>[] = [
    {
      key: 'policy',
      header: 'Policy',
      rowHeader: true,
      cell: (contestant) => <PolicyName simulation={simulation} contestant={contestant} />,
    },
    ...simulation.metricFields.map((field) => metricColumn(field, contestants)),
  ]
  return (
    <DataTable
      caption="Every policy on this input; ★ is best"
      columns={columns}
      rows={contestants}
      rowKey={({ policy }) => policy}
    />
  )
}

function metricColumn(field: MetricField, contestants: readonly Contestant[]): Column<Contestant> {
  const best = bestOf(field, contestants)
  return {
    key: field.key,
    header: isMeasure(field.unit) ? `${field.label} (${field.unit})` : field.label,
    numeric: true,
    cell: (contestant) => {
      if (contestant.type === 'refused') return '–'
      const value = contestant.metrics[field.key]
      const text = formatMetric(value, field.unit)
      return best !== null && value === best ? <strong className={styles.star}>★ {text}</strong> : text
    },
  }
}

/** Leads to this very run in its player. */
function PolicyName({ simulation, contestant }: { simulation: AnySimulation; contestant: Contestant }) {
  if (contestant.type === 'refused')
    return (
      <>
        {contestant.policy} <small className={styles.remark}>{contestant.reason}</small>
      </>
    )
  const link = encodeShareLink(simulation, { config: contestant.config, path: [], position: 0 })
  return (
    <>
      {link.ok ? (
        <a className={styles.policy} href={`/simulations/${simulation.id}#${link.value}`}>
          {contestant.policy}
        </a>
      ) : (
        contestant.policy
      )}
      {contestant.stop === 'stuck' && <small className={styles.remark}> ends in a deadlock</small>}
      {contestant.stop === 'fuel' && (
        <small className={styles.remark}> cut after {TOURNAMENT_FUEL.toLocaleString('en')} steps</small>
      )}
    </>
  )
}
