import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ApiResult } from '#app/_ui/call-api.ts'
import { pendingValues } from './pending-values.ts'
import { SaveQueue, type SaveQueueParts } from './save-queue.ts'

type Parts = SaveQueueParts<string>

const readText = (found: unknown) => (typeof found === 'string' ? found : undefined)

const isSame = (a: string, b: string) => a === b
const offline: ApiResult<never> = {
  ok: false,
  error: { status: 0, code: 'offline', message: 'No connection.', details: {} },
}

/** What `localStorage` and `sessionStorage` do, over a map; keys are own properties, as in a browser. */
function storage(kept: Map<string, string>) {
  const methods = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  return new Proxy(methods, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  })
}

/** A server with one answer, which refuses stale saves, and a device that remembers. */
function world(stored: { value: string; revision: number } = { value: '', revision: 0 }) {
  const server = { ...stored, isReachable: true, calls: 0, losesReply: false }
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', storage(kept))
  const inTab = (name: string) => {
    vi.stubGlobal('sessionStorage', storage(new Map([['interleave:tab', name]])))
  }
  inTab('one')
  const save: Parts['save'] = async (_id, body) => {
    server.calls++
    if (!server.isReachable) return offline
    const isEqual = body.value === server.value
    if (!isEqual && body.revision !== server.revision) {
      const details = { value: server.value, revision: server.revision }
      return { ok: false, error: { status: 409, code: 'conflict', message: 'Changed elsewhere.', details } }
    }
    if (!isEqual) Object.assign(server, { value: body.value, revision: server.revision + 1 })
    return server.losesReply ? offline : { ok: true, value: { revision: server.revision } }
  }
  const open = (pending = pendingValues('test', readText)) => {
    const { value, revision } = server
    const queue = new SaveQueue([{ id: 'q', value, revision }], { save, isSame, pending })
    queue.restore()
    return queue
  }
  return { server, kept, open, inTab }
}

const stateOf = (queue: SaveQueue<string>) => queue.snapshot().entries.get('q')?.state

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('typing is sent once, after a pause', async () => {
  const { server, open, kept } = world()
  const queue = open()
  for (const value of ['c', 'co', 'convoy']) queue.change('q', value)
  expect(stateOf(queue)).toBe('waiting')
  await vi.advanceTimersByTimeAsync(600)
  expect(server).toMatchObject({ calls: 1, value: 'convoy', revision: 1 })
  expect(stateOf(queue)).toBe('saved')
  expect(kept.size).toBe(0)
})

test('what is typed while a save is under way follows it', async () => {
  const { server, open } = world()
  const queue = open()
  queue.change('q', 'one')
  const flushed = queue.flush()
  queue.change('q', 'two')
  expect(await flushed).toBe(true)
  expect(server).toMatchObject({ value: 'two', revision: 2 })
})

test('a change that is flushed while a save is under way waits for it, instead of being refused', async () => {
  const { server, open } = world()
  const queue = open()
  queue.change('q', 'one')
  const first = queue.flush()
  queue.change('q', 'two')
  expect(await Promise.all([first, queue.flush()])).toEqual([true, true])
  expect(server).toMatchObject({ value: 'two', revision: 2, calls: 2 })
})

test('offline answers wait, say so, and are sent when the connection is back', async () => {
  const { server, open } = world()
  const queue = open()
  server.isReachable = false
  queue.change('q', 'kept')
  await vi.advanceTimersByTimeAsync(600)
  expect(queue.snapshot().isOffline).toBe(true)
  expect(stateOf(queue)).toBe('waiting')
  server.isReachable = true
  await vi.advanceTimersByTimeAsync(4_000)
  expect(server.value).toEqual('kept')
  expect(queue.snapshot().isOffline).toBe(false)
})

test('a browser killed while offline finds its answer again', async () => {
  const { server, open } = world()
  const killed = open()
  server.isReachable = false
  killed.change('q', 'typed in the tunnel')
  killed.stop()
  server.isReachable = true
  const queue = open()
  await vi.runAllTimersAsync()
  expect(server.value).toEqual('typed in the tunnel')
  expect(stateOf(queue)).toBe('saved')
})

test('an answer stored by another device meanwhile is a conflict, and nothing is overwritten until one is chosen', async () => {
  const { server, open } = world()
  const queue = open()
  Object.assign(server, { value: 'theirs', revision: 3 })
  queue.change('q', 'mine')
  await vi.runAllTimersAsync()
  expect(queue.snapshot().entries.get('q')).toMatchObject({
    state: 'conflict',
    theirs: { value: 'theirs' },
  })
  expect(server.value).toEqual('theirs')
  queue.resolve('q', 'mine')
  await vi.runAllTimersAsync()
  expect(server).toMatchObject({ value: 'mine', revision: 4 })
})

