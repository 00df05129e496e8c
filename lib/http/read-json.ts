import { ServiceError } from '#lib/shared/errors.ts'

/**
 * The JSON body of a request, read no further than `maxBytes`. Throws a `ServiceError` 415, 413 or 400 that says what
 * was wrong; a key that is given twice is refused, since two readers may take two different values for it.
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const contentType = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(contentType))
    throw new ServiceError(415, 'not-json', 'Send the body as application/json.')
  const tooLarge = () =>
    new ServiceError(
      413,
      'too-large',
      `The body is larger than ${Math.floor(maxBytes / 1024)} KB. Send less at a time.`,
    )
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge()

  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  try {
    return parseOnce(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)))
  } catch (error) {
    if (error instanceof ServiceError) throw error
    throw new ServiceError(400, 'broken-json', 'The body is not valid JSON.')
  }
}

/** A key's colon is the only colon outside strings, so more colons than members means that a member was replaced. */
function parseOnce(text: string): unknown {
  let members = -1 // the reviver's last call is for the whole value
  const value: unknown = JSON.parse(text, function (this: unknown, key, part) {
    if (key === '__proto__') throw new SyntaxError('"__proto__" is not allowed as a key')
    if (!Array.isArray(this)) members++
    return part
  })
  const colons = text.replace(STRINGS, '').split(':').length - 1
  if (colons > members)
    throw new ServiceError(400, 'duplicate-key', 'The body gives one key twice. Send each key once.')
  return value
}

const STRINGS = /"[^"\\]*(?:\\.[^"\\]*)*"/g
