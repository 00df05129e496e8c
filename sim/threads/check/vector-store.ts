/**
 * States as vectors of numbers (a shared part and one local part a thread), each kept whole: two states get the same id
 * exactly when their vectors are equal.
 */
export class VectorStore {
  count = 0
  /** The vectors, one after the other; vector n is `words[starts[n] .. starts[n + 1])`. */
  words = new Int32Array(1 << 14)
  starts = new Int32Array(1 << 11)
  /** Two words an entry: hash, and id plus one (0: free); open addressing. */
  private table = new Int32Array(2 << 12)

  /** The id of `vector[0 .. length)`; it was new when that is `count - 1` and was `count` before. */
  intern(vector: Int32Array, length: number): number {
    let hash = length
    for (let n = 0; n < length; n++) {
      hash = Math.imul(hash ^ (vector[n] as number), 0x9e3779b1)
      hash ^= hash >>> 15
    }
    hash = Math.imul(hash, 0x85ebca6b)
    hash ^= hash >>> 13
    const { table } = this
    const mask = table.length - 1
    let slot = (hash << 1) & mask
    for (;;) {
      const id = (table[slot + 1] as number) - 1
      if (id < 0) break
      if (table[slot] === hash && this.isSame(id, vector, length)) return id
      slot = (slot + 2) & mask
    }
    return this.add(slot, hash, vector, length)
  }

  vector(id: number): number[] {
    return Array.from(this.words.subarray(this.starts[id], this.starts[id + 1]))
  }

  private isSame(id: number, vector: Int32Array, length: number): boolean {
    const start = this.starts[id] as number
    if ((this.starts[id + 1] as number) - start !== length) return false
    const { words } = this
    for (let n = 0; n < length; n++) if (words[start + n] !== vector[n]) return false
    return true
  }

  private add(slot: number, hash: number, vector: Int32Array, length: number): number {
    const id = this.count++
    this.table[slot] = hash
    this.table[slot + 1] = id + 1
    if (id + 2 > this.starts.length) this.starts = grown(this.starts, this.starts.length * 2)
    const start = this.starts[id] as number
    if (start + length > this.words.length) this.words = grown(this.words, this.words.length * 2 + length)
    const { words } = this
    for (let n = 0; n < length; n++) words[start + n] = vector[n] as number
    this.starts[id + 1] = start + length
    if (this.count * 4 > this.table.length) this.rehash()
    return id
  }

  private rehash(): void {
    const old = this.table
    const table = new Int32Array(old.length * 4)
    const mask = table.length - 1
    for (let n = 0; n < old.length; n += 2) {
      if (old[n + 1] === 0) continue
      let slot = ((old[n] as number) << 1) & mask
      while (table[slot + 1] !== 0) slot = (slot + 2) & mask
      table[slot] = old[n] as number
      table[slot + 1] = old[n + 1] as number
    }
    this.table = table
  }
}

/** A map from pairs of numbers (0 to 2^31 - 1) to numbers from 0 on, open addressing. */
export class PairMap {
  private count = 0
  /** Three words an entry: both keys, value plus one (0: free). */
  private table = new Int32Array(3 << 10)
  private mask = (1 << 10) - 1

  /** The value of a pair, or -1. */
  get(a: number, b: number): number {
    const { table, mask } = this
    for (let slot = hashPair(a, b) & mask; ; slot = (slot + 1) & mask) {
      const value = table[slot * 3 + 2] as number
      if (value === 0) return -1
      if (table[slot * 3] === a && table[slot * 3 + 1] === b) return value - 1
    }
  }

  /** Adds a pair that is not there. */
  set(a: number, b: number, value: number): void {
    if (++this.count * 6 > this.table.length) this.rehash()
    this.put(a, b, value + 1)
  }

  private rehash(): void {
    const old = this.table
    this.table = new Int32Array(old.length * 4)
    this.mask = this.mask * 4 + 3
    for (let n = 0; n < old.length; n += 3)
      if (old[n + 2] !== 0) this.put(old[n] as number, old[n + 1] as number, old[n + 2] as number)
  }

  private put(a: number, b: number, value: number): void {
    const { table, mask } = this
    let slot = hashPair(a, b) & mask
    while (table[slot * 3 + 2] !== 0) slot = (slot + 1) & mask
    table[slot * 3] = a
    table[slot * 3 + 1] = b
    table[slot * 3 + 2] = value
  }
}

function hashPair(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}

function grown(old: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(length)
  bigger.set(old)
  return bigger
}
