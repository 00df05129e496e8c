import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { type Connection, cacheStatements } from './statement-cache.ts'

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>

const RETRY_FOR_MS = 1_500
const BUSY_TIMEOUT_MS = 20

/**
 * The stock adapter with four changes. Statements are compiled once. Transactions begin IMMEDIATE, so they never fail half-way for a lock (SQLite,
 * "BEGIN IMMEDIATE"); a lock held elsewhere is awaited with jitter instead of blocking the event loop for the busy
 * timeout; commits are synchronous=FULL, so an acknowledged write survives power loss, unless it said that it need not
 * (`withoutFlush`). Use one adapter for
 * transactions and another, read-only one for everything else: on a shared connection a plain query would run inside
 * whatever transaction happens to be open.
 */
export class SqliteAdapter extends PrismaBetterSqlite3 {
  readonly #readOnly: boolean

  constructor(url: string, options: { readOnly: boolean }) {
    super({ url, timeout: BUSY_TIMEOUT_MS })
    this.#readOnly = options.readOnly
  }

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect()
    await adapter.executeScript(
      `PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA query_only=${this.#readOnly ? 'ON' : 'OFF'}`,
    )
    const { client: connection } = adapter as unknown as { client: Connection }
    cacheStatements(connection)
    if (!this.#readOnly) beginImmediate(adapter, connection)
    return adapter
  }
}

const unflushed = new AsyncLocalStorage<true>()

/**
 * Transactions begun by `work` do not wait for the disk. In WAL they still come before whatever commits after them, and
 * they survive the end of the process; a loss of power may take them back.
 */
export const withoutFlush = <T>(work: () => Promise<T>): Promise<T> => unflushed.run(true, work)

function beginImmediate(adapter: Adapter, connection: Connection): void {
  const prepare = connection.prepare.bind(connection)
  const begin = adapter.startTransaction.bind(adapter)
  // We have begun by then; the adapter's own BEGIN becomes a statement without effect.
  connection.prepare = (sql) => prepare(sql === 'BEGIN' ? 'SAVEPOINT begun' : sql)
  let turn: Promise<void> = Promise.resolve()

  adapter.startTransaction = async (isolationLevel) => {
    const isFlushed = unflushed.getStore() === undefined
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const previous = turn
    turn = previous.then(() => ended)
    await previous
    // SQLite changes the level between transactions only; nobody else is in one until `end`.
    if (!isFlushed) connection.exec('PRAGMA synchronous=NORMAL')
    const leave = () => {
      if (!isFlushed) connection.exec('PRAGMA synchronous=FULL')
      end()
    }
    try {
      await acquireWriteLock(connection)
      const transaction = await begin(isolationLevel)
      const { commit, rollback } = transaction
      transaction.commit = () => commit.call(transaction).finally(leave)
      transaction.rollback = () => rollback.call(transaction).finally(leave)
      return transaction
    } catch (error) {
      leave()
      throw error
    }
  }
}

async function acquireWriteLock(connection: Connection): Promise<void> {
  const giveUpAt = Date.now() + RETRY_FOR_MS
  for (let pauseMs = 5; ; pauseMs = Math.min(pauseMs * 2, 120)) {
    try {
      return connection.exec('BEGIN IMMEDIATE')
    } catch (error) {
      if (!isBusy(error) || Date.now() > giveUpAt) throw error
      await new Promise((resolve) => setTimeout(resolve, pauseMs * (0.5 + Math.random())))
    }
  }
}

/** SQLite refused because another connection holds the lock; the same statement may succeed later. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  /SQLITE_BUSY|database is locked/.test(`${(error as { code?: string }).code} ${error.message}`)
