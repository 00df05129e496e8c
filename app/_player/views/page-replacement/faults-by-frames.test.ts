import { expect, test } from 'vitest'
import { parseConfig } from '#sim/core/parse-config.ts'
import type { PageReplacementInput } from '#sim/memory/config.ts'
import { pageReplacement } from '#sim/memory/page-replacement.ts'
import { faultCurve } from './faults-by-frames.ts'

const BELADY = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5]

function curve(input: PageReplacementInput): string | undefined {
  const config = parseConfig(pageReplacement, input)
  if (!config.ok) throw new Error(JSON.stringify(config.error))
  return faultCurve(config.value)
    ?.map(({ faults, isAnomaly }) => `${faults}${isAnomaly ? '!' : ''}`)
    .join(' ')
}

test("fifo shows Belady's anomaly at four frames", () => {
  expect(curve({ policy: 'fifo', references: BELADY })).toBe('12 12 9 10! 5 5')
})

test('lru never has more faults with more memory', () => {
  expect(curve({ policy: 'lru', references: BELADY })).toBe('12 12 10 8 5 5')
})

test('a long stream has no curve', () => {
  expect(curve({ references: Array.from({ length: 50_000 }, (_, index) => index % 9) })).toBeUndefined()
})
