import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newLearner, TEST_PASSWORD } from '#tests/setup/api-client.ts'
import { failedStart, startServer } from '#tests/setup/running-server.ts'
import { expect, test } from './test.ts'

const SECRET = 'a secret for this test only, long enough'

/** An empty folder for one test. */
async function inFolder<T>(work: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'interleave-operations-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const registration = (email = `${crypto.randomUUID()}@learners.example`) => ({
  ...{ name: 'Opal Operator', email, password: TEST_PASSWORD, timeZone: 'UTC' },
})

test('health says that the server lives and is ready', async ({ baseURL }) => {
  const live = await fetch(`${baseURL}/api/health/live`)
  expect([live.status, await live.json()]).toEqual([200, { status: 'live' }])
  const ready = await fetch(`${baseURL}/api/health/ready`)
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }])
  expect(ready.headers.get('cache-control')).toBe('no-store')
})

const answers = {
  page: ['/', 200],
  'API answer': ['/api/drills/queue', 401],
  'page that is not there': ['/nowhere', 404],
} as const

for (const [name, [address, status]] of Object.entries(answers))
  test(`the security headers are on every ${name}`, async ({ baseURL }) => {
    const responses = [await fetch(baseURL + address), await fetch(baseURL + address)]
    const nonces = responses.map((response) => {
      expect(response.status).toBe(status)
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
      })
      expect(response.headers.get('x-powered-by')).toBeNull()
      const policy = response.headers.get('content-security-policy') ?? ''
      const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? ''
      expect(scripts).not.toMatch(/unsafe-(eval|inline)/)
      for (const rule of [
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
        "form-action 'self'",
      ])
        expect(policy).toContain(rule)
      return /'nonce-([^']{20,})'/.exec(scripts)?.[1]
    })
    expect(nonces[0]).toBeTruthy()
    expect(nonces[0]).not.toBe(nonces[1])
  })

test('every script of a page carries the nonce of its answer', async ({ baseURL }) => {
  const response = await fetch(`${baseURL}/learn/threads/threads-vs-processes`)
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1]
  const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? []
  expect(scripts.length).toBeGreaterThan(3)
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
})

test('server actions, form posts and other methods on pages are refused before anything decodes them', async ({
  baseURL,
}) => {
  const action = await fetch(`${baseURL}/`, {
    method: 'POST',
    headers: { 'next-action': 'a'.repeat(40) },
    body: '[]',
  })
  expect(action.status).toBe(400)
  const form = new FormData()
  form.set('$ACTION_ID_x', '1')
  expect((await fetch(`${baseURL}/course`, { method: 'POST', body: form })).status).toBe(405)
  expect(
    (await fetch(`${baseURL}/sign-in`, { method: 'POST', body: new URLSearchParams({ a: '1' }) })).status,
  ).toBe(405)
  for (const method of ['PUT', 'PATCH', 'DELETE'])
    expect((await fetch(`${baseURL}/`, { method })).status, method).toBe(405)
  const api = await fetch(`${baseURL}/api/accounts`, {
    method: 'POST',
    headers: { 'next-action': 'x' },
    body: '{}',
  })
  expect(api.status).toBe(400)
})

