import type { AnySimulation } from '#sim/core/simulation.ts'
import { formatMetric, isMeasure } from '../compare/format-metric.ts'
import type { TableTwin } from '../view.ts'

type Metrics = Readonly<Record<string, unknown>>

/** The metrics of any simulation as tables: the single numbers, then its own lists. */
export function metricTables(
  { metricFields, metricTables: lists }: AnySimulation,
  metrics: Metrics,
): TableTwin[] {
  const numbers: TableTwin = {
    id: 'metrics',
    caption: 'Metrics so far',
    columns: [{ label: 'Metric' }, { label: 'Value', isNumeric: true }, { label: 'Unit' }],
    rows: metricFields.map(({ key, label, unit }) => [
      label,
      formatMetric(metrics[key], unit),
      unit === 'share' ? '' : unit,
    ]),
  }
  const tables = lists.map(({ key, label, columns }) => ({
    id: `metrics-${key}`,
    caption: label,
    columns: columns.map((column) => ({
      label: isMeasure(column.unit) ? `${column.label} (${column.unit})` : column.label,
      isNumeric: column.unit !== '',
    })),
    rows: ((metrics[key] ?? []) as readonly Metrics[]).map((row) =>
      columns.map((column) => formatMetric(row[column.key], column.unit)),
    ),
  }))
  return [numbers, ...tables]
}
