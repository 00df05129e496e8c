import { expect, test } from 'vitest'
import { visibleRows } from './visible-rows.ts'

const at = (count: number, scrollTop: number) => visibleRows(count, { rowHeight: 10, scrollTop, height: 100 })

test('a short list is drawn whole', () => {
  expect(at(5, 0)).toEqual({ first: 0, end: 5, before: 0, after: 0 })
})

test('of a long list only the rows in sight and a few around them are drawn', () => {
  expect(at(1000, 500)).toEqual({ first: 42, end: 68, before: 420, after: 9320 })
})

test.each([0, 137, 9_900, 10_000])('scrolled to %i the heights add up to the whole list', (scrollTop) => {
  const { first, end, before, after } = at(1000, scrollTop)
  expect(before + (end - first) * 10 + after).toBe(10_000)
})
