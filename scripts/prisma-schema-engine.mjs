#!/usr/bin/env node
// Drop-in replacement for Prisma's native `schema-engine` binary: same JSON-RPC over stdio,
// carried out by @prisma/schema-engine-wasm through a driver adapter. No download needed.
// Run it from the project's root (its packages are resolved from the working directory):
//   PRISMA_SCHEMA_ENGINE_BINARY=scripts/prisma-schema-engine.mjs npx prisma migrate dev|deploy|status|diff
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import readline from 'node:readline'
import { pathToFileURL } from 'node:url'

const require = createRequire(path.join(process.cwd(), 'package.json'))
const load = (name) => import(pathToFileURL(require.resolve(name)).href)

const argv = process.argv.slice(2)
if (argv.includes('--version')) {
  console.log('schema-engine-wasm shim')
  process.exit(0)
}
const datamodels = []
let datasource
let cli
for (let i = 0; i < argv.length; i++) {
  if (argv[i] === '--datamodels') datamodels.push(argv[++i])
  else if (argv[i] === '--datasource') datasource = JSON.parse(argv[++i])
  else if (argv[i] === 'cli') {
    cli = argv[++i]
  }
}
/** The engine sends whole migration scripts through executeRaw, which prepares one statement only. */
function runScripts(adapter) {
  const raw = adapter.executeRaw.bind(adapter)
  adapter.executeRaw = async (query) => {
    if (query.args.length > 0) return raw(query)
    await adapter.executeScript(query.sql)
    return 0
  }
  return adapter
}

