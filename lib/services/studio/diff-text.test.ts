import { expect, test } from 'vitest'
import { type DiffRow, diffText, type Side } from './diff-text.ts'

const told = (side: Side | null): string =>
  side
    ? `${side.line} ${side.parts.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('')}`
    : '-'

const rows = (before: string, after: string): string[] =>
  diffText(before, after).rows.map((row: DiffRow) =>
    row.type === 'gap' ? `… ${row.lines}` : `${row.type}: ${told(row.before)} | ${told(row.after)}`,
  )

test('a changed line stands beside what it became, with the words that differ marked', () => {
  expect(rows('a\nthe old word\nc', 'a\nthe new word\nc')).toEqual([
    'same: 1 a | 1 a',
    'changed: 2 the [old] word | 2 the [new] word',
    'same: 3 c | 3 c',
  ])
})

test('added and removed lines keep the numbers of both sides', () => {
  expect(rows('a\nb\nc', 'a\nc\nd')).toEqual([
    'same: 1 a | 1 a',
    'removed: 2 b | -',
    'same: 3 c | 2 c',
    'added: - | 3 d',
  ])
})

test('long unchanged stretches are shortened, three lines beside each change are kept', () => {
  const lines = Array.from({ length: 20 }, (_, i) => `line ${i}`)
  const changed = lines.with(10, 'other').join('\n')
  expect(rows(lines.join('\n'), changed)).toHaveLength(9)
  expect(rows(lines.join('\n'), changed)[0]).toBe('… 7')
})

test('equal texts are one gap, and counts tell how much differs', () => {
  expect(rows('a\nb', 'a\nb')).toEqual(['… 2'])
  expect(diffText('a\nb', 'a\nc\nd')).toMatchObject({ removed: 1, added: 2 })
})
