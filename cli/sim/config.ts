import { readFileSync } from 'node:fs'
import { parseConfig } from '#sim/core/parse-config.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { RefusedConfig } from './usage.ts'

/** The config in a file, or on standard input for `-`; the defaults when nothing is named. Throws `RefusedConfig`. */
export function readConfig(simulation: AnySimulation, source: string | undefined): unknown {
  if (source === undefined) return configFrom(simulation, '{}')
  try {
    return configFrom(simulation, readFileSync(source === '-' ? 0 : source, 'utf8'))
  } catch (error) {
    if (error instanceof RefusedConfig) throw error
    throw new RefusedConfig('unreadable', `The config cannot be read: ${(error as Error).message}`)
  }
}

/** A config from JSON text, validated. The error names the first problem and counts the others. */
export function configFrom(simulation: AnySimulation, text: string): unknown {
  const config = parseConfig(simulation, parseJson(text))
  if (config.ok) return config.value
  const [problem, ...more] = config.error.problems
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`
  throw new RefusedConfig('invalid-config', `${problem?.message}${others}`, problem?.path)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new RefusedConfig('invalid-json', `This is not JSON: ${(error as Error).message}`)
  }
}
