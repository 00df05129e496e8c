/** Whether something that was stored has a shape. Hand-written, so that pages which read a device load no schema library. */
export type Check = (found: unknown) => boolean

export const isText: Check = (found) => typeof found === 'string'
export const isFlag: Check = (found) => typeof found === 'boolean'
export const isCount: Check = (found) => Number.isSafeInteger(found) && Number(found) >= 0
export const isTime: Check = (found) =>
  typeof found === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(found) && !Number.isNaN(Date.parse(found))

export const isMatch =
  (pattern: RegExp): Check =>
  (found) =>
    typeof found === 'string' && pattern.test(found)

export const isOneOf =
  (values: readonly string[]): Check =>
  (found) =>
    typeof found === 'string' && values.includes(found)

export const isNullOr =
  (check: Check): Check =>
  (found) =>
    found === null || check(found)

export const isListOf =
  (check: Check): Check =>
  (found) =>
    Array.isArray(found) && found.every(check)

/** Further parts are let through: nobody reads them. */
export const hasParts =
  (parts: Readonly<Record<string, Check>>): Check =>
  (found) =>
    typeof found === 'object' &&
    found !== null &&
    Object.entries(parts).every(([key, check]) => check((found as Record<string, unknown>)[key]))
