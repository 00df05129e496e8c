import { spawnSync } from 'node:child_process'
import { staticChecks } from './static-checks.ts'

/** The quick half of the tests, for the minute before a commit: everything that needs no database and no browser. */
export async function main(): Promise<void> {
  const parts = [...staticChecks, { name: 'unit tests', command: ['vitest', 'run', '--project', 'unit'] }]
  const failed = parts.filter(
    ({ command: [program = '', ...args] }) => spawnSync(program, args, { stdio: 'inherit' }).status !== 0,
  )
  for (const { name } of failed) console.error(`Failed: ${name}`)
  process.exit(failed.length > 0 ? 1 : 0)
}
