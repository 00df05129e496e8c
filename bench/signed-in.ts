import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { encode } from 'next-auth/jwt'
import { type ApiClient, apiClient, someAddress } from '#tests/setup/api-client.ts'
import { onKeptConnection } from './kept-connection.ts'

/**
 * Learners of the server at `url` whose accounts stand in the SQLite file of `folder` and whose sessions were made with the
 * server's own `secret`: hashing hundreds of passwords is no part of what is measured.
 */
export async function signedInLearners(
  { url, folder, secret }: { readonly url: string; readonly folder: string; readonly secret: string },
  count: number,
): Promise<ApiClient[]> {
  const ids = Array.from({ length: count }, () => randomUUID())
  const database = new Database(join(folder, 'interleave.db'), { timeout: 5_000, fileMustExist: true })
  const insert = database.prepare('INSERT INTO "User" (id, email, name) VALUES (@id, @email, @name)')
  database.transaction(() => {
    for (const id of ids) insert.run({ id, email: `${id}@learners.example`, name: 'Noor Learner' })
  })()
  database.close()
  return Promise.all(
    ids.map(async (sub): Promise<ApiClient> => {
      const cookie = await encode({ token: { sub, sid: randomUUID(), sv: 1 }, secret, maxAge: 3600 })
      const cookies = new Map([['next-auth.session-token', cookie]])
      const client = apiClient(url, { cookies, address: someAddress() })
      return {
        ...client,
        get: (...request) => onKeptConnection(() => client.get(...request)),
        send: (...request) => onKeptConnection(() => client.send(...request)),
      }
    }),
  )
}
