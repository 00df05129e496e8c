import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { newRequestKey } from './request-key.ts'

test('a key is a version 4 UUID, also where the page is not a secure context', () => {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
  const keys = Array.from({ length: 200 }, newRequestKey)
  vi.unstubAllGlobals()
  for (const key of keys) expect(z.uuidv4().safeParse(key).success).toBe(true)
  expect(new Set(keys).size).toBe(200)
})
