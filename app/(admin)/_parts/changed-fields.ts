export type ChangedField = {
  readonly name: string
  /** Null where there was nothing before. */
  readonly from: string | null
  /** Null where nothing is left. */
  readonly to: string | null
}

/** The fields of an audit record that differ between before and after, as short texts. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const old = fieldsOf(before)
  const now = fieldsOf(after)
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((name) => ({ name, from: old.get(name) ?? null, to: now.get(name) ?? null }))
    .filter(({ from, to }) => from !== to)
}

function fieldsOf(value: unknown): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map()
  return new Map(Object.entries(value).map(([name, field]) => [name, textOf(field)]))
}

const LONGEST = 200

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
