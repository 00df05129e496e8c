import { expect, test } from 'vitest'
import { z } from 'zod'
import { orderedId } from './ordered-id.ts'

test('an id is a UUID of version 7 that begins with its time', () => {
  const before = Date.now()
  const id = orderedId()
  expect(z.uuidv7().safeParse(id).success).toBe(true)
  const at = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  expect(at).toBeGreaterThanOrEqual(before)
  expect(at).toBeLessThanOrEqual(Date.now())
})

test('ids of one millisecond differ', () => {
  expect(new Set(Array.from({ length: 1_000 }, orderedId)).size).toBe(1_000)
})