async function makeFactory(ds) {
  const url = ds?.url ?? 'file::memory:'
  if (url.startsWith('postgres')) {
    const { PrismaPg } = await load('@prisma/adapter-pg')
    // Parsed, not { connectionString }: adapter-pg's connectToShadowDb() overrides only `database`,
    // and pg lets a connectionString win, so the "shadow" would be the real database.
    const u = new URL(url)
    const cfg = {
      host: u.searchParams.get('host') ?? u.hostname,
      port: Number(u.port || 5432),
      user: decodeURIComponent(u.username),
      password: decodeURIComponent(u.password),
      database: decodeURIComponent(u.pathname.slice(1)),
      max: 4,
    }
    const f = new PrismaPg(cfg)
    // adapter-pg does not know pg_catalog's one-byte "char" (oid 18), which the engine's introspection selects: report it as bpchar.
    const OIDS = { 18: 1042, 1002: 1014 }
    const patch = (a) => {
      const io = a.performIO.bind(a)
      a.performIO = async (q) => {
        const r = await io(q)
        for (const fld of r.fields ?? []) if (OIDS[fld.dataTypeID]) fld.dataTypeID = OIDS[fld.dataTypeID]
        return r
      }
      return runScripts(a)
    }
    const connect = f.connect.bind(f)
    f.connect = async () => patch(await connect())
    // Own shadow database: the adapter's drops the database while its own pool is still connected.
    f.connectToShadowDb = async () => {
      const admin = await connect()
      const database = `prisma_migrate_shadow_db_${globalThis.crypto.randomUUID()}`
      await admin.executeScript(`CREATE DATABASE "${database}"`)
      const a = patch(await new PrismaPg({ ...cfg, database }).connect())
      const dispose = a.dispose.bind(a)
      a.dispose = async () => {
        await dispose()
        await admin.executeScript(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`)
        await admin.dispose()
      }
      return a
    }
    return f
  }
  const { PrismaBetterSqlite3 } = await load('@prisma/adapter-better-sqlite3')
  const f = new PrismaBetterSqlite3({ url }, { shadowDatabaseUrl: ':memory:' })
  // The engine replays whole migration scripts with executeRaw; better-sqlite3 prepares one statement only.
  const orig = f.connectToShadowDb.bind(f)
  f.connectToShadowDb = async () => {
    const a = await orig()
    return runScripts(a)
  }
  return f
}
function logError(message, error_code) {
  process.stderr.write(
    JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields: { message, error_code } }) +
      '\n',
  )
}
if (cli === 'can-connect-to-database' || cli === 'create-database') {
  try {
    const a = await (await makeFactory(datasource)).connect()
    await a.queryRaw({ sql: 'SELECT 1', args: [], argTypes: [] })
    await a.dispose()
    process.exit(0)
  } catch (e) {
    logError(String(e?.message ?? e), e?.cause?.kind === 'DatabaseDoesNotExist' ? 'P1003' : 'P1001')
    process.exit(1)
  }
}

const { bindMigrationAwareSqlAdapterFactory } = await load('@prisma/driver-adapter-utils')
const bg = await load('@prisma/schema-engine-wasm/schema_engine_bg')
const dir = path.dirname(require.resolve('@prisma/schema-engine-wasm'))
const mod = await WebAssembly.instantiate(await readFile(path.join(dir, 'schema_engine_bg.wasm')), {
  './schema_engine_bg.js': bg,
})
bg.__wbg_set_wasm(mod.instance.exports)
mod.instance.exports.__wbindgen_start()

let engineP
let factory
async function engine() {
  engineP ??= (async () => {
    factory = bindMigrationAwareSqlAdapterFactory(await makeFactory(datasource))
    const dm = await Promise.all(datamodels.map(async (p) => [p, await readFile(p, 'utf8')]))
    return bg.SchemaEngine.new(
      { datamodels: dm.length ? dm : undefined },
      (log) => {
        if (process.env.SHIM_DEBUG) process.stderr.write(`${String(log)}\n`)
      },
      factory,
    )
  })()
  return engineP
}
// engine 7.10 mis-reads the SQLite adapters' "no such table" (P1014 instead of "not initialised"),
// so on an empty SQLite database create the bookkeeping table first.
const NEEDS_TABLE = new Set([
  'diagnoseMigrationHistory',
  'devDiagnostic',
  'applyMigrations',
  'evaluateDataLoss',
  'createMigration',
  'markMigrationApplied',
])
async function ensureMigrationsTable() {
  if (!datasource?.url?.startsWith('file:')) return
  const a = await (await makeFactory(datasource)).connect()
  try {
    await a.executeScript(`CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
      "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
      "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
      "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0);`)
  } finally {
    await a.dispose()
  }
}
const send = (o) => process.stdout.write(`${JSON.stringify(o)}\n`)
let printId = 1
let pending = 0,
  closed = false
const done = () => {
  if (closed && pending === 0) process.exit(0)
}
readline
  .createInterface({ input: process.stdin })
  .on('line', async (line) => {
    if (!line.trim()) return
    const req = JSON.parse(line)
    if (!req.method) return // an answer to our own `print`
    pending++
    try {
      if (process.env.SHIM_DEBUG) process.stderr.write(`RPC ${line.slice(0, 2000)}\n`)
      let result
      if (req.method === 'createDatabase') result = { databaseName: '' }
      else {
        const e = await engine()
        if (NEEDS_TABLE.has(req.method)) await ensureMigrationsTable()
        const name = req.method === 'getDatabaseVersion' ? 'version' : req.method
        result = await e[name](req.params)
        if (req.method === 'diff' && result?.stdout)
          send({ id: printId++, jsonrpc: '2.0', method: 'print', params: { content: result.stdout } })
      }
      send({ id: req.id, jsonrpc: '2.0', result: result ?? null })
    } catch (err) {
      if (process.env.SHIM_DEBUG) process.stderr.write(`ERR ${err?.stack ?? err} ${JSON.stringify(err)}\n`)
      send({
        id: req.id,
        jsonrpc: '2.0',
        error: {
          code: 4466,
          message: String(err?.message ?? err),
          data: {
            is_panic: false,
            message: String(err?.message ?? err),
            error_code: err?.code,
            meta: err?.meta,
          },
        },
      })
    } finally {
      pending--
      done()
    }
  })
  .on('close', () => {
    closed = true
    done()
  })
