import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { SqliteWriter } from './sqlite-writer.ts'
import { type Connection, cacheStatements } from './statement-cache.ts'

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>

const BUSY_TIMEOUT_MS = 20

/**
 * The stock adapter with four changes. Statements are compiled once. Transactions take turns and begin IMMEDIATE
 * (`SqliteWriter`); a lock held elsewhere is awaited instead of blocking the event loop for the busy timeout; commits are
 * synchronous=FULL, so an acknowledged write survives power loss, unless it said that it need not (`withoutFlush`). Use
 * one adapter for transactions and another, read-only one for everything else: on a shared connection a plain query would
 * run inside whatever transaction happens to be open.
 */
export class SqliteAdapter extends PrismaBetterSqlite3 {
  readonly #readOnly: boolean
  #writer: SqliteWriter | undefined

  constructor(url: string, options: { readOnly: boolean }) {
    super({ url, timeout: BUSY_TIMEOUT_MS })
    this.#readOnly = options.readOnly
  }

  /** What writes beside Prisma on its connection, in turn with it. There is none before `connect` or when read-only. */
  get writer(): SqliteWriter | undefined {
    return this.#writer
  }

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect()
    await adapter.executeScript(
      `PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA query_only=${this.#readOnly ? 'ON' : 'OFF'}`,
    )
    const { client: connection } = adapter as unknown as { client: Connection }
    cacheStatements(connection)
    if (!this.#readOnly) {
      this.#writer = new SqliteWriter(connection)
      beginInTurn(adapter, connection, this.#writer)
    }
    return adapter
  }
}

const unflushed = new AsyncLocalStorage<true>()

/**
 * Transactions begun by `work` do not wait for the disk. In WAL they still come before whatever commits after them, and
 * they survive the end of the process; a loss of power may take them back.
 */
export const withoutFlush = <T>(work: () => Promise<T>): Promise<T> => unflushed.run(true, work)

function beginInTurn(adapter: Adapter, connection: Connection, writer: SqliteWriter): void {
  const prepare = connection.prepare.bind(connection)
  const begin = adapter.startTransaction.bind(adapter)
  // We have begun by then; the adapter's own BEGIN becomes a statement without effect.
  connection.prepare = (sql) => prepare(sql === 'BEGIN' ? 'SAVEPOINT begun' : sql)

  adapter.startTransaction = async (isolationLevel) => {
    const leave = await writer.begin({ isFlushed: unflushed.getStore() === undefined })
    try {
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
