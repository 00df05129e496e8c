import { learningDay } from '../drills/learning-day.ts'
import type { ActivityDay } from './activity.ts'

/** Days and weeks with something learned. It only counts what there was: nothing is lost by a pause. */
export type Rhythm = {
  /** Monday to Sunday of this week; the days to come are there too. */
  readonly week: readonly { readonly date: string; readonly isActive: boolean; readonly isToday: boolean }[]
  readonly daysThisWeek: number
  /** Of the weeks before this one and this one, as far back as `days` reaches whole weeks. */
  readonly activeWeeks: number
  readonly weeks: number
}

const DAY_MS = 86_400_000

/** `2026-03-02` of a learning day; days of different people and zones compare by it. */
export const dateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** The date of the learning day (04:00 to 04:00 on the learner's clock) in which `at` falls. */
export const learningDate = (at: Date, timeZone: string): string => dateOfDay(learningDay(at, timeZone))

/** The epoch began on a Thursday. Monday is 0. */
const weekdayOf = (date: string): number => (Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS) + 3) % 7

/** From the activity by learning day, oldest first and without gaps; the last is today. */
export function rhythmOf(days: readonly ActivityDay[]): Rhythm {
  const today = days.at(-1)?.date ?? dateOfDay(0)
  const active = new Set(days.filter(({ count }) => count > 0).map(({ date }) => date))
  const monday = Date.parse(`${today}T00:00:00Z`) / DAY_MS - weekdayOf(today)
  const week = Array.from({ length: 7 }, (_, i) => dateOfDay(monday + i)).map((date) => ({
    ...{ date, isActive: active.has(date), isToday: date === today },
  }))
  const weeks = 1 + Math.floor((days.length - 1 - weekdayOf(today)) / 7)
  const isActiveWeek = (back: number) =>
    Array.from({ length: 7 }, (_, i) => dateOfDay(monday - 7 * back + i)).some((date) => active.has(date))
  return {
    week,
    daysThisWeek: week.filter(({ isActive }) => isActive).length,
    activeWeeks: Array.from({ length: weeks }, (_, back) => back).filter(isActiveWeek).length,
    weeks,
  }
}
