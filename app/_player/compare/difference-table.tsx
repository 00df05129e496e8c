import type { AnySimulation } from '#sim/core/simulation.ts'
import styles from './difference-table.module.css'
import { formatMetric } from './format-metric.ts'
import { type DifferenceRow, metricDifferences } from './metric-difference.ts'

type Metrics = Readonly<Record<string, unknown>>

/** The metrics of both runs so far; the better number is marked with a star, not only by weight. */
export function DifferenceTable({ simulation, a, b }: { simulation: AnySimulation; a: Metrics; b: Metrics }) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className={styles.caption}>Both runs so far. A star marks the better number.</caption>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">A</th>
            <th scope="col">B</th>
            <th scope="col">B − A</th>
            <th scope="col">Unit</th>
          </tr>
        </thead>
        <tbody>
          {metricDifferences(simulation, a, b).map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row }: { row: DifferenceRow }) {
  const { label, unit, a, b, difference, better } = row
  return (
    <tr>
      <th scope="row">{label}</th>
      <td data-better={better === 'a'}>{formatMetric(a, unit)}</td>
      <td data-better={better === 'b'}>{formatMetric(b, unit)}</td>
      <td>{difference === null ? '–' : signed(difference, unit)}</td>
      <td className={styles.unit}>{unit === 'share' ? '' : unit}</td>
    </tr>
  )
}

function signed(difference: number, unit: string): string {
  const text = formatMetric(Math.abs(difference), unit)
  if (difference === 0) return '0'
  return difference > 0 ? `+${text}` : `−${text}`
}
