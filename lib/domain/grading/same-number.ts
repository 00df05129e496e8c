/** The tolerance is absolute; a relative 1e-9 forgives what binary fractions lose (1/3 against 0.333333333). */
export function isSameNumber(wanted: number, given: number, tolerance = 0): boolean {
  const slack = 1e-9 * Math.max(Math.abs(wanted), Math.abs(given))
  return Math.abs(given - wanted) <= tolerance + slack
}
