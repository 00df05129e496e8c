import { expect, test } from 'vitest'
import { minutesFrom } from './minutes-from.ts'

test.each([
  ['20', 20],
  ['240', 240],
  ['241', null],
  ['0', null],
  ['-5', null],
  ['1e2', null],
  ['twenty', null],
  [['20', '40'], null],
  [undefined, null],
])('%j asks for %j minutes', (value, minutes) => {
  expect(minutesFrom(value)).toBe(minutes)
})
