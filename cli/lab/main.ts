import { parseArgs } from 'node:util'
import { checkFiles } from './check.ts'
import { runFiles } from './run.ts'
import { USAGE, UsageError } from './usage.ts'

const options = {
  json: { type: 'boolean', default: false },
  gil: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  seed: { type: 'string' },
  schedule: { type: 'string' },
  level: { type: 'string' },
  properties: { type: 'string' },
  spec: { type: 'string' },
  'max-states': { type: 'string' },
} as const

process.stdout.on('error', (error) => {
  console.error(`The output cannot be written: ${error.message}`)
  process.exit(1)
})

/** Carries out a command; its exit code. */
export function main(argv: readonly string[]): number {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    if (values.help) {
      console.log(USAGE)
      return 0
    }
    const [command, ...files] = positionals
    if (command === 'run') return runFiles(files, values)
    if (command === 'check') return checkFiles(files, { ...values, maxStates: values['max-states'] })
    throw new UsageError(command === undefined ? 'Which command?' : `There is no command "${command}".`)
  } catch (error) {
    if (!(error instanceof UsageError) && !isParseArgsError(error)) throw error
    console.error(`${error.message}\n\n${USAGE}`)
    return 2
  }
}

function isParseArgsError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
