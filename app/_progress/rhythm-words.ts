import { countText } from '#app/_ui/count-text.ts'
import type { Rhythm } from '#lib/domain/progress/rhythm.ts'

/** "3 days this week, and something in 5 of the last 12 weeks." Says what there was, never what there was not. */
export function rhythmWords({ daysThisWeek, activeWeeks, weeks }: Rhythm): string {
  const earlier = activeWeeks - (daysThisWeek > 0 ? 1 : 0)
  const all = `something learned in ${activeWeeks} of the last ${weeks} weeks`
  if (daysThisWeek > 0)
    return earlier > 0
      ? `${countText(daysThisWeek, 'day')} this week, and ${all}.`
      : `${countText(daysThisWeek, 'day')} this week.`
  return earlier > 0 ? `${all[0]?.toUpperCase()}${all.slice(1)}; this one is open.` : ''
}
