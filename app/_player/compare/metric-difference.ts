import type { AnySimulation, MetricField } from '#sim/core/simulation.ts'

type Metrics = Readonly<Record<string, unknown>>

export type DifferenceRow = {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly a: unknown
  readonly b: unknown
  /** b - a; null unless both are numbers. */
  readonly difference: number | null
  /** Which run has the better number; null when they are equal, unknown, or neither direction is better. */
  readonly better: 'a' | 'b' | null
}

/** Every metric of two runs side by side: the single numbers, then the tables row by row (matched by their first column). */
export function metricDifferences(
  { metricFields, metricTables }: AnySimulation,
  a: Metrics,
  b: Metrics,
): DifferenceRow[] {
  const rows = metricFields.map((field) => differenceOf(field, field.key, a[field.key], b[field.key]))
  for (const table of metricTables) {
    const [name, ...columns] = table.columns
    if (name === undefined) continue
    const [listA, listB] = [a, b].map((metrics) => (metrics[table.key] ?? []) as readonly Metrics[]) as [
      readonly Metrics[],
      readonly Metrics[],
    ]
    for (const rowA of listA) {
      const rowB = listB.find((row) => row[name.key] === rowA[name.key])
      for (const column of columns.filter(({ better }) => better !== undefined)) {
        const title = `${name.label} ${String(rowA[name.key])}: ${column.label.toLowerCase()}`
        const id = `${table.key}.${String(rowA[name.key])}.${column.key}`
        rows.push({ ...differenceOf(column, id, rowA[column.key], rowB?.[column.key]), label: title })
      }
    }
  }
  return rows
}

function differenceOf(field: MetricField, id: string, a: unknown, b: unknown): DifferenceRow {
  const isNumeric = typeof a === 'number' && typeof b === 'number'
  const difference = isNumeric ? b - a : null
  return { id, label: field.label, unit: field.unit, a, b, difference, better: betterOf(field, difference) }
}

function betterOf({ better }: MetricField, difference: number | null): 'a' | 'b' | null {
  if (better === undefined || difference === null || difference === 0) return null
  return difference < 0 === (better === 'lower') ? 'b' : 'a'
}
