import { parseNumber } from './parse-number.ts'

export type CellPlace = {
  readonly id: string
  /** The row, from 0. */
  readonly row: number
  readonly heading: string
  readonly isNumber: boolean
}

/** Which typed cell should be a number and cannot be read as one, and why; null when all can. */
export function traceProblem(
  cells: readonly CellPlace[],
  given: Readonly<Record<string, string>>,
): string | null {
  for (const { id, row, heading, isNumber } of cells) {
    const parsed = isNumber && given[id] !== undefined ? parseNumber(given[id]) : null
    if (parsed && !parsed.ok) return `Row ${row + 1}, ${heading}: ${parsed.error.message}`
  }
  return null
}
