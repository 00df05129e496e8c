import { expect, test } from 'vitest'
import { labValuesSchema } from './lab-values.ts'

const isAccepted = (values: unknown) => labValuesSchema.safeParse(values).success
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}`, i]))

test.each([
  {},
  { policy: 'mlfq', 'mlfq.levels.0.quantumTicks': 4 },
  { jobs: [{ id: 'a', bursts: [1, null] }], program: 'x'.repeat(8_000) },
  many(64),
])('values by path are accepted: %#', (values) => {
  expect(labValuesSchema.parse(values)).toEqual(values)
})

test.each([
  ['a list', []],
  ['nothing', null],
  ['a path with an empty part', { 'a..b': 1 }],
  ['a path with other signs', { '__proto__.x': 1, 'a/b': 2 }],
  ['a value that is not JSON', { a: () => 1 }],
  ['a value that is no number', { a: Number.NaN }],
  ['more than 64 values', many(65)],
  ['values that are too large', { program: 'x'.repeat(16_384) }],
])('%s is refused', (_, values) => {
  expect(isAccepted(values)).toBe(false)
})
