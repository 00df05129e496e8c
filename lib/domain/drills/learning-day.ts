/** A learner's day begins at this hour, so that a late evening belongs to the day it began on. */
const DAY_START_HOUR = 4

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    const numeric = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    } as const
    format = new Intl.DateTimeFormat('en-US', { ...numeric, second: 'numeric', hourCycle: 'h23', timeZone })
    formats.set(timeZone, format)
  }
  return format
}

/** What the clock on the wall shows, as if it were UTC milliseconds. */
function wallTime(at: Date, timeZone: string): number {
  const parts = formatFor(timeZone).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value)
  const day = [part('year'), part('month') - 1, part('day')] as const
  const seconds = Date.UTC(...day, part('hour'), part('minute'), part('second'))
  return seconds + at.getUTCMilliseconds()
}

/** Number of the learning day (04:00 to 04:00 on the learner's clock) that `at` falls in; consecutive days differ by 1. */
export const learningDay = (at: Date, timeZone: string): number =>
  Math.floor((wallTime(at, timeZone) - DAY_START_HOUR * HOUR_MS) / DAY_MS)

/**
 * First instant of a learning day. Found on the clock itself, so a day of 23 or 25 hours has its true length, and where
 * the clocks skip 04:00 the day begins at the first moment after it.
 */
export function startOfLearningDay(day: number, timeZone: string): Date {
  const wall = day * DAY_MS + DAY_START_HOUR * HOUR_MS
  // Zones lie between UTC-12 and UTC+14; learningDay grows with time, so the start can be bisected to the millisecond.
  let before = wall - 16 * HOUR_MS
  let after = wall + 14 * HOUR_MS
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (learningDay(new Date(middle), timeZone) >= day) after = middle
    else before = middle
  }
  return new Date(after)
}

/** The zone if this platform knows it, else UTC. */
export function knownTimeZone(timeZone: string): string {
  try {
    formatFor(timeZone)
    return timeZone
  } catch {
    return 'UTC'
  }
}
