import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pendingValues } from './pending-values.ts'

const readText = (found: unknown) => (typeof found === 'string' ? found : undefined)
const kept = new Map<string, string>()
const values = () => pendingValues('test', readText)

beforeEach(() => {
  kept.clear()
  const methods = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  const storage = new Proxy(methods, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  })
  vi.stubGlobal('localStorage', storage)
  vi.stubGlobal('sessionStorage', storage)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const whole = { value: 'mine', revision: 2, sent: ['m'], tab: 'one', at: 1 }

test('what a page wrote is listed for the next one', () => {
  values().write('q', { value: 'mine', revision: 2, sent: ['m'] })
  expect(values().list('q')).toMatchObject([{ value: 'mine', revision: 2, sent: ['m'] }])
})

test.each([
  ['cut off', JSON.stringify(whole).slice(0, 30)],
  ['of another program', 'true'],
  ['from before revisions were kept', JSON.stringify({ value: 'mine', at: 1 })],
  ['with another kind of value', JSON.stringify({ ...whole, value: { text: 'mine' } })],
  ['with a revision that is text', JSON.stringify({ ...whole, revision: '2' })],
  ['with something else among what was sent', JSON.stringify({ ...whole, sent: ['m', 7] })],
  ['without a time', JSON.stringify({ ...whole, at: undefined })],
])('an entry %s is left alone, and the others are listed', (_, text) => {
  kept.set('interleave:test:q:broken', text)
  kept.set('interleave:test:q:other', JSON.stringify(whole))
  expect(values().list('q')).toMatchObject([{ value: 'mine' }])
  expect(kept.get('interleave:test:q:broken')).toBe(text)
})
