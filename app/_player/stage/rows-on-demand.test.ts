import { expect, test } from 'vitest'
import { rowsOnDemand } from './rows-on-demand.ts'

test('only the rows that are asked for are made, and none beyond the end', () => {
  const made: number[] = []
  const rows = rowsOnDemand(100_000, (index) => {
    made.push(index)
    return [index]
  })
  expect(rows.length).toBe(100_000)
  expect(rows.slice(99_998, 100_020)).toEqual([[99_998], [99_999]])
  expect(rows.slice(100_010, 100_020)).toEqual([])
  expect(made).toEqual([99_998, 99_999])
})
