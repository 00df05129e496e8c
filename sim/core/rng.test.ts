import { expect, test } from 'vitest'
import { drawAt, fractionAt, integerAt } from './rng.ts'

test('draws stay what they are: seeds in shared links depend on them', () => {
  expect([0, 1, 2].map((index) => drawAt(42, index))).toMatchInlineSnapshot(`
    [
      310834301,
      4213354605,
      2761216331,
    ]
  `)
})

test('fractions fill [0, 1) evenly', () => {
  const buckets = new Array<number>(10).fill(0)
  for (let index = 0; index < 10_000; index++) buckets[Math.floor(fractionAt(7, index) * 10)]! += 1
  for (const count of buckets) expect(Math.abs(count - 1000)).toBeLessThan(120)
})

test('integers stay below their bound and reach every value', () => {
  const seen = new Set(Array.from({ length: 200 }, (_, index) => integerAt(1, index, 6)))
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5])
})
