/**
 * Whole minutes for each part, in proportion to its weight and at least one: they add up to `total`, or to the number of
 * parts where that is more (largest remainders).
 */
export function shareMinutes(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const spare = Math.max(0, total - weights.length)
  const exact = weights.map((weight) => (sum === 0 ? spare / weights.length : (spare * weight) / sum))
  const shares = exact.map((share) => 1 + Math.floor(share))
  const left = spare - exact.reduce((all, share) => all + Math.floor(share), 0)
  const byRemainder = exact
    .map((share, i) => ({ i, remainder: share - Math.floor(share) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.i - b.i)
  for (const { i } of byRemainder.slice(0, left)) shares[i] = (shares[i] ?? 0) + 1
  return shares
}
