import { Prisma } from './generated/sqlite/client.ts'

/** A value for a JSON column. */
export const toJson = (value: object): string => JSON.stringify(value)

/** What follows VALUES, for one insert of at least one row; PostgreSQL gives each value the type of its column. */
export const toRows = (rows: readonly (readonly unknown[])[]): Prisma.Sql =>
  Prisma.join(rows.map((row) => Prisma.sql`(${Prisma.join([...row])})`))
