// random: the Mersenne Twister MT19937 (Matsumoto & Nishimura 1998), seeded as CPython 3.11 does. Its state lies in the
// heap (625 raw words behind a root), so it is part of the program's state.
import { float } from './constants.ts'
import { raised, typeError } from './errors.ts'
import { allocateSized, heap, KIND, kindOf } from './heap.ts'
import { bigIntOf } from './operators.ts'
import { stableHash } from './python-hash.ts'
import { sha512, utf8 } from './sha512.ts'
import { ROOT, root, setRoot } from './thread-object.ts'
import { big, isBig, isBool, isInt, isString, NONE, pointerTo, text, UNBOUND } from './values.ts'

const N = 624
const M = 397

function stateAddress(): number {
  if (root(ROOT.random) === UNBOUND) seedWith(0n)
  return (root(ROOT.random) >>> 3) + 2
}

/** random.seed(a): an int, a float by its hash, or a text with its SHA-512 behind it. */
export function seed(value: number): number {
  if (value === UNBOUND || value === NONE) seedWith(0n)
  else if (isInt(value) || isBig(value) || isBool(value)) seedWith(absolute(bigIntOf(value)))
  else if (isString(value)) seedWith(seedOfText(text(value)))
  else if (kindOf(value) === KIND.float) seedWith(absolute(stableHash(value) ?? 0n))
  else throw typeError('The only supported seed types are: None,\nint, float, str, bytes, and bytearray.')
  return NONE
}

function seedOfText(text: string): bigint {
  const bytes = utf8(text)
  return (bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) << 512n) | sha512(bytes)
}

const absolute = (n: bigint) => (n < 0n ? -n : n)

function seedWith(value: bigint): void {
  const keys: number[] = []
  for (let rest = value; rest > 0n; rest >>= 32n) keys.push(Number(rest & 0xffffffffn))
  if (keys.length === 0) keys.push(0)
  if (root(ROOT.random) === UNBOUND) setRoot(ROOT.random, pointerTo(allocateSized(KIND.raw, N + 1)))
  const at = (root(ROOT.random) >>> 3) + 2
  const { h } = heap
  initialize(h, at, 19650218)
  let i = 1
  let j = 0
  for (let k = Math.max(N, keys.length); k > 0; k--) {
    h[at + i] = (word(h, at + i) ^ Math.imul(mixed(h, at + i - 1), 1664525)) + (keys[j] as number) + j
    if (++i >= N) {
      h[at] = h[at + N - 1] as number
      i = 1
    }
    if (++j >= keys.length) j = 0
  }
  for (let k = N - 1; k > 0; k--) {
    h[at + i] = (word(h, at + i) ^ Math.imul(mixed(h, at + i - 1), 1566083941)) - i
    if (++i >= N) {
      h[at] = h[at + N - 1] as number
      i = 1
    }
  }
  h[at] = 0x80000000 | 0
  h[at + N] = N
}

const word = (h: Int32Array, at: number) => h[at] as number
const mixed = (h: Int32Array, at: number) => word(h, at) ^ (word(h, at) >>> 30)

function initialize(h: Int32Array, at: number, start: number): void {
  h[at] = start
  for (let n = 1; n < N; n++) h[at + n] = Math.imul(1812433253, mixed(h, at + n - 1)) + n
}

function next32(): number {
  const at = stateAddress()
  const { h } = heap
  let index = word(h, at + N)
  if (index >= N) {
    for (let k = 0; k < N; k++) {
      const y = (word(h, at + k) & 0x80000000) | (word(h, at + ((k + 1) % N)) & 0x7fffffff)
      h[at + k] = word(h, at + ((k + M) % N)) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0)
    }
    index = 0
  }
  let y = word(h, at + index)
  h[at + N] = index + 1
  y ^= y >>> 11
  y ^= (y << 7) & 0x9d2c5680
  y ^= (y << 15) & 0xefc60000
  return (y ^ (y >>> 18)) >>> 0
}

/** random.random(): 53 bits. */
export function random(): number {
  const a = next32() >>> 5
  const b = next32() >>> 6
  return float((a * 67108864 + b) / 9007199254740992)
}

export function randomBits(bits: number): number {
  let left = Number(bigIntOf(bits))
  if (left < 0) throw raised('ValueError', 'number of bits must be non-negative')
  let result = 0n
  for (let shift = 0n; left > 0; left -= 32, shift += 32n) {
    const draw = left < 32 ? next32() >>> (32 - left) : next32()
    result |= BigInt(draw) << shift
  }
  return big(result)
}
