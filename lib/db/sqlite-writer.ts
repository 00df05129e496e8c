import { Prisma } from './generated/sqlite/client.ts'
import type { Connection } from './statement-cache.ts'

/** Statements as they stand, without models: what a Prisma client offers, and a `SqliteWriter` without Prisma. */
export type Statements = Pick<Prisma.TransactionClient, '$queryRaw' | '$executeRaw'>

const RETRY_FOR_MS = 1_500

export type Flush = { readonly isFlushed: boolean }

/**
 * The one connection of a SQLite file that writes: its transactions are one at a time, in the order they were asked for,
 * and begin IMMEDIATE, so they never fail half-way for a lock (SQLite, "BEGIN IMMEDIATE"). A lock held elsewhere is awaited
 * with jitter instead of blocking the event loop, for 1.5 s from the asking.
 */
export class SqliteWriter {
  readonly #connection: Connection
  readonly #statements: Statements
  #turn: Promise<void> = Promise.resolve()

  constructor(connection: Connection) {
    this.#connection = connection
    this.#statements = statementsOn(connection)
  }

  /** Begins a transaction when it is its turn. Whoever has ended it calls what comes back, and the next one begins. */
  async begin({ isFlushed }: Flush): Promise<() => void> {
    const giveUpAt = Date.now() + RETRY_FOR_MS
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const previous = this.#turn
    this.#turn = previous.then(() => ended)
    await previous
    // SQLite changes the level between transactions only; nobody else is in one until `end`.
    if (!isFlushed) this.#connection.exec('PRAGMA synchronous=NORMAL')
    const leave = () => {
      if (!isFlushed) this.#connection.exec('PRAGMA synchronous=FULL')
      end()
    }
    try {
      await acquireWriteLock(this.#connection, giveUpAt)
      return leave
    } catch (error) {
      leave()
      throw error
    }
  }

  /** One transaction of statements alone: committed when `work` is done, rolled back when it throws. */
  async run<T>(work: (tx: Statements) => Promise<T>, flush: Flush): Promise<T> {
    const leave = await this.begin(flush)
    try {
      const result = await work(this.#statements)
      this.#connection.prepare('COMMIT').run()
      return result
    } catch (error) {
      // A full disk has rolled it back by itself.
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK')
      throw error
    } finally {
      leave()
    }
  }
}

async function acquireWriteLock(connection: Connection, giveUpAt: number): Promise<void> {
  for (let pauseMs = 5; ; pauseMs = Math.min(pauseMs * 2, 120)) {
    try {
      connection.prepare('BEGIN IMMEDIATE').run()
      return
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

type Query = TemplateStringsArray | Prisma.Sql

/** Values go in and come out as through Prisma: dates as ISO 8601 with an offset, JSON as text, booleans as 0 and 1. */
function statementsOn(connection: Connection): Statements {
  const bind = (query: Query, given: readonly unknown[]) => {
    const { sql, values } = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...given)
    return connection.prepare(sql).bind(values.map(toArgument))
  }
  const statements = {
    $queryRaw: async (query: Query, ...values: unknown[]) => {
      const statement = bind(query, values)
      const columns = statement.columns()
      return statement
        .raw()
        .all()
        .map((row) =>
          Object.fromEntries(columns.map(({ name, type }, i) => [name, fromColumn(row[i], type)])),
        )
    },
    $executeRaw: async (query: Query, ...values: unknown[]) => Number(bind(query, values).run().changes),
  }
  return statements as unknown as Statements
}

function toArgument(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00')
  if (typeof value === 'boolean') return value ? 1 : 0
  return value
}

function fromColumn(value: unknown, type: string | null): unknown {
  if (value === null) return null
  if (type === 'JSONB') return JSON.parse(String(value))
  if (type === 'DATETIME') return new Date(String(value))
  if (type === 'BOOLEAN') return Number(value) === 1
  return typeof value === 'bigint' ? Number(value) : value
}
