export type ApiError = {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

export type ApiResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ApiError }

/**
 * Calls one of our endpoints from the browser. Never throws: no connection is `{ status: 0, code: 'offline' }`.
 * `keepalive` lets the request outlive the page (at most 64 KB).
 */
export async function callApi<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: { body?: unknown; keepalive?: boolean; signal?: AbortSignal } = {},
): Promise<ApiResult<T>> {
  try {
    const response = await fetch(path, {
      method,
      headers: options.body === undefined ? {} : { 'content-type': 'application/json' },
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
