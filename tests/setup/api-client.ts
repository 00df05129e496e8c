import { randomInt } from 'node:crypto'

/**
 * A person at a running server without a browser: keeps cookies, sends the Origin a page would, and comes from an address
 * of their own where the server trusts its proxy, so that limits per address count each person alone.
 */
export type ApiClient = {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>
  readonly send: (method: 'POST' | 'PUT', path: string, body: unknown) => Promise<Response>
  /** The same person at another address, as after a restart on another port. */
  readonly at: (baseUrl: string) => ApiClient
}

/** An address of the range for private networks. */
export const someAddress = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`

type Kept = { readonly cookies: Map<string, string>; readonly address: string }

export function apiClient(
  baseUrl: string,
  kept: Kept = { cookies: new Map(), address: someAddress() },
): ApiClient {
  const { cookies, address } = kept
  const request = async (path: string, init: RequestInit): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      'x-forwarded-for': address,
      ...(init.headers as Record<string, string>),
      origin: new URL(baseUrl).origin,
      cookie,
    }
    const response = await fetch(new URL(path, baseUrl), { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1)
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return response
  }
  return {
    get: (path, headers = {}) => request(path, { headers }),
    send: (method, path, body) =>
      body instanceof URLSearchParams
        ? request(path, { method, body })
        : request(path, {
            method,
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
    at: (url) => apiClient(url, kept),
  }
}

export const TEST_PASSWORD = 'interleaved strands of work'

export type Person = ApiClient & { readonly userId: string; readonly name: string; readonly email: string }

/** Registers somebody new and signs them in. */
export async function newLearner(baseUrl: string, name = 'Noor Learner'): Promise<Person> {
  const client = apiClient(baseUrl)
  const email = `${crypto.randomUUID()}@learners.example`
  const registration = { name, email, password: TEST_PASSWORD, timeZone: 'UTC' }
  const { userId } = await expectOk<{ userId: string }>(
    await client.send('POST', '/api/accounts', registration),
  )
  await signIn(client, email, TEST_PASSWORD)
  return { ...client, userId, name, email }
}

export async function signIn(client: ApiClient, email: string, password: string): Promise<void> {
  const { csrfToken } = await expectOk<{ csrfToken: string }>(await client.get('/api/auth/csrf'))
  const form = new URLSearchParams({ email, password, csrfToken, json: 'true' })
  await expectOk(await client.send('POST', '/api/auth/callback/credentials', form))
}

/** The JSON of a response that must have succeeded. */
export async function expectOk<T>(response: Response): Promise<T> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text.slice(0, 500)}`)
  return JSON.parse(text) as T
}
