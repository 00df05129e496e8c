import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldOf, type JsonSchema, labelOf } from './schema-fields.ts'

const form = (schema: z.ZodType) => fieldOf(z.toJSONSchema(schema, { io: 'input' }) as JsonSchema)

test('a number keeps its limits and its default', () => {
  const field = form(z.int().min(1).max(9).default(4).describe('How long, in ticks.'))
  expect(field).toMatchObject({ type: 'number', isInteger: true, min: 1, max: 9, initial: 4 })
  expect(field.help).toBe('How long, in ticks.')
})

test('exclusive limits become the nearest whole number', () => {
  expect(form(z.int().gt(0).lt(10))).toMatchObject({ min: 1, max: 9 })
})

test('an enum and a union of literals are choices', () => {
  expect(form(z.enum(['rr', 'fifo']))).toMatchObject({
    type: 'choice',
    options: ['rr', 'fifo'],
    initial: 'rr',
  })
  expect(form(z.union([z.literal('a'), z.literal('b')]))).toMatchObject({
    type: 'choice',
    options: ['a', 'b'],
  })
})

test('a list of objects knows its row and its limits', () => {
  const field = form(
    z
      .array(z.strictObject({ run: z.int().min(0), arrival: z.int().default(3) }))
      .min(1)
      .max(5),
  )
  expect(field).toMatchObject({ type: 'list', min: 1, max: 5, initial: [{ run: 1, arrival: 3 }] })
  if (field.type !== 'list' || field.item.type !== 'object') throw new Error('expected a list of objects')
  expect(field.item.fields.map(({ key, field: inner }) => `${key} ${inner.type} ${inner.label}`)).toEqual([
    'run number Run',
    'arrival number Arrival',
  ])
})

test('a nullable value is optional', () => {
  expect(form(z.int().min(2).nullable())).toMatchObject({
    type: 'optional',
    initial: null,
    inner: { min: 2 },
  })
})

test('a tagged union offers its shapes', () => {
  const field = form(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('cpu'), ticks: z.int().min(1) }),
      z.strictObject({ type: z.literal('io') }),
    ]),
  )
  if (field.type !== 'variants') throw new Error('expected variants')
  expect(field.variants.map(({ tag, value }) => `${tag}=${value}`)).toEqual(['type=cpu', 'type=io'])
  expect(field.variants[0]?.field.initial).toEqual({ type: 'cpu', ticks: 1 })
})

test('a string that may be long is a text with lines', () => {
  expect(form(z.string().max(2_000)).type).toBe('lines')
  expect(form(z.string().max(40)).type).toBe('text')
})

test('a shape without a form falls back to JSON text', () => {
  expect(form(z.record(z.string(), z.unknown())).type).toBe('json')
})

test.each([
  ['quantumTicks', 'Quantum (ticks)'],
  ['stayOnIo', 'Stay on I/O'],
  ['ioEvery', 'I/O every'],
  ['ticks', 'Ticks'],
  ['mlfq', 'MLFQ'],
])('%s reads %s', (key, label) => {
  expect(labelOf(key)).toBe(label)
})
