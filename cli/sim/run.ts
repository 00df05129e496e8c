import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Chooser } from '#sim/core/choose.ts'
import { run } from '#sim/core/run.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { configFrom, readConfig } from './config.ts'
import { RefusedConfig } from './usage.ts'

export type RunFlags = {
  readonly choose: Chooser<unknown, unknown>
  readonly fuel: number | undefined
}

/** Everything about one run, ready for JSON: `trace` holds all events in order, `path` the choices that were made. */
function resultOf(simulation: AnySimulation, config: unknown, flags: RunFlags) {
  const { trace, path, steps, stop } = run(simulation, config, flags)
  const metrics = simulation.measure(config, trace)
  return { id: simulation.id, version: simulation.version, config, stop, steps, path, metrics, trace }
}

export function printRun(
  simulation: AnySimulation,
  { source, isJson, ...flags }: RunFlags & { source: string | undefined; isJson: boolean },
): void {
  const result = resultOf(simulation, readConfig(simulation, source), flags)
  if (isJson) {
    console.log(JSON.stringify(result))
    return
  }
  for (const event of result.trace) console.log(simulation.describe(event))
  const choices = result.path.length > 0 ? `, path ${result.path.join(',')}` : ''
  console.log(`\n${result.steps} steps, ${result.stop}${choices}`)
  for (const { key, label, unit } of simulation.metricFields) {
    console.log(`${label}: ${result.metrics[key] ?? 'not known'}${unit === '' ? '' : ` ${unit}`}`)
  }
  for (const { key, label, columns } of simulation.metricTables) {
    console.log(`\n${label}`)
    const titles = columns.map((column) => column.label)
    console.table(
      result.metrics[key].map((row: Record<string, unknown>) =>
        Object.fromEntries(columns.map((column, index) => [titles[index], row[column.key]])),
      ),
    )
  }
}

/** One line out for each line in, in order, as fast as the reader takes them. A line that is refused does not end the stream. */
export async function streamRuns(simulation: AnySimulation, flags: RunFlags): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines) {
    if (!process.stdout.write(`${answer(simulation, line, flags)}\n`)) await once(process.stdout, 'drain')
  }
}

function answer(simulation: AnySimulation, line: string, flags: RunFlags): string {
  try {
    return JSON.stringify(resultOf(simulation, configFrom(simulation, line), flags))
  } catch (error) {
    if (error instanceof RefusedConfig) return JSON.stringify(error)
    throw error
  }
}