test('a change that no page of this site asked for is refused', async ({ baseURL }) => {
  const send = (headers: Record<string, string>) =>
    fetch(`${baseURL}/api/accounts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(registration()),
    })
  const site = new URL(baseURL ?? '').origin
  for (const origin of [
    'https://attacker.example',
    'null',
    site.replace('localhost', 'localhost.attacker.example'),
  ])
    expect((await send({ origin })).status, origin).toBe(403)
  expect((await send({})).status, 'no Origin').toBe(403)
  expect((await send({ origin: site, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await send({ origin: site, 'content-type': 'text/plain' })).status).toBe(415)
  const learner = await newLearner(baseURL ?? '')
  expect((await learner.get('/api/drills/queue')).status).toBe(200)
})

test('a body that is too large is refused, whether or not it says so first', async ({ baseURL }) => {
  const origin = new URL(baseURL ?? '').origin
  const headers = { 'content-type': 'application/json', origin }
  const large = JSON.stringify({ ...registration(), name: 'x'.repeat(80_000) })
  const told = await fetch(`${baseURL}/api/accounts`, { method: 'POST', headers, body: large })
  expect(told.status).toBe(413)
  expect(await told.json()).toMatchObject({
    error: { code: 'too-large', message: expect.stringContaining('64 KB') },
  })
  const body = new Blob([large]).stream()
  const streamed = await fetch(`${baseURL}/api/accounts`, {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit)
  expect(streamed.status).toBe(413)
})

test('on SIGTERM the server is not ready at once, and a request under way is still answered', async ({
  consoleProblems: _,
}, info) => {
  test.skip(info.project.name !== 'sqlite')
  await inFolder(async (folder) => {
    const server = await startServer({ DATA_DIR: folder })
    const underWay = slowRegistration(server.url)
    await underWay.hasBegun
    const ended = server.stop()
    await expect
      .poll(async () => (await fetch(`${server.url}/api/health/ready`)).status, { intervals: [20] })
      .toBe(503)
    expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200)
    expect(await underWay.finish()).toBe(200)
    await ended
    await expect(fetch(`${server.url}/api/health/live`)).rejects.toThrow()
  })
})

/** A registration whose body arrives in two parts, the second one when asked for; it has begun when the server says so. */
function slowRegistration(url: string) {
  const body = JSON.stringify(registration())
  const headers = {
    'content-type': 'application/json',
    origin: url,
    connection: 'close',
    expect: '100-continue',
  }
  const sent = request(`${url}/api/accounts`, { method: 'POST', headers })
  sent.flushHeaders()
  const status = new Promise<number | undefined>((resolve, reject) => {
    sent.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject)
  })
  const hasBegun = new Promise<void>((resolve) => {
    sent.on('continue', () => sent.write(body.slice(0, 20), () => resolve()))
  })
  const finish = () => {
    sent.end(body.slice(20))
    return status
  }
  return { hasBegun, finish }
}

const refusals: Readonly<
  Record<string, { with: (folder: string, url: string) => Record<string, string>; says: readonly RegExp[] }>
> = {
  'a port in use': {
    with: (folder, url) => ({ DATA_DIR: folder, PORT: new URL(url).port }),
    says: [/Port \d+ is in use, perhaps by another Interleave\./, /PORT=\d+ npm start/],
  },
  'a database it does not know': {
    with: () => ({ DATABASE_URL: 'mysql://localhost/interleave', AUTH_SECRET: SECRET }),
    says: [/DATABASE_URL: must start with "file:" or "postgresql:\/\/"/, /\.env\.example/],
  },
  'a shared database without a shared secret': {
    with: () => ({ DATABASE_URL: 'postgresql://127.0.0.1:1/none' }),
    says: [/AUTH_SECRET: must be set when DATABASE_URL is/, /openssl rand -hex 32/],
  },
  'a database server that does not answer': {
    with: () => ({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', AUTH_SECRET: SECRET }),
    says: [/Cannot reach PostgreSQL database "none" on 127\.0\.0\.1:1/, /Check DATABASE_URL/],
  },
  'a file that is no database': {
    with: (folder) => {
      writeFileSync(join(folder, 'interleave.db'), 'This was once a database. '.repeat(200))
      return { DATA_DIR: folder }
    },
    says: [/Cannot open the database .*interleave\.db: file is not a database/, /restore a backup/],
  },
  'a folder that cannot be': {
    with: (folder) => {
      writeFileSync(join(folder, 'file'), '')
      return { DATA_DIR: join(folder, 'file', 'data') }
    },
    says: [/Cannot open the database .*interleave\.db/, /Check that the folder exists and is writable/],
  },
}

for (const [name, refusal] of Object.entries(refusals))
  test(`a start is refused in plain words, without a stack: ${name}`, async ({ baseURL }, info) => {
    test.skip(info.project.name !== 'sqlite')
    const { code, output } = await inFolder((folder) => failedStart(refusal.with(folder, baseURL ?? '')))
    expect(code).toBe(1)
    for (const words of refusal.says) expect(output).toMatch(words)
    expect(output).not.toMatch(/^\s+at /m)
  })
