import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type Chooser, first, replay, seeded } from '#sim/core/choose.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { isSimulationId, simulationIds, simulations } from '#sim/registry.ts'
import { measureAll } from './sim/bench.ts'
import { printCheck } from './sim/check.ts'
import { printRun, streamRuns } from './sim/run.ts'
import { RefusedConfig, USAGE, UsageError } from './sim/usage.ts'

const options = {
  json: { type: 'boolean', default: false },
  ndjson: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  config: { type: 'string' },
  seed: { type: 'string' },
  path: { type: 'string' },
  fuel: { type: 'string' },
  'max-states': { type: 'string' },
} as const

type Flags = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

process.stdout.on('error', (error) => {
  console.error(`The output cannot be written: ${error.message}`)
  process.exit(1)
})
process.exitCode = await main(process.argv.slice(2))

async function main(argv: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const [command, id, ...rest] = positionals
    if (values.help) {
      console.log(USAGE)
      return 0
    }
    if (rest.length > 0) throw new UsageError(`What should "${rest[0]}" mean?`)
    return await perform(command, id, values)
  } catch (error) {
    if (error instanceof RefusedConfig) {
      const place = error.path.length > 0 ? `${error.path.join('.')}: ` : ''
      console.error(`${place}${error.message}`)
      return 1
    }
    if (!(error instanceof UsageError) && !isParseArgsError(error)) throw error
    console.error(`${error.message}\n\n${USAGE}`)
    return 2
  }
}

function isParseArgsError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

async function perform(command: string | undefined, id: string | undefined, flags: Flags): Promise<number> {
  const { json: isJson, config: source } = flags
  switch (command) {
    case 'list':
      list(isJson)
      return 0
    case 'bench':
      bench(isJson)
      return 0
    case 'schema':
      console.log(JSON.stringify(z.toJSONSchema(simulationOf(id).configSchema, { io: 'input' }), null, 2))
      return 0
    case 'run': {
      const how = { choose: chooserOf(flags), fuel: wholeNumber('fuel', flags.fuel) }
      if (!flags.ndjson) printRun(simulationOf(id), { source, isJson, ...how })
      else await streamRuns(simulationOf(id), how)
      return 0
    }
    case 'check':
      return printCheck(simulationOf(id), {
        source,
        isJson,
        maxStates: wholeNumber('max-states', flags['max-states']),
      })
    default:
      throw new UsageError(command === undefined ? 'Which command?' : `There is no command "${command}".`)
  }
}

function simulationOf(id: string | undefined): AnySimulation {
  if (id !== undefined && isSimulationId(id)) return simulations[id]
  const known = simulationIds.join(', ')
  throw new UsageError(
    id === undefined
      ? `Which simulation? There are: ${known}.`
      : `There is no simulation "${id}". There are: ${known}.`,
  )
}

function chooserOf({ seed, path }: Flags): Chooser<unknown, unknown> {
  if (seed !== undefined && path !== undefined) throw new UsageError('Give --seed or --path, not both.')
  if (seed !== undefined) return seeded(wholeNumber('seed', seed) ?? 0)
  if (path === undefined) return first
  const choices = path === '' ? [] : path.split(',')
  return replay(choices.map((choice) => wholeNumber('path', choice) ?? 0))
}

function wholeNumber(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,10}$/.test(text)) throw new UsageError(`--${flag} takes whole numbers, not "${text}".`)
  return Number(text)
}

function list(isJson: boolean): void {
  const all = Object.values(simulations).map(({ id, version, title, summary, conventions, presets }) => ({
    id,
    version,
    title,
    summary,
    conventions: conventions.map((convention) => convention.id),
    presets: presets.map((preset) => preset.id),
  }))
  if (isJson) console.log(JSON.stringify(all, null, 2))
  else for (const { id, title, summary } of all) console.log(`${id.padEnd(18)}${title}. ${summary}`)
}

function bench(isJson: boolean): void {
  const measurements = measureAll()
  if (isJson) console.log(JSON.stringify(measurements, null, 2))
  else {
    for (const { name, perSecond, unit } of measurements) {
      console.log(`${name.padEnd(52)}${perSecond.toLocaleString('en').padStart(12)} ${unit}/s`)
    }
  }
}
