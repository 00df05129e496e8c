export type ApiError = {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

export type ApiResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ApiError }

/** Announced on the window when the server answers that nobody is signed in. */
export const SIGNED_OUT = 'interleave:signed-out'

/**
 * Calls one of our endpoints from the browser. Never throws: no connection is `{ status: 0, code: 'offline' }`.
 * `keepalive` lets the request outlive the page (at most 64 KB). `as` names the account it is made for: the server refuses it
 * when another one is signed in by now.
 */
export async function callApi<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: { body?: unknown; keepalive?: boolean; signal?: AbortSignal; as?: string } = {},
): Promise<ApiResult<T>> {
  const headers: Record<string, string> = {}
  if (options.body !== undefined) headers['content-type'] = 'application/json'
  if (options.as !== undefined) headers['x-account'] = options.as
  try {
    const response = await fetch(path, {
      method,
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      keepalive: options.keepalive,
      signal: options.signal,
    })
    const data = await response.json().catch(() => null)
    if (response.ok) return { ok: true, value: data as T }
    const error = data?.error ?? {
      code: 'internal',
      message: 'The server did not answer as expected. Try again.',
    }
    if (error.code === 'sign-in-required') globalThis.window?.dispatchEvent(new Event(SIGNED_OUT))
    return { ok: false, error: { status: response.status, details: {}, ...error } }
  } catch {
    return {
      ok: false,
      error: {
        status: 0,
        code: 'offline',
        message: 'No connection. What you entered is still here; try again when it is back.',
        details: {},
      },
    }
  }
}
