import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import { createPostgresDatabase } from '#tests/setup/postgres.ts'
import { type RunningServer, startServer } from '#tests/setup/running-server.ts'

/** What `sql-fault.mjs` is told; counts begin with the first statement after the order. */
type Order = { readonly log: string } | { readonly after: number } | { readonly sent: number }

/** A server of one test, with a database of its own, that dies where it is told to and can be started again. */
export type FaultServer = {
  readonly url: () => string
  readonly folder: string
  /** From the next statement on. A restart forgets it. */
  readonly order: (order: Order) => void
  readonly forget: () => void
  readonly kill: () => Promise<void>
  /** Waits until the process is gone, and starts another one on the same database. */
  readonly restart: () => Promise<void>
  /** Reads the database past the server; `?` marks the parameters. */
  readonly read: (sql: string, ...values: readonly string[]) => Promise<readonly Record<string, unknown>[]>
  readonly stop: () => Promise<void>
}

const preload = pathToFileURL(join(import.meta.dirname, 'sql-fault.mjs')).href

/** Starts one on the database of a Playwright project. */
export async function startFaultServer(project: string): Promise<FaultServer> {
  const folder = mkdtempSync(join(tmpdir(), 'interleave-fault-'))
  const postgres =
    project === 'postgresql' ? await createPostgresDatabase(process.env.TEST_POSTGRES_URL ?? '') : null
  const orderFile = join(folder, 'order.json')
  const environment = {
    ...{ DATA_DIR: folder, TRUST_PROXY: 'true', FAULT_ORDER: orderFile },
    NODE_OPTIONS: `--import=${preload}`,
    NODE_COMPILE_CACHE: join(folder, 'compiled'), // it is started often
    ...(postgres && { DATABASE_URL: postgres.url, AUTH_SECRET: crypto.randomUUID() }),
  }
  const forget = () => rmSync(orderFile, { force: true })
  let server: RunningServer = await startServer(environment)
  return {
    url: () => server.url,
    folder,
    order: (order) => writeFileSync(orderFile, JSON.stringify(order)),
    forget,
    kill: () => server.kill(),
    restart: async () => {
      await server.ended
      forget()
      server = await startServer(environment)
    },
    read: postgres ? readPostgres(postgres.url) : readSqlite(join(folder, 'interleave.db')),
    stop: async () => {
      await server.stop()
      await postgres?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const readSqlite =
  (file: string): FaultServer['read'] =>
  async (sql, ...values) => {
    const database = new Database(file, { readonly: true })
    try {
      return database.prepare<string[], Record<string, unknown>>(sql).all(...values)
    } finally {
      database.close()
    }
  }

const readPostgres =
  (url: string): FaultServer['read'] =>
  async (sql, ...values) => {
    const client = new Client({ connectionString: url })
    await client.connect()
    try {
      let n = 0
      return (
        await client.query(
          sql.replaceAll('?', () => `$${++n}`),
          [...values],
        )
      ).rows
    } finally {
      await client.end()
    }
  }
