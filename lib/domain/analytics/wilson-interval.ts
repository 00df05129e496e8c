export type Interval = { readonly low: number; readonly high: number }

/** The 97.5 % point of the standard normal distribution. */
const Z95 = 1.959963984540054

/**
 * 95 % score interval of a proportion `share` (0..1) seen in `n` cases; null for n = 0.
 * Wilson, JASA 1927; recommended for small n by Brown, Cai and DasGupta, 2001. For a mean of scores within 0..1 it is
 * wider than needed, since no such mean varies more than that of right and wrong.
 */
export function wilsonInterval(share: number, n: number): Interval | null {
  if (n === 0) return null
  const z2 = Z95 ** 2
  const centre = share + z2 / (2 * n)
  const spread = Z95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n ** 2))
  const scale = 1 + z2 / n
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) }
}
