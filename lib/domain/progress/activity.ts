import { learningDay } from '../drills/learning-day.ts'

export type ActivityDay = { readonly date: string; readonly count: number }

const DAY_MS = 86_400_000

/** Number of traces on each of the last `days` learning days, oldest first; today is the last. */
export function activityByDay(
  times: readonly Date[],
  { now, timeZone, days }: { readonly now: Date; readonly timeZone: string; readonly days: number },
): ActivityDay[] {
  const counts = new Map<number, number>()
  for (const time of times) {
    const day = learningDay(time, timeZone)
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  const today = learningDay(now, timeZone)
  return Array.from({ length: days }, (_, i) => {
    const day = today - days + 1 + i
    return { date: new Date(day * DAY_MS).toISOString().slice(0, 10), count: counts.get(day) ?? 0 }
  })
}
