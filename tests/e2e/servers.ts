import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPostgresDatabase } from '#tests/setup/postgres.ts'
import { type RunningServer, runCommand, startServer } from '#tests/setup/running-server.ts'
import { ADMIN } from './admin.ts'

/** Starts one production server per database, each with an admin and a class of 200, and leaves their addresses in the environment. */
export default async function startServers(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'interleave-e2e-'))
  process.env.E2E_SQLITE_FILE = join(folder, 'interleave.db')
  const running = [await startWithClass('SQLITE', { DATA_DIR: folder })]
  const postgres = process.env.TEST_POSTGRES_URL
    ? await createPostgresDatabase(process.env.TEST_POSTGRES_URL)
    : null
  if (postgres) {
    const environment = { DATA_DIR: folder, DATABASE_URL: postgres.url, AUTH_SECRET: crypto.randomUUID() }
    running.push(await startWithClass('POSTGRESQL', environment))
  }
  return async () => {
    for (const server of running) await server.stop()
    await postgres?.drop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startWithClass(
  name: 'SQLITE' | 'POSTGRESQL',
  environment: Record<string, string>,
): Promise<RunningServer> {
  // As behind a proxy, so that every person of the tests can have an address of their own (api-client.ts, test.ts).
  const server = await startServer({ ...environment, TRUST_PROXY: 'true' })
  runCommand(
    ['admin', 'create-admin', '--email', ADMIN.email, '--name', 'Edda Admin', '--stdin'],
    environment,
    ADMIN.password,
  )
  runCommand(['seed'], environment)
  process.env[`E2E_${name}_URL`] = server.url
  return server
}