test('keeping the other answer forgets this one', async () => {
  const { server, open, kept } = world()
  const queue = open()
  Object.assign(server, { value: 'theirs', revision: 3 })
  queue.change('q', 'mine')
  await vi.runAllTimersAsync()
  queue.resolve('q', 'theirs')
  expect(queue.snapshot().entries.get('q')).toMatchObject({
    state: 'saved',
    value: 'theirs',
    revision: 3,
  })
  expect(kept.size).toBe(0)
})

/** Two pages of one device and one account; `mine` is left with a conflict over what `other` saved. */
async function conflictOfTwoTabs() {
  const { inTab, open, ...rest } = world()
  const mine = open()
  inTab('two')
  const other = open()
  other.change('q', 'theirs')
  await vi.runAllTimersAsync()
  inTab('one')
  mine.change('q', 'mine')
  await vi.runAllTimersAsync()
  expect(stateOf(mine)).toBe('conflict')
  return { mine, other, inTab, open, ...rest }
}

test('a conflict left open is there again after a reload, whatever another page saves meanwhile', async () => {
  const { mine, other, open, server } = await conflictOfTwoTabs()
  other.change('q', 'theirs, and more')
  await vi.runAllTimersAsync()
  expect(stateOf(other)).toBe('saved')
  mine.stop()
  expect(open().snapshot().entries.get('q')).toMatchObject({
    state: 'conflict',
    value: 'mine',
    theirs: { value: 'theirs, and more' },
  })
  expect(server.value).toBe('theirs, and more')
})

test('what two pages left open is asked one after the other, first what this tab left', async () => {
  const { mine, other, inTab, open, server, kept } = await conflictOfTwoTabs()
  Object.assign(server, { value: 'a third', revision: 9 })
  inTab('two')
  other.change('q', 'theirs, later')
  await vi.runAllTimersAsync()
  for (const page of [mine, other]) page.stop()
  inTab('one')
  const first = open()
  expect(first.snapshot().entries.get('q')).toMatchObject({ state: 'conflict', value: 'mine' })
  first.resolve('q', 'theirs')
  const second = open()
  expect(second.snapshot().entries.get('q')).toMatchObject({ state: 'conflict', value: 'theirs, later' })
  second.resolve('q', 'mine')
  await vi.runAllTimersAsync()
  expect(server.value).toBe('theirs, later')
  expect(kept.size).toBe(0)
})

test('values kept under another prefix are taken up: sent where nothing is stored, asked about where something is', async () => {
  for (const stored of [
    { value: '', revision: 0 },
    { value: 'in the account', revision: 2 },
  ]) {
    const { open, server, kept } = world(stored)
    const visitor = pendingValues('visitor', readText, { isShared: true })
    for (const value of ['first', 'as a visitor']) visitor.write('q', { value, revision: 0, sent: [] })
    expect(kept.size).toBe(1)
    const queue = open(pendingValues('test', readText, { alsoFrom: ['visitor'] }))
    await vi.runAllTimersAsync()
    expect(stateOf(queue)).toBe(stored.revision === 0 ? 'saved' : 'conflict')
    expect(server.value).toBe(stored.revision === 0 ? 'as a visitor' : 'in the account')
    expect([...kept.keys()].filter((key) => key.includes('visitor'))).toEqual([])
  }
})

test('an own answer whose confirmation was lost is no conflict', async () => {
  const { server, open } = world()
  const killed = open()
  server.losesReply = true
  killed.change('q', 'first')
  await vi.advanceTimersByTimeAsync(600)
  killed.change('q', 'first and more')
  killed.stop()
  server.losesReply = false
  expect(server).toMatchObject({ value: 'first', revision: 1 })
  open()
  await vi.runAllTimersAsync()
  expect(server).toMatchObject({ value: 'first and more', revision: 2 })
})

test('a closed attempt takes nothing more', async () => {
  const closed: ApiResult<never> = {
    ok: false,
    error: { status: 409, code: 'closed', message: 'Submitted.', details: {} },
  }
  const queue = new SaveQueue([{ id: 'q', value: '', revision: 0 }], {
    save: async () => closed,
    isSame,
    pending: pendingValues('test', readText),
  })
  queue.change('q', 'late')
  await vi.runAllTimersAsync()
  expect(queue.snapshot()).toMatchObject({ isClosed: true })
  expect(queue.snapshot().entries.get('q')).toMatchObject({ state: 'failed', message: 'Submitted.' })
})

test('a flush while a save is on its way waits for it, and says that all is stored', async () => {
  const answer = Promise.withResolvers<ApiResult<{ revision: number }>>()
  const pending = pendingValues('test', readText)
  world()
  const queue = new SaveQueue([{ id: 'q', value: '', revision: 0 }], {
    ...{ isSame, pending },
    save: () => answer.promise,
  })
  queue.change('q', 'typed')
  const first = queue.flush()
  expect(stateOf(queue)).toBe('saving')
  const second = queue.flush()
  answer.resolve({ ok: true, value: { revision: 1 } })
  expect(await Promise.all([first, second])).toEqual([true, true])
})
