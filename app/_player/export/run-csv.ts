import type { AnySimulation, SimEvent } from '#sim/core/simulation.ts'
import type { RunView } from '../run/run-view.ts'
import { toCsv } from './csv.ts'

/** One line per event: step, time, type, the sentence, and the event itself as JSON. */
export function runCsv(simulation: AnySimulation, run: RunView<unknown, SimEvent>): string {
  const rows: unknown[][] = []
  for (let step = 1; step <= run.length; step++) {
    for (const event of run.eventsAt(step)) {
      rows.push([step, event.time, event.type, simulation.describe(event), JSON.stringify(event)])
    }
  }
  return toCsv(['step', 'time', 'event', 'description', 'details'], rows)
}

/** Single numbers as `metric, value, unit`, then one line per row and column of each table. Unknown values stay empty. */
export function metricsCsv(
  { metricFields, metricTables }: AnySimulation,
  metrics: Readonly<Record<string, unknown>>,
): string {
  const rows: unknown[][] = metricFields.map(({ key, label, unit }) => ['', label, metrics[key], unit])
  for (const table of metricTables) {
    const list = (metrics[table.key] ?? []) as readonly Readonly<Record<string, unknown>>[]
    for (const [index, item] of list.entries()) {
      const [name, ...columns] = table.columns
      const of = `${table.label}: ${name ? String(item[name.key]) : index}`
      for (const { key, label, unit } of columns) rows.push([of, label, item[key], unit])
    }
  }
  return toCsv(['of', 'metric', 'value', 'unit'], rows)
}
