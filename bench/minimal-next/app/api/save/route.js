import Database from 'better-sqlite3'

const database = new Database(process.env.BENCH_DB)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec('CREATE TABLE IF NOT EXISTS saved (id INTEGER PRIMARY KEY, body TEXT NOT NULL)')
const insert = database.prepare('INSERT INTO saved (body) VALUES (?)')

/** A bare handler: parse, one durable insert, answer. */
export async function POST(request) {
  const body = await request.json()
  insert.run(JSON.stringify(body))
  return Response.json({ ok: true })
}
