import { type Db, isSqlite } from './client.ts'
import { Prisma } from './generated/sqlite/client.ts'
import type { Statements } from './sqlite-writer.ts'

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

const TABLES = {
  Attempt: Prisma.raw('"Attempt"'),
  Lesson: Prisma.raw('"Lesson"'),
  User: Prisma.raw('"User"'),
} as const

/** As `lockRow` of an account that is about to be removed: references to it wait as well. */
export async function lockForRemoval(tx: Db, userId: string): Promise<void> {
  if (!isSqlite()) await tx.$executeRaw`SELECT "id" FROM "User" WHERE "id" = ${userId} FOR UPDATE`
}

/** As `lockNamed`, for one row. References to the row (new rows that point to it) are not held up. */
export async function lockRow(tx: Statements, table: keyof typeof TABLES, id: string): Promise<void> {
  if (!isSqlite()) await tx.$executeRaw`SELECT "id" FROM ${TABLES[table]} WHERE "id" = ${id} ${rowLock()}`
}

/** Ends a query of one table: what it finds is locked as by `lockRow`, and read as it is once the lock is there. */
export const rowLock = (): Prisma.Sql => (isSqlite() ? Prisma.empty : Prisma.raw('FOR NO KEY UPDATE'))
