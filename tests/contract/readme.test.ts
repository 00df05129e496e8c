import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { run } from '#sim/core/run.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { simulationIds, simulations } from '#sim/registry.ts'

const readme = readFileSync('sim/README.md', 'utf8')

test.each(simulationIds)('sim/README.md describes config, metrics and events of %s', (id) => {
  const section = readme.split(`\n### ${id}\n`)[1]?.split('\n### ')[0] ?? ''
  const missing = namesOf(simulations[id]).filter((name) => !new RegExp(`\\b${name}\\b`).test(section))
  expect(missing).toEqual([])
})

function namesOf(simulation: AnySimulation): string[] {
  const schema = z.toJSONSchema(simulation.configSchema, { io: 'input' })
  const tables = simulation.metricTables.flatMap(({ key, columns }) => [
    key,
    ...columns.map((column) => column.key),
  ])
  const events = simulation.presets.flatMap(({ config }) =>
    run(simulation, simulation.configSchema.parse(config)).trace.map((event: { type: string }) => event.type),
  )
  const metrics = simulation.metricFields.map(({ key }) => key)
  return [...new Set([...Object.keys(schema.properties ?? {}), ...metrics, ...tables, ...events])]
}
