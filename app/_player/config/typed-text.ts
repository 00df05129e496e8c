/** '7, 0 1' as [7, 0, 1]: numbers stand apart by commas or spaces, names by commas only. A word that is no number stays text, for the schema to refuse by its place. */
export function parseList(text: string, isNumeric: boolean): (string | number)[] {
  const words = text
    .split(isNumeric ? /[\s,;]+/ : /[,;\n]/)
    .map((word) => word.trim())
    .filter(Boolean)
  return words.map((word) => (isNumeric && Number.isFinite(Number(word)) ? Number(word) : word))
}

export function formatList(items: readonly unknown[]): string {
  return items.map(String).join(', ')
}

/** A number as typed: half-typed text stays text, for the schema to refuse. */
export function parseNumber(text: string): unknown {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed
}
