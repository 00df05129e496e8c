import { LRUCache } from 'lru-cache'

/** What the adapter uses of better-sqlite3. */
export type Connection = {
  readonly inTransaction: boolean
  exec(sql: string): void
  prepare(sql: string): Statement
}

type Statement = {
  readonly reader: boolean
  run(...args: readonly unknown[]): { readonly changes: number | bigint }
  columns(): readonly { readonly name: string; readonly type: string | null }[]
  raw(): { all(...args: readonly unknown[]): readonly (readonly unknown[])[] }
  bind(args: readonly unknown[]): Statement
}

/** Prisma makes one text per shape of a query; lists of different lengths are different shapes. */
const MOST = 500

/**
 * Lets `connection` compile a statement once and run it with other values from then on; compiling again each time is a
 * tenth of what a request costs. Statements run to their end in one call, so none is in use when the next one asks.
 */
export function cacheStatements(connection: Connection): void {
  const prepare = connection.prepare.bind(connection)
  const compiled = new LRUCache<string, Statement>({ max: MOST })
  connection.prepare = (sql) => {
    const known = compiled.get(sql)
    if (known) return known
    const statement = reusable(prepare(sql))
    compiled.set(sql, statement)
    return statement
  }
}

/** `bind` of better-sqlite3 is for good; here it hands the values to each run. */
function reusable(statement: Statement): Statement {
  const { reader } = statement
  const columns = reader ? statement.columns() : []
  const rows = reader ? statement.raw() : null
  const bound = (args: readonly unknown[]): Statement => ({
    reader,
    run: () => statement.run(...args),
    columns: () => columns,
    raw: () => ({ all: () => rows?.all(...args) ?? [] }),
    bind: bound,
  })
  return bound([])
}
