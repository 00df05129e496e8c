import { ServiceError } from '#lib/shared/errors.ts'

/**
 * The JSON body of a request, read no further than `maxBytes`. Throws a `ServiceError` 415, 413 or 400 that says what
 * was wrong.
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
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    return JSON.parse(text, refusePrototypeKeys)
  } catch {
    throw new ServiceError(400, 'broken-json', 'The body is not valid JSON.')
  }
}

function refusePrototypeKeys(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('"__proto__" is not allowed as a key')
  return value
}
