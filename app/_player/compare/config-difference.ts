import { isRecord, type Path, pathKey } from '../config/edit-path.ts'

export type ConfigDifference = { readonly path: Path; readonly a: unknown; readonly b: unknown }

/** The places where two configs differ: leaf by leaf through objects, a list that differs as one place. */
export function configDifferences(a: unknown, b: unknown, path: Path = []): ConfigDifference[] {
  if (isRecord(a) && isRecord(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
    return keys.flatMap((key) => configDifferences(a[key], b[key], [...path, key]))
  }
  return JSON.stringify(a) === JSON.stringify(b) ? [] : [{ path, a, b }]
}

/** A short name for one side: `policy rr, quantumTicks 5`. A list is only named, not spelled out. */
export function nameOfSide(differences: readonly ConfigDifference[], side: 'a' | 'b'): string {
  if (differences.length === 0) return 'same settings'
  return differences
    .map((difference) => `${pathKey(difference.path)} ${nameOfValue(difference[side])}`)
    .join(', ')
}

function nameOfValue(value: unknown): string {
  if (Array.isArray(value)) return `of ${value.length}`
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return value === undefined || value === null ? 'none' : String(value)
}
