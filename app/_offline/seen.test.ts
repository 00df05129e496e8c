import { afterEach, expect, test, vi } from 'vitest'
import { copyKept, dropCopies } from '#app/_saving/kept-copy.ts'
import { keepFresh } from './seen.ts'

vi.mock('#app/_saving/kept-copy.ts', () => ({ copyKept: vi.fn(), dropCopies: vi.fn(), readCopy: vi.fn() }))

afterEach(() => {
  vi.unstubAllGlobals()
})

test('what a person does while their device is claimed is in what is kept', async () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  let forgotten = () => {}
  vi.mocked(dropCopies).mockReturnValue(
    new Promise((resolve) => {
      forgotten = resolve
    }),
  )
  let left = 10
  const keeping = keepFresh('ada', 'drills', () => left)
  left = 9
  forgotten()
  await keeping
  const [key, text] = vi.mocked(copyKept).mock.lastCall ?? []
  expect(key).toBe('interleave:seen:ada:drills')
  expect(JSON.parse(text ?? '')).toMatchObject({ value: 9 })
})
