/** A calendar day in some time zone: `date` is "2026-11-21"; the day is [from, to) and may have 23 or 25 hours. */
export type LocalDay = { readonly date: string; readonly from: Date; readonly to: Date }

/**
 * The last `count` days up to and with the one `now` falls on, in `timeZone` (IANA name; one that is not known counts
 * as UTC). Boundaries are the first instants of each date there, also where midnight does not exist.
 */
export function lastLocalDays(now: Date, count: number, timeZone: string): LocalDay[] {
  const dateAt = localDateOf(timeZone)
  const today = dateAt(now)
  return Array.from({ length: count }, (_, i) => dayOf(addDays(today, i - count + 1), dateAt))
}

/** The day with this date, or null when the text is no date. */
export function localDay(date: string, timeZone: string): LocalDay | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null
  const at = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date) return null
  return dayOf(date, localDateOf(timeZone))
}

type DateAt = (at: Date) => string

/** The date in `timeZone` at an instant, as "2026-11-21". */
export function localDateOf(timeZone: string): DateAt {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-CA', { ...options, timeZone })
  } catch {
    format = new Intl.DateTimeFormat('en-CA', { ...options, timeZone: 'UTC' })
  }
  return (at) => format.format(at)
}

const dayOf = (date: string, dateAt: DateAt): LocalDay => ({
  date,
  from: firstInstantOf(date, dateAt),
  to: firstInstantOf(addDays(date, 1), dateAt),
})

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** Offsets lie within -12 and +14 hours and change by whole minutes, so the boundary is found to the minute. */
function firstInstantOf(date: string, dateAt: DateAt): Date {
  const midnightUtc = Date.parse(`${date}T00:00:00Z`)
  let low = midnightUtc - 15 * HOUR_MS
  let high = midnightUtc + 13 * HOUR_MS
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / (2 * MINUTE_MS)) * MINUTE_MS
    if (dateAt(new Date(middle)) < date) low = middle
    else high = middle
  }
  return new Date(high)
}

const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * HOUR_MS).toISOString().slice(0, 10)
