// Every date a reader sees. Without a time zone they are in the browser's own.

/** "21 Nov 2026"; a dash for nothing. */
export const dateText = (at: Date | null, timeZone?: string): string =>
  at?.toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone }) ?? '–'

/** "21 Nov 2026, 14:05". */
export const timeText = (at: Date, timeZone?: string): string =>
  at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })

/** "Saturday 21 November". */
export const weekdayText = (at: Date, timeZone?: string): string =>
  at.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone })

/** "Sat 21 Nov" of a calendar date such as "2026-11-21". */
export const dayText = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
