export type ScoreBin = {
  readonly index: number
  readonly from: number
  readonly to: number
  readonly count: number
}

const BINS = 10

/** Ten bins of ten percentage points; a score of exactly 100 belongs to the last. */
export function scoreDistribution(percents: readonly number[]): ScoreBin[] {
  const counts = new Array<number>(BINS).fill(0)
  for (const percent of percents) counts[scoreBinOf(percent)]!++
  return counts.map((count, index) => ({ index, from: index * 10, to: index * 10 + 10, count }))
}

/** The bin a score of 0 to 100 percent falls in. */
export const scoreBinOf = (percent: number): number =>
  Math.min(BINS - 1, Math.max(0, Math.floor(percent / BINS)))
