/** Where each of one or two runs stands at each position of the scrubber. Positions run from 0 to `length`. */
export type Timeline = {
  readonly length: number
  readonly at: (position: number) => { readonly a: number; readonly b: number }
  /** The first scrubber position at which a run stands at this step. */
  readonly find: (run: 'a' | 'b', step: number) => number
}

/** One run: the scrubber counts its steps. */
export function singleTimeline(length: number): Timeline {
  return {
    length,
    at: (position) => ({ a: Math.min(position, length), b: 0 }),
    find: (_run, step) => Math.min(step, length),
  }
}

/**
 * Two runs side by side, in step with their own clocks: each position takes the next step of whichever run is behind in
 * time, or of both when their next steps happen at the same time. `times[i]` is the time of step i, never decreasing.
 */
export function mergedTimeline(timesA: readonly number[], timesB: readonly number[]): Timeline {
  const pairs = [{ a: 0, b: 0 }]
  const lastA = timesA.length - 1
  const lastB = timesB.length - 1
  let a = 0
  let b = 0
  while (a < lastA || b < lastB) {
    const nextA = a < lastA ? (timesA[a + 1] as number) : Number.POSITIVE_INFINITY
    const nextB = b < lastB ? (timesB[b + 1] as number) : Number.POSITIVE_INFINITY
    if (nextA <= nextB) a++
    if (nextB <= nextA) b++
    pairs.push({ a, b })
  }
  const length = pairs.length - 1
  return {
    length,
    at: (position) => pairs[Math.max(0, Math.min(position, length))] as { a: number; b: number },
    find: (run, step) => {
      const index = pairs.findIndex((pair) => pair[run] >= step)
      return index < 0 ? length : index
    },
  }
}
