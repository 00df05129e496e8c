/** The longest sitting that is planned. */
export const MOST_MINUTES = 240

/** The minutes that an address asks to plan; null when it names none, or none that can be planned. */
export function minutesFrom(value: string | string[] | undefined): number | null {
  const minutes = typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : 0
  return minutes >= 1 && minutes <= MOST_MINUTES ? minutes : null
}
