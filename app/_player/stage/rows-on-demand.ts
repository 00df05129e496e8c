import type { TableRow, TableRows } from '../view.ts'

/** `length` rows of which each is made when somebody looks at it. `rowAt` counts from 0. */
export function rowsOnDemand(length: number, rowAt: (index: number) => TableRow): TableRows {
  return {
    length,
    slice: (first, end) => {
      const last = Math.min(end, length)
      return Array.from({ length: Math.max(0, last - first) }, (_, offset) => rowAt(first + offset))
    },
  }
}
