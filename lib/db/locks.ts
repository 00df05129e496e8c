import { type Db, isSqlite } from './client.ts'

/** PostgreSQL advisory locks by what they guard. 72707369 is taken: it is the one of migrations (`migrate.ts`). */
const ADVISORY_LOCKS = {
  auditLog: 72_707_370,
  contentSync: 72_707_371,
  accounts: 72_707_372,
} as const

/**
 * From here to the end of the transaction no other one that asks for the same lock goes on. On SQLite there is nothing to
 * do: transactions begin IMMEDIATE, so they are one at a time already.
 */
export async function lockNamed(tx: Db, what: keyof typeof ADVISORY_LOCKS): Promise<void> {
  if (!isSqlite()) await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ADVISORY_LOCKS[what]}::bigint)`
}

const rowLocks = {
  Attempt: 'SELECT "id" FROM "Attempt" WHERE "id" = $1 FOR NO KEY UPDATE',
  Lesson: 'SELECT "id" FROM "Lesson" WHERE "id" = $1 FOR NO KEY UPDATE',
  User: 'SELECT "id" FROM "User" WHERE "id" = $1 FOR NO KEY UPDATE',
} as const

/** As `lockNamed`, for one row. References to the row (new rows that point to it) are not held up. */
export async function lockRow(tx: Db, table: keyof typeof rowLocks, id: string): Promise<void> {
  if (!isSqlite()) await tx.$executeRawUnsafe(rowLocks[table], id)
}
