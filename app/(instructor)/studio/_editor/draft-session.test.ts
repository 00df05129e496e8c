import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ApiResult } from '#app/_ui/call-api.ts'
import { type Backup, createDraftSession } from './draft-session.ts'

type Answer = ApiResult<{ revision: number; savedAt: string }>

const ok = (revision: number): Answer => ({ ok: true, value: { revision, savedAt: '2026-03-02T09:00:00Z' } })
const failed = (status: number, code: string, details = {}): Answer => ({
  ok: false,
  error: { status, code, message: code, details },
})

function start(answers: readonly (Answer | Promise<Answer>)[]) {
  const sent: string[] = []
  const told: string[] = []
  const queue = [...answers]
  let kept: Backup | null = null
  const session = createDraftSession(
    { source: 'a', revision: 1 },
    {
      save: async ({ source, revision }) => {
        sent.push(`${source}@${revision}`)
        return queue.shift() ?? failed(500, 'no more answers')
      },
      keep: (backup) => {
        kept = backup
      },
      onState: ({ type }) => told.push(type),
      onSaved: ({ source, revision }) => told.push(`has ${source}@${revision}`),
    },
  )
  return { session, sent, told, kept: () => kept }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const pause = (ms = 1_000) => vi.advanceTimersByTimeAsync(ms)

test('an edit is kept on the device at once and saved after a pause', async () => {
  const { session, sent, told, kept } = start([ok(2)])
  session.edit('ab')
  session.edit('abc')
  expect(kept()).toEqual({ source: 'abc', revision: 1 })
  expect(sent).toEqual([])
  await pause()
  expect(sent).toEqual(['abc@1'])
  expect(told).toEqual(['unsaved', 'unsaved', 'saving', 'has abc@2', 'saved'])
  expect(kept()).toBeNull()
})

test('what is typed during a save is sent next, from the new revision', async () => {
  const { promise, resolve } = Promise.withResolvers<Answer>()
  const { session, sent, kept } = start([promise, ok(3)])
  session.edit('b')
  await pause()
  session.edit('bc')
  await pause()
  expect(sent).toEqual(['b@1'])
  resolve(ok(2))
  await pause(0)
  expect(kept()).toEqual({ source: 'bc', revision: 2 })
  await pause()
  expect(sent).toEqual(['b@1', 'bc@2'])
})

test('without a connection it tries again and loses nothing', async () => {
  const { session, sent, told, kept } = start([failed(0, 'offline'), failed(503, 'unavailable'), ok(2)])
  session.edit('b')
  await pause()
  expect(kept()).toEqual({ source: 'b', revision: 1 })
  await pause(10_000)
  expect(sent).toEqual(['b@1', 'b@1', 'b@1'])
  expect(told.at(-1)).toBe('saved')
})

test('a conflict stops saving until a text is chosen, which then follows the other revision', async () => {
  const other = { source: 'theirs', revision: 5, by: 'Ben', at: '' }
  const { session, sent, told, kept } = start([failed(409, 'stale-draft', { other }), ok(6)])
  session.edit('mine')
  await pause()
  session.edit('mine too')
  await pause(60_000)
  expect(sent).toEqual(['mine@1'])
  expect(kept()).toEqual({ source: 'mine too', revision: 1 })
  session.resolve('merged', 5)
  await pause()
  expect(sent.at(-1)).toBe('merged@5')
  expect(told.at(-1)).toBe('saved')
})

test('a text the server will not take is told and not sent again by itself', async () => {
  const { session, sent, told } = start([failed(400, 'invalid-input'), ok(2)])
  session.edit('b')
  await pause(60_000)
  expect(sent).toEqual(['b@1'])
  expect(told.at(-1)).toBe('refused')
  session.edit('c')
  await pause()
  expect(told.at(-1)).toBe('saved')
})

test('going back to the saved text needs no save', async () => {
  const { session, sent, told, kept } = start([])
  session.edit('b')
  session.edit('a')
  await pause()
  expect(sent).toEqual([])
  expect(told).toEqual(['unsaved', 'saved'])
  expect(kept()).toBeNull()
})

test('a text kept on the device is sent over the revision it was written over, never over a newer one', async () => {
  const { session, sent } = start([failed(409, 'stale-draft', { other: null })])
  session.edit('kept', 0)
  await pause()
  expect(sent).toEqual(['kept@0'])
})
