import { createHash } from 'node:crypto'

/** JSON with sorted keys: equal for equal values however they were written down. */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, sortKeys)

/** SHA-256 of a text in hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** SHA-256 in hex over the canonical JSON of a value. */
export const jsonHash = (value: unknown): string => sha256(canonicalJson(value))

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
