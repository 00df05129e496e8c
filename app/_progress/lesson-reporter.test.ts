import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createReporter } from './lesson-reporter.ts'

type Sent = { path: string; steps: string[]; keepalive: boolean }
const sent: Sent[] = []
let reply: () => Promise<Response>

beforeEach(() => {
  vi.useFakeTimers()
  sent.length = 0
  reply = async () => Response.json({ percent: 10, isCompleted: false, stepsDone: [], objectives: [] })
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    sent.push({ path, steps: JSON.parse(String(init.body)).steps, keepalive: init.keepalive ?? false })
    return reply()
  })
})

afterEach(() => vi.useRealTimers())

const reporter = (onStanding = vi.fn()) =>
  createReporter({ lessonId: 'states', path: '/learn/m/states', signedIn: true, onStanding })

test('steps reached close together travel together', async () => {
  const onStanding = vi.fn()
  const { reach } = reporter(onStanding)
  reach('heading:a')
  reach('sim:b')
  expect(sent).toEqual([])
  await vi.runAllTimersAsync()
  expect(sent).toEqual([
    { path: '/api/progress/lessons/states', steps: ['heading:a', 'sim:b'], keepalive: false },
  ])
  expect(onStanding).toHaveBeenCalledOnce()
})

test('leaving the page sends what is left, in a request that outlives it, and nothing twice', async () => {
  const { reach, leave } = reporter()
  reach('heading:a')
  leave()
  leave()
  await vi.runAllTimersAsync()
  expect(sent).toEqual([{ path: '/api/progress/lessons/states', steps: ['heading:a'], keepalive: true }])
})

test('what a lost connection swallowed is sent again with what came since', async () => {
  const answer = reply
  reply = () => Promise.reject(new TypeError('no network'))
  const { reach } = reporter()
  reach('heading:a')
  await vi.advanceTimersByTimeAsync(6_000)
  reply = answer
  reach('heading:b')
  await vi.runAllTimersAsync()
  expect(sent.map(({ steps }) => steps)).toEqual([['heading:a'], ['heading:a', 'heading:b']])
})

test('a refusal is not repeated', async () => {
  reply = async () => Response.json({ error: { code: 'not-found', message: '' } }, { status: 404 })
  const { reach } = reporter()
  reach('heading:a')
  await vi.runAllTimersAsync()
  expect(sent).toHaveLength(1)
})
