import { Text } from '@codemirror/state'
import { expect, test } from 'vitest'
import { diagnosticsOf } from './editor-extensions.ts'

const text = Text.of(['first line', 'see <Callout type="x"> there', ''])

const marked = (line: number, column: number): string => {
  const [diagnostic] = diagnosticsOf([{ file: '', line, column, message: 'm', hint: 'h' }], text)
  return diagnostic ? text.sliceString(diagnostic.from, diagnostic.to) : 'none'
}

test('a problem marks the word or tag that begins at its place', () => {
  expect(marked(1, 1)).toBe('first')
  expect(marked(2, 5)).toBe('<Callout')
})

test('a place that is no longer in the text is moved to where the text still is', () => {
  expect(marked(3, 1)).toBe('')
  expect(marked(99, 7)).toBe('')
  expect(marked(1, 400)).toBe('')
})
