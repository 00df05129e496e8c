import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '#lib/shared/env.ts'

let cached: string | undefined

/** AUTH_SECRET, or on the embedded default a random one kept beside the database, readable by its owner only. */
export function authSecret(): string {
  cached ??= env().AUTH_SECRET ?? storedSecret(env().DATA_DIR)
  return cached
}

function storedSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret')
  mkdirSync(dataDir, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}

const isHttps = (): boolean => env().SITE_URL?.startsWith('https:') ?? false

/** The `__Secure-` prefix under https makes browsers refuse the cookie from anywhere else. */
export const sessionCookieName = (): string =>
  isHttps() ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
