import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newRequestKey } from '#app/_ui/request-key.ts'
import { UnsentReviews } from './unsent-reviews.ts'

type Call = {
  readonly path: string
  readonly body: { reviews?: { reviewKey: string }[]; reviewKey?: string }
}

/** A device with an account's reviews, and a server that can be out of reach or whose answers can be lost. */
function world() {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  vi.stubGlobal('window', new EventTarget())
  const server = { isReachable: false, status: 200, calls: [] as Call[] }
  vi.stubGlobal('fetch', async (path: string, { body }: { body: string }) => {
    server.calls.push({ path, body: JSON.parse(body) })
    if (!server.isReachable) throw new TypeError('fetch failed')
    return Response.json({}, { status: server.status })
  })
  return { kept, server }
}

const review = (cardId = 'mutex') =>
  ({ reviewKey: newRequestKey(), cardId, grade: 3, bullets: [], redFlags: [] }) as const

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('reviews wait while there is no connection, survive the page, and are sent in order once it is back', async () => {
  const { server, kept } = world()
  const [one, two] = [review('mutex'), review('barrier')]
  const before = new UnsentReviews('ada')
  before.add(one)
  before.add(two)
  const unsent = new UnsentReviews('ada')
  const stop = unsent.subscribe(() => undefined)
  expect(unsent.count()).toBe(2)
  await vi.advanceTimersByTimeAsync(6_000)
  expect(unsent.count()).toBe(2)
  server.isReachable = true
  await vi.advanceTimersByTimeAsync(6_000)
  expect(server.calls.at(-1)?.body.reviews).toMatchObject([one, two])
  expect([unsent.count(), kept.size]).toEqual([0, 0])
  stop()
})

test('what an earlier page left is settled once the server has it, and not before', async () => {
  const { server } = world()
  expect(await new UnsentReviews('ada').settle()).toBe(false)
  expect(server.calls).toEqual([])
  new UnsentReviews('ada').add(review())
  const unsent = new UnsentReviews('ada')
  expect(await unsent.settle()).toBe(false)
  expect(unsent.count()).toBe(1)
  server.isReachable = true
  expect(await unsent.settle()).toBe(true)
  expect(unsent.count()).toBe(0)
})

test('they are sent at once when the browser says that it is online again', async () => {
  const { server } = world()
  const unsent = new UnsentReviews('ada')
  const stop = unsent.subscribe(() => undefined)
  unsent.add(review())
  server.isReachable = true
  window.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(0)
  expect(unsent.count()).toBe(0)
  stop()
})

test('one that was taken back is not counted, but undone where it may have arrived', async () => {
  const { server } = world()
  const unsent = new UnsentReviews('ada')
  const back = review()
  unsent.add(back)
  expect(unsent.undo(back.reviewKey)).toBe(true)
  expect(unsent.count()).toBe(0)
  Object.assign(server, { isReachable: true, status: 404 })
  await unsent.send()
  expect(server.calls).toHaveLength(1)
  expect(server.calls[0]).toMatchObject({ path: '/api/drills/undos', body: { reviewKey: back.reviewKey } })
  expect(unsent.undo(back.reviewKey)).toBe(false)
})

test('one taken back while it is on its way is undone after it', async () => {
  const { server } = world()
  server.isReachable = true
  const unsent = new UnsentReviews('ada')
  const back = review()
  unsent.add(back)
  const sending = unsent.send()
  await Promise.resolve()
  expect(server.calls).toHaveLength(1)
  unsent.undo(back.reviewKey)
  await sending
  expect(server.calls.map(({ path }) => path)).toEqual(['/api/drills/reviews/late', '/api/drills/undos'])
})

test('another account on the same device neither sees nor sends them', async () => {
  const { server } = world()
  new UnsentReviews('ada').add(review())
  const other = new UnsentReviews('grace')
  server.isReachable = true
  await other.send()
  expect([other.count(), server.calls.length]).toEqual([0, 0])
})

test('a refusal keeps them for the next page without asking on and on', async () => {
  const { server } = world()
  Object.assign(server, { isReachable: true, status: 401 })
  const unsent = new UnsentReviews('ada')
  unsent.add(review())
  const stop = unsent.subscribe(() => undefined)
  await vi.advanceTimersByTimeAsync(60_000)
  expect([unsent.count(), server.calls.length]).toEqual([1, 1])
  stop()
})
