// CPython's own hashes where they are the same in every run: numbers and tuples of them (Python/pyhash.c, Objects/tupleobject.c).
import { floatOf } from './constants.ts'
import { KIND, kindOf } from './heap.ts'
import { ratioOf } from './number-text.ts'
import { itemsOfTuple } from './types.ts'
import { bigOf, isBig, isBool, isInt, TRUE } from './values.ts'

const MODULUS = 2n ** 61n - 1n
const HALF = 2n ** 60n
const INFINITY = 314159n

/** `hash(v)` of a number or a tuple of numbers as a signed 64-bit number; undefined for what CPython hashes anew in each run. */
export function stableHash(v: number): bigint | undefined {
  if (isInt(v) || isBig(v)) return reduced(bigOf(v), 1n)
  if (isBool(v)) return v === TRUE ? 1n : 0n
  if (kindOf(v) === KIND.float) return hashOfFloat(floatOf(v))
  if (kindOf(v) !== KIND.tuple) return undefined
  const lanes = itemsOfTuple(v).map(stableHash)
  return lanes.every((lane) => lane !== undefined) ? hashOfTuple(lanes) : undefined
}

function reduced(top: bigint, factor: bigint): bigint {
  const size = (((top < 0n ? -top : top) % MODULUS) * factor) % MODULUS
  const value = top < 0n ? -size : size
  return value === -1n ? -2n : value
}

function hashOfFloat(value: number): bigint | undefined {
  if (Number.isNaN(value)) return undefined
  if (!Number.isFinite(value)) return value > 0 ? INFINITY : -INFINITY
  const [top, bottom] = ratioOf(value)
  let factor = 1n
  for (let left = bottom; left > 1n; left >>= 1n) factor = (factor * HALF) % MODULUS
  return reduced(top, factor)
}

const PRIMES = [11400714785074694791n, 14029467366897019727n, 2870177450012600261n] as const
const word = (n: bigint) => BigInt.asUintN(64, n)

function hashOfTuple(lanes: readonly bigint[]): bigint {
  let sum: bigint = PRIMES[2]
  for (const lane of lanes) {
    sum = word(sum + word(lane) * PRIMES[1])
    sum = word((sum << 31n) | (sum >> 33n))
    sum = word(sum * PRIMES[0])
  }
  sum = word(sum + (BigInt(lanes.length) ^ PRIMES[2] ^ 3527539n))
  return sum === 2n ** 64n - 1n ? 1546275796n : BigInt.asIntN(64, sum)
}
