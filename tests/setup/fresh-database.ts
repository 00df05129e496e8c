import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { onServer, withDatabaseName } from './postgres.ts'

// Each test file starts on its own copy of the migrated template, and DATABASE_URL names it before lib/db is loaded.
const name = `interleave_test_${randomBytes(6).toString('hex')}`
const template = inject('template')
process.env.AUTH_SECRET = 'a secret for tests only, thirty-two characters or more'
process.env.LOG_LEVEL = 'silent'

if (inject('dialect') === 'sqlite') {
  const folder = join(template, name)
  mkdirSync(folder)
  copyFileSync(join(template, 'template.db'), join(folder, 'test.db'))
  process.env.DATA_DIR = folder
  process.env.DATABASE_URL = `file:${join(folder, 'test.db')}`
} else {
  await onServer(inject('postgresUrl'), `CREATE DATABASE ${name} TEMPLATE ${template}`)
  process.env.DATABASE_URL = withDatabaseName(inject('postgresUrl'), name)
}

afterAll(async () => {
  const { disconnect } = await import('#lib/db/client.ts')
  await disconnect()
  if (inject('dialect') === 'postgresql')
    await onServer(inject('postgresUrl'), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
})
