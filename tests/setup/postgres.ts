import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

const LOCAL = 'postgresql://postgres@127.0.0.1:5432/postgres'

/** The server tests may make databases on: TEST_POSTGRES_URL, else the local one on port 5432, else none. */
export async function findPostgres(): Promise<{ url: string } | null> {
  const named = process.env.TEST_POSTGRES_URL
  if (named) return { url: named }
  return (await answers(LOCAL)) ? { url: LOCAL } : null
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** Runs one statement on the server itself, such as CREATE DATABASE. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export function withDatabaseName(url: string, name: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${name}`
  return parsed.href
}

/** A new empty database on that server. */
export async function createPostgresDatabase(
  server: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `interleave_test_${randomBytes(6).toString('hex')}`
  await onServer(server, `CREATE DATABASE ${name}`)
  return {
    url: withDatabaseName(server, name),
    drop: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}
