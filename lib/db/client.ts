import { PrismaPg } from '@prisma/adapter-pg'
import { databaseUrl, env } from '../shared/env.ts'
import { unavailableError } from '../shared/errors.ts'
import { invariant } from '../shared/invariant.ts'
import { PrismaClient as PostgresClient } from './generated/postgresql/client.ts'
import { type Prisma, PrismaClient as SqliteClient } from './generated/sqlite/client.ts'
import { SqliteAdapter, withoutFlush } from './sqlite-adapter.ts'
import { isBusy, type Statements } from './sqlite-writer.ts'

/** What the files of lib/db query: the reading client or an open transaction. Both dialects share this type. */
export type Db = Prisma.TransactionClient

type Connections = {
  readonly url: string
  readonly read: SqliteClient
  readonly write: SqliteClient
  /** Of a SQLite file. */
  readonly adapter?: SqliteAdapter
}

// Kept on globalThis because the bundler may load this module more than once in a process.
const holder = globalThis as { interleaveDatabase?: Connections }

function connections(): Connections {
  holder.interleaveDatabase ??= connect(databaseUrl(env()))
  return holder.interleaveDatabase
}

function connect(url: string): Connections {
  if (url.startsWith('file:')) {
    const adapter = new SqliteAdapter(url, { readOnly: false })
    return {
      url,
      adapter,
      read: new SqliteClient({ adapter: new SqliteAdapter(url, { readOnly: true }) }),
      write: new SqliteClient({ adapter, transactionOptions: TRANSACTION }),
    }
  }
  const client = new PostgresClient({
    adapter: new PrismaPg({ connectionString: url, max: 10, connectionTimeoutMillis: 1_800 }),
    transactionOptions: TRANSACTION,
  }) as unknown as SqliteClient
  return { url, read: client, write: client }
}

const TRANSACTION = { maxWait: 2_000, timeout: 10_000 }

/** For reads outside a transaction. On SQLite writing through it is an error. */
export const db = (): Db => connections().read

/** Whether the database is a SQLite file, as opposed to PostgreSQL. */
export const isSqlite = (): boolean => connections().url.startsWith('file:')

/**
 * Runs `work` in one transaction: all of it is stored or nothing. A serialization failure or deadlock is retried once,
 * so `work` must have no effect but its queries. Past `limitMs` (10 s) it is rolled back. With `isLasting: false` a loss of
 * power may take it back on SQLite, and it does not wait for the disk. Throws the 503 `ServiceError` when the database
 * cannot be reached or stays locked.
 */
export async function transaction<T>(
  work: (tx: Db) => Promise<T>,
  { limitMs = TRANSACTION.timeout, isLasting = true }: TransactionOptions = {},
): Promise<T> {
  const begin = () => connections().write.$transaction(work, { ...TRANSACTION, timeout: limitMs })
  return retried(() => (isLasting ? begin() : withoutFlush(begin)))
}

/**
 * As `transaction`, for work of few statements that a whole class sends at the same time: on SQLite the statements go
 * straight to the connection that writes, since Prisma's engine costs more than they do (docs/decisions/0014). `work` waits
 * for nothing but its statements.
 */
export async function shortTransaction<T>(
  work: (tx: Statements) => Promise<T>,
  { isLasting = true }: Pick<TransactionOptions, 'isLasting'> = {},
): Promise<T> {
  const { adapter, write } = connections()
  if (!adapter) return transaction(work, { isLasting })
  if (!adapter.writer) await write.$connect()
  const { writer } = adapter
  invariant(writer, 'a connected database has a writer')
  return retried(() => writer.run(work, { isFlushed: isLasting }))
}

async function retried<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (isConflict(error)) return await run()
    throw isUnavailable(error) ? unavailableError() : error
  }
}

type TransactionOptions = { readonly limitMs?: number; readonly isLasting?: boolean }

const errorCode = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '')

/** What the driver said where a statement was our own: Prisma gives all of their errors one code. */
const driverKind = (error: unknown): string | undefined =>
  (error as { meta?: { driverAdapterError?: { cause?: { kind?: string } } } } | null)?.meta
    ?.driverAdapterError?.cause?.kind

const isConflict = (error: unknown): boolean =>
  errorCode(error) === 'P2034' || driverKind(error) === 'TransactionWriteConflict'

/** The database is locked, stopped or out of connections, as opposed to a query that is wrong. */
export const isUnavailable = (error: unknown): boolean =>
  ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037', 'ECONNREFUSED', '57P01', '57P03'].includes(
    errorCode(error),
  ) ||
  ['SocketTimeout', 'DatabaseNotReachable', 'ConnectionClosed', 'TooManyConnections'].includes(
    driverKind(error) ?? '',
  ) ||
  isBusy(error) ||
  (error instanceof Error &&
    /ECONNREFUSED|Connection terminated|timeout exceeded when trying to connect|SocketTimeout/i.test(
      error.message,
    ))

/** Another row has the value already: of two writers at once, the second. */
export const isUniqueViolation = (error: unknown): boolean =>
  ['P2002', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(errorCode(error)) ||
  driverKind(error) === 'UniqueConstraintViolation'

/** What a row refers to, or was to change, is gone: somebody removed it meanwhile. */
export const isGone = (error: unknown): boolean => ['P2003', 'P2025'].includes(errorCode(error))

/** True once the database answers a trivial query. */
export async function isReachable(): Promise<boolean> {
  try {
    await db().$queryRawUnsafe('SELECT 1')
    return true
  } catch {
    return false
  }
}

/** Closes the connections, if there are any; the next query opens new ones. */
export async function disconnect(): Promise<void> {
  const open = holder.interleaveDatabase
  if (!open) return
  holder.interleaveDatabase = undefined
  await Promise.all([open.read.$disconnect(), open.write.$disconnect()])
}
