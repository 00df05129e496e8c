import { drawAt, fractionAt } from './rng.ts'

/** One stream of draws, consumed in order; the same seed gives the same stream. */
export type Draws = {
  /** In [0, 1). */
  fraction(): number
  /** In [0, bound). */
  integer(bound: number): number
  /** In [low, high). */
  between(low: number, high: number): number
  chance(p: number): boolean
  pick<T>(from: readonly T[]): T
  /** A stream of its own, so that more draws in one part leave the others as they are. */
  fork(name: number): Draws
}

/** The stream of a seed, from its start. */
export function createDraws(seed: number): Draws {
  let index = 0
  const fraction = () => fractionAt(seed, index++)
  const integer = (bound: number) => Math.floor(fraction() * bound)
  return {
    fraction,
    integer,
    between: (low, high) => low + fraction() * (high - low),
    chance: (p) => fraction() < p,
    pick: (from) => from[integer(from.length)]!,
    fork: (name) => createDraws(drawAt(seed ^ 0x5bd1e995, name)),
  }
}
