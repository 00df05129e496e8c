import { parseArgs } from 'node:util'
import { disconnect } from '#lib/db/client.ts'
import { migrate } from '#lib/db/migrate.ts'
import { seedClass } from '#lib/services/sample-class/seed-class.ts'
import { syncContent } from '#lib/services/sync-content.ts'
import { databaseUrl, env } from '#lib/shared/env.ts'
import { CommandError, isExpected } from '../cli/admin/command-error.ts'

const USAGE = `npm run seed [-- --learners 200 --seed 1]

Adds a made-up class to the database, with ten weeks of lessons, quizzes, labs and drills behind it. Their addresses
end in @class.example and have no password. Running it again adds nothing.`

/** The whole command: migrates, syncs the content, seeds, and says what it did. */
export async function main(argv: readonly string[]): Promise<void> {
  const startedAt = performance.now()
  try {
    const options = readOptions(argv)
    if (!options) return console.log(USAGE)
    await migrate(databaseUrl(env()))
    await syncContent()
    const { created, present } = await seedClass({ ...options, now: new Date() })
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    console.log(
      created === 0
        ? `The class is there already: ${present} learners. Nothing was added.`
        : `Added ${created} learners with their histories in ${seconds} s${present > 0 ? `; ${present} were there already` : ''}.`,
    )
  } catch (error) {
    if (!isExpected(error)) throw error
    console.error((error as Error).message)
    process.exitCode = 2
  } finally {
    await disconnect()
  }
}

function readOptions(argv: readonly string[]): { learners: number; seed: number } | null {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      learners: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  return { learners: wholeNumber(values.learners, 1, 5000), seed: wholeNumber(values.seed, 0, 2 ** 31 - 1) }
}

function wholeNumber(text: string, min: number, max: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < min || value > max)
    throw new CommandError(`"${text}" is not a whole number from ${min} to ${max}.`)
  return value
}
