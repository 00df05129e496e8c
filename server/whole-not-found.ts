import { IncomingMessage, type ServerResponse } from 'node:http'

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Answers a request through `handle`, and never with half a not-found page: a page that calls `notFound()` makes Next
 * send an empty shell that only JavaScript fills, so that body is held back and the page that Next renders for an
 * unknown address goes out in its place (docs/decisions/0006). All other answers pass untouched as they are written.
 */
export async function answerWhole(
  handle: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET') return handle(request, response)
  const first = holdNotFound(response)
  // Not awaited: it may return before the body is written, or wait for an end that only the second rendering brings.
  handle(request, response).catch(first.fail)
  await first.hasEnded
  if (!first.isHeld() || response.destroyed) return
  first.release()
  await handle(toUnknownAddress(request), response)
}

/** What Next and its compression put on a response of their own, and what is put here. */
const METHODS = ['writeHead', 'flushHeaders', 'write', 'end', 'flush', 'on'] as const

function holdNotFound(response: ServerResponse) {
  const headers = response.getHeaders()
  const { writeHead, flushHeaders, write, end } = response
  let isHeld = false
  const ended = Promise.withResolvers<void>()
  response.once('close', ended.resolve)
  const listeners = listenersOf(response)
  const isShell = () => {
    isHeld ||=
      !response.headersSent &&
      response.statusCode === 404 &&
      /^text\/html\b/.test(String(response.getHeader('content-type')))
    return isHeld
  }
  const unless = <Args extends unknown[], T>(send: (...args: Args) => T, held: () => T) =>
    function instead(this: ServerResponse, ...args: Args): T {
      return isShell() ? held() : send.apply(this, args)
    }

  Object.assign(response, {
    writeHead: unless(writeHead as (...args: unknown[]) => ServerResponse, () => response),
    flushHeaders: unless(flushHeaders, () => {}),
    write: unless(write as (...args: unknown[]) => boolean, () => true),
    end: unless(end as (...args: unknown[]) => ServerResponse, () => {
      ended.resolve()
      return response
    }),
  })
  return {
    hasEnded: ended.promise,
    fail: ended.reject,
    isHeld: () => isHeld,
    /** Puts the response back to how it came, for another rendering. */
    release: () => {
      for (const name of METHODS) Reflect.deleteProperty(response, name)
      for (const [event, listener] of listenersOf(response))
        if (!listeners.some(([name, known]) => name === event && known === listener))
          response.removeListener(event, listener)
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      for (const [name, value] of Object.entries(headers))
        if (value !== undefined) response.setHeader(name, value)
      response.statusCode = 200
    },
  }
}

type Listener = (...args: unknown[]) => void

const listenersOf = (response: ServerResponse): readonly (readonly [string | symbol, Listener])[] =>
  response
    .eventNames()
    .flatMap((event) => response.rawListeners(event).map((one) => [event, one as Listener] as const))

/**
 * The same request one step below its address, where no route is: the section stays marked in the navigation. A new
 * message, since Next keeps what it found out about a request on it.
 */
function toUnknownAddress(request: IncomingMessage): IncomingMessage {
  const again = new IncomingMessage(request.socket)
  const path = (request.url ?? '/').split('?', 1)[0]?.replace(/\/+$/, '')
  const { method, headers, httpVersion } = request
  Object.assign(again, { method, headers, httpVersion, url: `${path}/-` })
  again.push(null)
  return again
}
