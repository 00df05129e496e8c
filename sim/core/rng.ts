const GOLDEN_GAMMA = 0x9e3779b9

/** The 32-bit finaliser of MurmurHash3 (Appleby), the mixer that SplitMix uses (Steele, Lea, Flood, OOPSLA 2014). */
function mix(value: number): number {
  let z = value | 0
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
  return (z ^ (z >>> 16)) >>> 0
}

/**
 * The `index`-th draw of the stream `seed`: a 32-bit unsigned integer, the same on every machine, O(1) from any index.
 * SplitMix with 32-bit state. For teaching and tests, not for secrets.
 */
export function drawAt(seed: number, index: number): number {
  return mix(Math.imul(GOLDEN_GAMMA, index + 1) + mix(seed))
}

/** As `drawAt`, as a fraction in [0, 1). */
export function fractionAt(seed: number, index: number): number {
  return drawAt(seed, index) / 2 ** 32
}

/** As `drawAt`, as an integer in [0, bound). The bias is below bound / 2^32. */
export function integerAt(seed: number, index: number, bound: number): number {
  return Math.floor(fractionAt(seed, index) * bound)
}
