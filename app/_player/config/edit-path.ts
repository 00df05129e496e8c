export type Path = readonly (string | number)[]

/** A copy of `value` with `next` at `path`; objects and arrays on the way are copied, the rest is shared. */
export function setAt(value: unknown, path: Path, next: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return next
  if (typeof key === 'number') {
    const items = Array.isArray(value) ? [...value] : []
    items[key] = setAt(items[key], rest, next)
    return items
  }
  const record = isRecord(value) ? value : {}
  return { ...record, [key]: setAt(record[key], rest, next) }
}

/** What stands at `path`, or undefined. */
export function getAt(value: unknown, path: Path): unknown {
  let at = value
  for (const key of path) {
    if (Array.isArray(at)) at = at[Number(key)]
    else if (isRecord(at)) at = at[key]
    else return undefined
  }
  return at
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Errors and fields meet by this text. */
export const pathKey = (path: Path) => path.join('.')
