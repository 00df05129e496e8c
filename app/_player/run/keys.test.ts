import { expect, test } from 'vitest'
import { actionOf, commandOf } from './keys.ts'

const press = (key: string, tag = 'div', inputType: string | null = null, hasModifier = false) =>
  commandOf({ key, tag, inputType, hasModifier })

test.each([
  [' ', 'toggle-play'],
  ['ArrowLeft', 'step-back'],
  ['End', 'last'],
  ['n', 'next-event'],
  ['T', 'table'],
  ['x', null],
])('the key %j asks for %s', (key, command) => {
  expect(press(key)).toBe(command)
})

test('a text field keeps all its keys', () => {
  expect(press('n', 'input', 'text')).toBeNull()
  expect(press(' ', 'textarea')).toBeNull()
  expect(press('ArrowLeft', 'select')).toBeNull()
})

test('the space bar presses a focused button, the other keys go to the player', () => {
  expect(press(' ', 'button')).toBeNull()
  expect(press('ArrowRight', 'button')).toBe('step')
})

test('the scrubber obeys the keys of the player', () => {
  expect(press(' ', 'input', 'range')).toBe('toggle-play')
  expect(press('Home', 'input', 'range')).toBe('first')
})

test('a key with a modifier belongs to the browser', () => {
  expect(press('ArrowLeft', 'div', null, true)).toBeNull()
})

test('a digit takes the action with that place, but not while somebody types a number', () => {
  const digit = (key: string, tag = 'div') => actionOf({ key, tag, inputType: null, hasModifier: false })
  expect([digit('1'), digit('9'), digit('0'), digit('n')]).toEqual([0, 8, null, null])
  expect(digit('1', 'input')).toBeNull()
})
