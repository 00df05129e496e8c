import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { Client } from 'pg'

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

/** A connection that can run a script; a migration and its bookkeeping row go in together or not at all. */
type Migrator = {
  applied(): Promise<ReadonlyMap<string, string>>
  apply(migration: Migration): Promise<void>
  close(): Promise<void>
}

/** Why the database cannot be brought up to date, with what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

/**
 * Applies the committed migrations that are missing, in order, each in a transaction, with one process at a time
 * (SQLite: BEGIN IMMEDIATE; PostgreSQL: Prisma's advisory lock 72707369). The `_prisma_migrations` rows are the ones
 * Prisma itself writes, so `prisma migrate status` agrees. Returns the names applied.
 */
export async function migrate(url: string): Promise<string[]> {
  const migrator = url.startsWith('file:') ? openSqlite(url) : await openPostgres(url)
  try {
    const migrations = readMigrations(url.startsWith('file:') ? 'sqlite' : 'postgresql')
    const applied = await migrator.applied()
    refuseDivergence(migrations, applied)
    const missing = migrations.filter(({ name }) => !applied.has(name))
    for (const migration of missing) await migrator.apply(migration)
    return missing.map(({ name }) => name)
  } finally {
    await migrator.close()
  }
}

/** The committed migrations of a dialect in the order in which they apply, each with the SHA-256 of its text. */
export function readMigrations(dialect: 'sqlite' | 'postgresql'): Migration[] {
  const folder = join(process.cwd(), 'prisma', dialect, 'migrations')
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

function refuseDivergence(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  for (const [name, checksum] of applied) {
    const known = migrations.find((migration) => migration.name === name)
    if (!known)
      throw new MigrationError(
        `The database has migration "${name}", which this version does not know. It was made by a newer version: start that one, or restore a backup.`,
      )
    if (known.checksum !== checksum)
      throw new MigrationError(
        `Migration "${name}" was applied with another text than the one in prisma/. Restore the file from version control, or restore a backup of the database.`,
      )
  }
}

const INSERT = `INSERT INTO "_prisma_migrations" ("id","checksum","finished_at","migration_name","started_at","applied_steps_count")`

function openSqlite(url: string): Migrator {
  const file = resolve(url.slice('file:'.length))
  let database: Database.Database
  try {
    mkdirSync(dirname(file), { recursive: true })
    database = new Database(file, { timeout: 10_000 })
    database.pragma('journal_mode = WAL')
  } catch (error) {
    throw new MigrationError(
      `Cannot open the database ${file}: ${(error as Error).message}. Check that the folder exists and is writable, or restore a backup.`,
    )
  }
  database.pragma('synchronous = FULL')
  database.exec(`CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
    "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`)
  const rows = database.prepare<[], { name: string; checksum: string }>(
    `SELECT "migration_name" AS name, "checksum" AS checksum FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
  )
  const isApplied = database.prepare(`SELECT 1 FROM "_prisma_migrations" WHERE "migration_name" = ?`)
  return {
    applied: async () => new Map(rows.all().map((row) => [row.name, row.checksum])),
    apply: async ({ name, sql, checksum }) => {
      database
        .transaction(() => {
          if (isApplied.get(name)) return // another process was first
          database.exec(sql)
          const now = new Date().toISOString()
          database.prepare(`${INSERT} VALUES (?,?,?,?,?,1)`).run(randomUUID(), checksum, now, name, now)
        })
        .immediate()
    },
    close: async () => {
      database.close()
    },
  }
}

async function openPostgres(url: string): Promise<Migrator> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
  } catch (error) {
    const { host, port, database } = client
    throw new MigrationError(
      `Cannot reach PostgreSQL database "${database}" on ${host}:${port}: ${(error as Error).message}. Check DATABASE_URL, and that the server runs and the database exists.`,
    )
  }
  await client.query('SELECT pg_advisory_lock(72707369)')
  await client.query(`CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`)
  return {
    applied: async () => {
      const { rows } = await client.query<{ name: string; checksum: string }>(
        `SELECT "migration_name" AS name, "checksum" AS checksum FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
      )
      return new Map(rows.map((row) => [row.name, row.checksum]))
    },
    apply: async ({ name, sql, checksum }) => {
      await client.query('BEGIN')
      try {
        await client.query(sql)
        await client.query(`${INSERT} VALUES ($1,$2,now(),$3,now(),1)`, [randomUUID(), checksum, name])
        await client.query('COMMIT')
      } catch (error) {
        await client.query('ROLLBACK')
        throw error
      }
    },
    close: () => client.end(),
  }
}
