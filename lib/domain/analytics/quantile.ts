/**
 * The p-quantile (0..1) with linear interpolation between order statistics, or null for no values.
 * Type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996: what R and NumPy do by default.
 */
export function quantile(values: readonly number[], p: number): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const position = (sorted.length - 1) * p
  const low = Math.floor(position)
  const below = sorted[low]!
  const above = sorted[Math.ceil(position)]!
  return below + (above - below) * (position - low)
}

/** The middle value, or the mean of the two middle ones; null for no values. */
export const median = (values: readonly number[]): number | null => quantile(values, 0.5)
