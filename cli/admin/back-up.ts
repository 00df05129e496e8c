import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backUpSqlite } from '#lib/db/back-up.ts'
import { databaseUrl, env } from '#lib/shared/env.ts'
import { CommandError } from './command-error.ts'

/** Copies the SQLite database to a new file, also while the site runs; PostgreSQL is left to its own tool. */
export async function backUp(args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const [target, ...rest] = positionals
  if (!target || rest.length > 0)
    throw new CommandError('Name one file to write to: npm run admin -- backup FILE')
  const url = databaseUrl(env())
  if (!url.startsWith('file:'))
    throw new CommandError(
      `This database is PostgreSQL; use its own tool:\n  pg_dump --format=custom --file=${target} "$DATABASE_URL"`,
    )
  const source = resolve(url.slice('file:'.length))
  if (!existsSync(source)) throw new CommandError(`There is no database at ${source}.`)
  if (existsSync(target)) throw new CommandError(`${target} exists already. Choose another name.`)
  const copied = await backUpSqlite(source, target)
  if (!copied.ok)
    throw new CommandError(`The copy is damaged (${copied.error.finding}); the database itself may be too.`)
  const { size } = await stat(target)
  console.log(
    `Backed up to ${target} (${(size / 1e6).toFixed(1)} MB, integrity checked).\nTo restore: stop the site, put the file in place of ${source}, remove ${source}-wal and -shm, start again.`,
  )
}
