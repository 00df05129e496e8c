import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import next from 'next'
import { disconnect, transaction } from '#lib/db/client.ts'
import { MigrationError, migrate } from '#lib/db/migrate.ts'
import { pruneRateLimits } from '#lib/db/rate-limit.ts'
import { ensureDemoAccounts } from '#lib/services/ensure-demo-accounts.ts'
import { courseIndex } from '#lib/services/search/course-index.ts'
import { syncContent } from '#lib/services/sync-content.ts'
import { databaseUrl, type Env, EnvironmentError, env, isEmbedded } from '#lib/shared/env.ts'
import { log } from '#lib/shared/log.ts'
import { buildIfStale } from '../scripts/build.ts'
import { frontDoor } from './front-door.ts'
import { shutDownGracefully } from './shut-down.ts'

const DAY_MS = 86_400_000

/** Why the server does not start; the message says what to do. */
class StartError extends Error {
  override readonly name = 'StartError'
}

/**
 * Brings everything up in order: environment, database, content, build, port. `mode` is `start` (production) or `dev`
 * (hot reload). Ends the process with one readable message when something is in the way.
 */
export async function main([mode]: readonly string[]): Promise<void> {
  const isDev = mode === 'dev'
  Object.assign(process.env, { NODE_ENV: isDev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })
  try {
    await serve(env(), isDev)
  } catch (error) {
    if (!isExpected(error)) throw error
    console.error(`\n${(error as Error).message}\n`)
    process.exit(1)
  }
}

const isExpected = (error: unknown): boolean =>
  error instanceof EnvironmentError || error instanceof MigrationError || error instanceof StartError

async function serve(environment: Env, isDev: boolean): Promise<void> {
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 15_000, requestTimeout: 60_000 })
  const port = await listen(server, environment)
  const siteUrl = environment.SITE_URL ?? `http://localhost:${port}`
  process.env.NEXTAUTH_URL = siteUrl

  const isNew = isEmbedded(environment) && !existsSync(join(environment.DATA_DIR, 'interleave.db'))
  const applied = await migrate(databaseUrl(environment))
  const sync = await syncContent()
  await transaction((tx) => pruneRateLimits(tx, new Date(Date.now() - DAY_MS)))
  const accounts = isEmbedded(environment) ? await ensureDemoAccounts({ isNew }) : []
  log.debug({ applied, sync }, 'database ready')
  if (!isDev) await buildIfStale()
  await courseIndex().catch((error) => log.warn({ err: error }, 'search starts without its index'))

  const app = next({ dev: isDev, dir: process.cwd(), hostname: environment.HOST, port })
  await app.prepare()
  const door = frontDoor({
    handle: app.getRequestHandler(),
    isDev,
    siteUrl,
    trustProxy: environment.TRUST_PROXY,
  })
  server.removeAllListeners('request').on('request', door.onRequest)
  if (!isDev) server.on('upgrade', (_request, socket) => socket.destroy())
  shutDownGracefully({ server, door, close: disconnect })
  door.open()
  announce(siteUrl, accounts)
}

/** Takes the port first, so that a port in use is told before a minute of building; answers 503 until the doors open. */
function listen(server: Server, { PORT, HOST }: Env): Promise<number> {
  server.on('request', (_request, response) => {
    response
      .writeHead(503, { 'retry-after': '5', 'content-type': 'text/plain' })
      .end('Interleave is starting.\n')
  })
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, PORT, HOST)))
    server.listen(PORT, HOST, () => resolve((server.address() as { port: number }).port))
  })
}

function listenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE')
    return new StartError(
      `Port ${port} is in use, perhaps by another Interleave. Stop that program, or choose another port: PORT=${port + 1} npm start`,
    )
  if (error.code === 'EACCES')
    return new StartError(
      `Port ${port} needs rights this user does not have. Choose one above 1023: PORT=3000 npm start`,
    )
  return new StartError(`Cannot listen on ${host}:${port}: ${error.message}. Check HOST and PORT.`)
}

function announce(
  siteUrl: string,
  accounts: readonly { role: string; email: string; password: string }[],
): void {
  console.log(`\nInterleave is ready: ${siteUrl}\n`)
  if (accounts.length === 0) return
  console.log('Demo accounts of this embedded database (they exist only here):')
  for (const { role, email, password } of accounts)
    console.log(`  ${role.padEnd(18)} ${email.padEnd(36)} ${password}`)
  console.log()
}
