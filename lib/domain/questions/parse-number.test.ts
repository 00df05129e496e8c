import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseNumber } from './parse-number.ts'

test.each([
  ['42', 42],
  [' 0.5 ', 0.5],
  ['.5', 0.5],
  ['5.', 5],
  ['1/3', 1 / 3],
  ['-1 / 4', -0.25],
  ['1e-3', 0.001],
  ['2.5E3', 2500],
  ['0x40', 64],
  ['−7', -7],
  ['+3', 3],
  ['１２', 12],
  ['12 ticks', 12],
  ['12ticks', 12],
  ['1 tick', 1],
  ['12 Ticks', 12],
])('%j is %f', (text, value) => {
  expect(parseNumber(text, 'ticks')).toEqual({ ok: true, value })
})

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['twelve', 'not-a-number'],
  ['1,5', 'decimal-comma'],
  ['1/0', 'division-by-zero'],
  ['1e400', 'too-large'],
  ['NaN', 'not-a-number'],
  ['Infinity', 'not-a-number'],
  ['12 ms', 'other-unit'],
  ['1 2', 'not-a-number'],
  ['1/2/3', 'not-a-number'],
  ['3--4', 'not-a-number'],
])('%j has the problem %s', (text, code) => {
  expect(parseNumber(text, 'ticks')).toMatchObject({ ok: false, error: { code } })
})

test('a unit is refused where the question has none', () => {
  expect(parseNumber('12 ticks')).toMatchObject({ ok: false, error: { code: 'other-unit' } })
})

test('every finite number is read back from how JavaScript prints it', () => {
  const numbers = fc.double({ noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(numbers, (value) => {
      expect(parseNumber(String(value))).toEqual({ ok: true, value: value + 0 })
    }),
  )
})

test('no text makes it throw or give anything but a finite number', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
      const parsed = parseNumber(text, 'ms')
      if (parsed.ok) expect(Number.isFinite(parsed.value)).toBe(true)
    }),
  )
})
