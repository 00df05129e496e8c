// SHA-512 (FIPS 180-4), which CPython seeds its random numbers from texts with.

const word = (n: bigint) => BigInt.asUintN(64, n)
const rotate = (n: bigint, by: bigint) => word((n >> by) | (n << (64n - by)))

/** The first `count` primes. */
function primes(count: number): bigint[] {
  const found: bigint[] = []
  for (let n = 2n; found.length < count; n++) if (found.every((prime) => n % prime !== 0n)) found.push(n)
  return found
}

/** The first 64 bits of the fraction of the `degree`-th root. */
function rootBits(n: bigint, degree: bigint): bigint {
  const scaled = n << (64n * degree)
  let [low, high] = [0n, n << 64n]
  while (low < high) {
    const middle = (low + high + 1n) / 2n
    if (middle ** degree <= scaled) low = middle
    else high = middle - 1n
  }
  return word(low)
}

/** The bytes of a text in UTF-8. */
export function utf8(text: string): number[] {
  return [...text].flatMap((char) => {
    const code = char.codePointAt(0) as number
    if (code < 0x80) return [code]
    const rest = (shift: number) => 0x80 | ((code >> shift) & 63)
    if (code < 0x800) return [0xc0 | (code >> 6), rest(0)]
    if (code < 0x10000) return [0xe0 | (code >> 12), rest(6), rest(0)]
    return [0xf0 | (code >> 18), rest(12), rest(6), rest(0)]
  })
}

/** The digest as one number. */
export function sha512(bytes: readonly number[]): bigint {
  const rounds = primes(80).map((prime) => rootBits(prime, 3n))
  let state = primes(8).map((prime) => rootBits(prime, 2n))
  const padded = [...bytes, 0x80]
  while (padded.length % 128 !== 112) padded.push(0)
  const size = BigInt(bytes.length * 8)
  for (let shift = 120n; shift >= 0n; shift -= 8n) padded.push(Number((size >> shift) & 255n))
  for (let at = 0; at < padded.length; at += 128)
    state = compressed(state, padded.slice(at, at + 128), rounds)
  return state.reduce((sum, part) => (sum << 64n) | part, 0n)
}

function compressed(state: readonly bigint[], block: readonly number[], rounds: readonly bigint[]): bigint[] {
  const words: bigint[] = []
  for (let n = 0; n < 80; n++) {
    if (n < 16)
      words.push(block.slice(n * 8, n * 8 + 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n))
    else {
      const [a, b] = [words[n - 15] as bigint, words[n - 2] as bigint]
      const small = rotate(a, 1n) ^ rotate(a, 8n) ^ (a >> 7n)
      const large = rotate(b, 19n) ^ rotate(b, 61n) ^ (b >> 6n)
      words.push(word((words[n - 16] as bigint) + small + (words[n - 7] as bigint) + large))
    }
  }
  let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint]
  words.forEach((own, n) => {
    const mixed = rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n)
    const first = h + mixed + ((e & f) ^ (word(~e) & g)) + (rounds[n] as bigint) + own
    const second = (rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c))
    ;[a, b, c, d, e, f, g, h] = [word(first + second), a, b, c, word(d + first), e, f, g]
  })
  return [a, b, c, d, e, f, g, h].map((own, n) => word(own + (state[n] as bigint)))
}
