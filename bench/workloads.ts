import { drawAt, fractionAt } from '#sim/core/rng.ts'

/** Page references drawn by Zipf's law: page number r (from 0) with weight 1 / (r + 1)^exponent, by Vose's alias method (1991). */
export function zipfTrace({
  references,
  pages,
  exponent,
  seed,
}: {
  readonly references: number
  readonly pages: number
  readonly exponent: number
  readonly seed: number
}): Int32Array {
  const { share, alias } = aliasTable(
    Float64Array.from({ length: pages }, (_, rank) => (rank + 1) ** -exponent),
  )
  const trace = new Int32Array(references)
  for (let at = 0; at < references; at++) {
    const column = drawAt(seed, 2 * at) % pages
    trace[at] = fractionAt(seed, 2 * at + 1) < share[column]! ? column : alias[column]!
  }
  return trace
}

function aliasTable(weights: Float64Array) {
  const { length } = weights
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const share = weights.map((weight) => (weight * length) / total)
  const alias = new Int32Array(length)
  const small: number[] = []
  const large: number[] = []
  for (let at = 0; at < length; at++) (share[at]! < 1 ? small : large).push(at)
  while (small.length > 0 && large.length > 0) {
    const less = small.pop()!
    const more = large.at(-1)!
    alias[less] = more
    share[more]! -= 1 - share[less]!
    if (share[more]! < 1) small.push(large.pop()!)
  }
  for (const rest of [...small, ...large]) share[rest] = 1
  return { share, alias }
}

/** Jobs that arrive at random (Poisson) and run for 1 to `2 x meanRun - 1` ticks, so that the processor is busy for `load` of the time. */
export function randomJobs({
  count,
  load,
  meanRun,
  seed,
}: {
  readonly count: number
  readonly load: number
  readonly meanRun: number
  readonly seed: number
}) {
  let now = 0
  return Array.from({ length: count }, (_, index) => {
    now += (-Math.log(1 - fractionAt(seed, 3 * index)) * meanRun) / load
    return {
      arrival: Math.floor(now),
      run: 1 + (drawAt(seed, 3 * index + 1) % (2 * meanRun - 1)),
      ioEvery: 0,
      ioTime: 0,
      nice: (drawAt(seed, 3 * index + 2) % 11) - 5,
    }
  })
}
