import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { migrate, readMigrations } from '#lib/db/migrate.ts'
import { createPostgresDatabase, findPostgres } from '#tests/setup/postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'interleave-drift-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function prisma(url: string, ...args: string[]): { status: number | null; output: string } {
  const done = spawnSync('node', ['node_modules/prisma/build/index.js', ...args], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      PRISMA_SCHEMA_ENGINE_BINARY: join(process.cwd(), 'scripts/prisma-schema-engine.mjs'),
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
    encoding: 'utf8',
  })
  return { status: done.status, output: done.stdout + done.stderr }
}

/** A database made by our migrator must be what the models say, and Prisma must agree that all migrations are applied. */
async function expectNoDrift(url: string, dialect: 'sqlite' | 'postgresql'): Promise<void> {
  await migrate(url)
  const diff = prisma(
    url,
    'migrate',
    'diff',
    '--from-config-datasource',
    '--to-schema',
    `prisma/${dialect}`,
    '--exit-code',
  )
  expect(diff.output).toContain('No difference detected')
  const status = prisma(url, 'migrate', 'status')
  expect(status.output).toContain('Database schema is up to date')
}

/** Prisma's command line takes seconds for each of its steps, and more beside other tests. */
const PATIENCE_MS = 120_000

test('the SQLite migrations make the database the models describe', { timeout: PATIENCE_MS }, async () => {
  await expectNoDrift(`file:${join(folder, 'drift.db')}`, 'sqlite')
})

test('the PostgreSQL migrations make the database the models describe', { timeout: PATIENCE_MS }, async ({
  skip,
}) => {
  const server = await findPostgres()
  if (!server) return skip('no PostgreSQL server')
  const database = await createPostgresDatabase(server.url)
  try {
    await expectNoDrift(database.url, 'postgresql')
  } finally {
    await database.drop()
  }
})

test('both dialects have the same migrations by name', () => {
  const names = (dialect: 'sqlite' | 'postgresql') => readMigrations(dialect).map(({ name }) => name)
  expect(names('sqlite')).toEqual(names('postgresql'))
})
