import type { Server } from 'node:http'
import { log } from '#lib/shared/log.ts'
import type { FrontDoor } from './front-door.ts'

/** How long a load balancer has to notice that we are not ready, and how long requests in flight may take. */
const NOTICE_MS = 1_000
const DRAIN_MS = 8_000

/**
 * On SIGTERM: not ready first, then no new connections, then the requests in flight, then the database; at most 10 s.
 * On SIGINT (Ctrl-C) the same without the notice.
 */
export function shutDownGracefully({
  server,
  door,
  close,
}: {
  server: Server
  door: FrontDoor
  close: () => Promise<void>
}): void {
  let isEnding = false
  const end = async (noticeMs: number) => {
    if (isEnding) return
    isEnding = true
    door.close()
    await new Promise((resolve) => setTimeout(resolve, noticeMs))
    const forced = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    server.closeIdleConnections()
    await new Promise((resolve) => server.close(resolve))
    clearTimeout(forced)
    await close()
    log.info('stopped')
    process.exit(0)
  }
  process.once('SIGTERM', () => end(NOTICE_MS))
  process.once('SIGINT', () => end(0))
}
