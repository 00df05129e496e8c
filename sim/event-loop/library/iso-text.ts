/** A time in milliseconds since 1970 as ISO 8601 text; `Invalid Date` for no time. */
export function isoText(ms: number): string {
  // biome-ignore lint/style/noRestrictedGlobals: a conversion of a given time, no clock.
  return Number.isNaN(ms) ? 'Invalid Date' : new Date(ms).toISOString()
}
