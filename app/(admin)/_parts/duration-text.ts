import { countText } from '#app/_ui/count-text.ts'

/** "1.5 days", "3.2 h", "40 min". */
export function durationText(days: number): string {
  if (days >= 1) return countText(round1(days), 'day')
  const minutes = days * 24 * 60
  return minutes >= 60 ? `${round1(minutes / 60)} h` : `${Math.max(1, Math.round(minutes))} min`
}

const round1 = (value: number): number => Math.round(value * 10) / 10
