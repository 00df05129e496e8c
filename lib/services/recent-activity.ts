import { listActiveTimes } from '#lib/db/activity.ts'
import { db } from '#lib/db/client.ts'
import { listStudyDays } from '#lib/db/study-days.ts'
import { type ActivityDay, activityByDay } from '#lib/domain/progress/activity.ts'

const DAY_MS = 86_400_000

type Window = { readonly now: Date; readonly timeZone: string; readonly days: number }

/** How much one learner did on each of the last `days` learning days of that time zone, today the last. */
export async function recentActivity(userId: string, window: Window): Promise<ActivityDay[]> {
  const { now, days } = window
  // A day more than asked for: the first learning day may begin up to a day before this moment of it.
  const from = new Date(now.getTime() - (days + 1) * DAY_MS)
  const [times, studied] = await Promise.all([
    listActiveTimes(db(), userId, { from, to: new Date(now.getTime() + 1) }),
    listStudyDays(db(), userId, from.toISOString().slice(0, 10)),
  ])
  // A later visit to the same lesson takes its time along; the day it was is kept apart.
  return activityByDay(times, window).map(({ date, count }) => ({
    date,
    count: count === 0 && studied.has(date) ? 1 : count,
  }))
}
