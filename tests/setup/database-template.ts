import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '#lib/db/migrate.ts'
import { onServer, withDatabaseName } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    dialect: 'sqlite' | 'postgresql'
    postgresUrl: string
    /** SQLite: folder for databases; PostgreSQL: name of the migrated template. */
    template: string
  }
}

/** Migrates one empty database per run; every test file gets a copy of it (`fresh-database.ts`). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { dialect, postgresUrl } = project.config.provide as { dialect: string; postgresUrl: string }
  if (dialect === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'interleave-test-'))
    await migrate(`file:${join(folder, 'template.db')}`)
    project.provide('template', folder)
    return async () => rmSync(folder, { recursive: true, force: true })
  }
  const name = `interleave_template_${randomBytes(6).toString('hex')}`
  await onServer(postgresUrl, `CREATE DATABASE ${name}`)
  await migrate(withDatabaseName(postgresUrl, name))
  project.provide('template', name)
  return () => onServer(postgresUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}
