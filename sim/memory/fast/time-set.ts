/**
 * A set of whole numbers from 0 to `length` - 1 as a tree of bits, 32 to a word: a bit of a level above says that its word
 * below is not empty (van Emde Boas 1975, with fan-out 32). All operations O(log32 length).
 */
export class TimeSet {
  readonly #levels: Int32Array[] = []

  constructor(length: number) {
    let words = length
    do {
      words = Math.max(1, Math.ceil(words / 32))
      this.#levels.push(new Int32Array(words))
    } while (words > 1)
  }

  add(time: number): void {
    let at = time
    for (const words of this.#levels) {
      const word = at >>> 5
      const before = words[word]!
      words[word] = before | (1 << (at & 31))
      if (before !== 0) return
      at = word
    }
  }

  /** Whether it was there. */
  remove(time: number): boolean {
    const words = this.#levels[0]!
    const word = time >>> 5
    const bit = 1 << (time & 31)
    const before = words[word]!
    if ((before & bit) === 0) return false
    words[word] = before ^ bit
    if (before === bit) this.#emptied(word)
    return true
  }

  /** Removes and answers the greatest number; -1 when the set is empty. */
  removeLast(): number {
    let word = 0
    for (let level = this.#levels.length - 1; level >= 0; level--) {
      const bits = this.#levels[level]![word]!
      if (bits === 0) return -1
      word = 32 * word + 31 - Math.clz32(bits)
    }
    this.remove(word)
    return word
  }

  /** Word `at` of the lowest level has become empty. */
  #emptied(at: number): void {
    let index = at
    for (let level = 1; level < this.#levels.length; level++) {
      const words = this.#levels[level]!
      const word = index >>> 5
      words[word] = words[word]! ^ (1 << (index & 31))
      if (words[word] !== 0) return
      index = word
    }
  }
}
