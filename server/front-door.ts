import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isReachable } from '#lib/db/client.ts'
import { log } from '#lib/shared/log.ts'
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts'
import { answerWhole, type Handler } from './whole-not-found.ts'

export type FrontDoor = {
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void
  /** From now on ready. */
  readonly open: () => void
  /** From now on not ready; requests are still answered. */
  readonly close: () => void
}

type Options = { handle: Handler; isDev: boolean; siteUrl: string; trustProxy: boolean }

/** Headers only this server may set: a client that sends them is trying something. */
const INTERNAL_HEADERS = [
  'x-request-id',
  'x-client-address',
  'x-nonce',
  'content-security-policy',
  'x-middleware-subrequest',
]

/**
 * What stands before Next for every request: health, refusals, request id, client address, nonce, security headers and
 * the access log. It replaces `proxy.ts`: the same process, without a second pass through the router (see
 * docs/decisions).
 */
export function frontDoor({ handle, isDev, siteUrl, trustProxy }: Options): FrontDoor {
  let isOpen = false
  const fixedHeaders = securityHeaders(siteUrl)

  const onRequest = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const name of INTERNAL_HEADERS) delete request.headers[name]
    const requestId = randomUUID()
    const nonce = randomBytes(16).toString('base64')
    const policy = contentSecurityPolicy(nonce, { isDev })
    request.headers['x-request-id'] = requestId
    request.headers['x-client-address'] = clientAddress(request, trustProxy)
    request.headers['x-nonce'] = nonce
    request.headers['content-security-policy'] = policy // Next reads the nonce for its own scripts from here
    response.setHeader('x-request-id', requestId)
    response.setHeader('content-security-policy', policy)
    for (const [name, value] of fixedHeaders) response.setHeader(name, value)
    logWhenDone(request, response, requestId)

    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    if (path.startsWith('/api/health/')) return answerHealth(path, response, isOpen)
    const refusal = refuse(request, path)
    if (refusal) return endJson(response, refusal.status, { error: { ...refusal, requestId, details: {} } })
    try {
      await answerWhole(handle, request, response)
    } catch (error) {
      log.error({ err: error, requestId }, 'request failed outside a route')
      if (!response.headersSent) response.writeHead(500)
      response.end()
    }
  }
  return {
    onRequest,
    open: () => {
      isOpen = true
    },
    close: () => {
      isOpen = false
    },
  }
}

type Refusal = { readonly status: number; readonly code: string; readonly message: string }

/** There are no Server Actions and no form posts to pages here, so nothing of the kind reaches Next's decoders. */
function refuse(request: IncomingMessage, path: string): Refusal | null {
  const method = request.method ?? 'GET'
  if (!request.url?.startsWith('/'))
    return { status: 400, code: 'bad-request', message: 'Send a path, not an absolute address.' }
  if (request.headers['next-action'] !== undefined)
    return { status: 400, code: 'no-actions', message: 'This site has no server actions.' }
  const isApi = path.startsWith('/api/')
  if (!isApi && method !== 'GET' && method !== 'HEAD')
    return { status: 405, code: 'method-not-allowed', message: 'Pages answer GET and HEAD only.' }
  return null
}

async function answerHealth(path: string, response: ServerResponse, isOpen: boolean): Promise<void> {
  if (path === '/api/health/live') return endJson(response, 200, { status: 'live' })
  if (path !== '/api/health/ready') return endJson(response, 404, { status: 'unknown' })
  const isReady = isOpen && (await isReachable())
  endJson(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready' })
}

function endJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

/** The peer's address; behind a trusted proxy the last entry of X-Forwarded-For, which that proxy wrote itself. */
function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : ''
  return forwarded || request.socket.remoteAddress || 'unknown'
}

function logWhenDone(request: IncomingMessage, response: ServerResponse, requestId: string): void {
  const path = (request.url ?? '/').split('?', 1)[0]
  if (path?.startsWith('/_next/')) return
  const startedAt = process.hrtime.bigint()
  response.once('close', () => {
    const ms = Number((process.hrtime.bigint() - startedAt) / 100_000n) / 10
    const { method } = request
    log.info(
      { requestId, method, path, status: response.statusCode, ms, aborted: !response.writableFinished },
      'request',
    )
  })
}
