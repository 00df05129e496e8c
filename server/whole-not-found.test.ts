import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { ReadableStream } from 'node:stream/web'
import { pipeToNodeResponse } from 'next/dist/server/pipe-readable.js'
import { afterEach, expect, test } from 'vitest'
import { answerWhole } from './whole-not-found.ts'

const SHELL = '<html id="__next_error__"><body></body></html>'.padEnd(40_000, crypto.randomUUID())
const WHOLE = '<html><body><h1>Nothing at this address</h1></body></html>'.padEnd(40_000, crypto.randomUUID())

type Compress = (request: IncomingMessage, response: ServerResponse, next: () => void) => void
/** The one that Next brings along. */
const compress: Compress = createRequire(import.meta.url)('next/dist/compiled/compression')()

let server: Server | undefined
const asked: string[] = []

afterEach(() => {
  server?.close()
  asked.length = 0
})

/** Answers as Next does: compression put on the response, headers set, the body piped in pieces. */
async function likeNext(request: IncomingMessage, response: ServerResponse): Promise<void> {
  compress(request, response, () => {})
  const { url = '' } = request
  asked.push(url)
  const isKnown = url === '/lesson'
  response.statusCode = isKnown ? 200 : 404
  response.setHeader('content-type', request.headers.rsc ? 'text/x-component' : 'text/html; charset=utf-8')
  if (url.startsWith('/missing') && !url.endsWith('/-')) response.setHeader('x-of-shell', 'yes')
  if (request.method === 'HEAD') return void response.end()
  const body = isKnown ? 'lesson' : url.endsWith('/-') ? WHOLE : SHELL
  const pieces = [body.slice(0, 25_000), body.slice(25_000)].map((piece) => new TextEncoder().encode(piece))
  const piped = pipeToNodeResponse(ReadableStream.from(pieces) as never, response)
  if (url !== '/missing-early') await piped
}

/** The address of a server that stands before `likeNext` as the front door does. */
function start(): Promise<string> {
  const open = createServer((request, response) => {
    response.setHeader('x-request-id', 'r1')
    void answerWhole(likeNext, request, response)
  })
  server = open
  return new Promise((resolve) =>
    open.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(open.address() as AddressInfo).port}`)),
  )
}

test.each([
  ['/missing?from=here', 'identity'],
  ['/missing', 'gzip'],
  ['/missing-early', 'gzip'],
])('the missing page %s is answered whole, with encoding %s', async (path, encoding) => {
  const response = await fetch((await start()) + path, { headers: { 'accept-encoding': encoding } })
  expect(response.status).toBe(404)
  expect(await response.text()).toBe(WHOLE)
  expect(response.headers.get('x-request-id')).toBe('r1')
  expect(response.headers.get('x-of-shell')).toBeNull()
  expect(response.headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null)
  expect(asked).toEqual([path, `${path.split('?')[0]}/-`])
})

test.each([
  ['a page that is there', '/lesson', {}],
  ['what the router in the browser asks for', '/missing', { headers: { rsc: '1' } }],
  ['a HEAD request', '/missing', { method: 'HEAD' }],
])('%s is passed as it is', async (_, path, init) => {
  const response = await fetch((await start()) + path, init)
  expect(response.status).toBe(path === '/lesson' ? 200 : 404)
  expect(await response.text()).not.toContain('Nothing at this address')
  expect(asked).toEqual([path])
})
