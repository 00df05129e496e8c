import { countText } from '#app/_ui/count-text.ts'
import { weekdayText } from '#app/_ui/date-text.ts'

/** "1 day", "12 days", "2 months": short enough for a button. */
export function intervalWords(days: number): string {
  return days < 45 ? countText(days, 'day') : countText(Math.round(days / 30.4), 'month')
}

/** "today", "tomorrow", "on Friday 4 June": when a card comes back, on the reader's own calendar. */
export function dayWords(iso: string, now = new Date()): string {
  const at = new Date(iso)
  const days = Math.round((startOfDay(at) - startOfDay(now)) / 86_400_000)
  if (days <= 0) return 'today'
  if (days === 1) return 'tomorrow'
  return `on ${weekdayText(at)}`
}

const startOfDay = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
