const PAGE = 1 << 24

/**
 * All states of a search, as full vectors: two states get the same id exactly when their words are equal. The words are
 * kept as variable-length bytes (7 bits a byte, most words take one or two), found through a hash table of ids.
 */
export class StateStore {
  count = 0
  /** The number of bytes kept. */
  bytes = 0
  /** The longest state, in words: what `read` needs room for. */
  maxWords = 0
  private readonly pages: Uint8Array[] = [new Uint8Array(1 << 16)]
  private pageUsed = 0
  private starts = new Float64Array(1 << 10)
  private lengths = new Int32Array(1 << 10)
  private hashes = new Int32Array(1 << 10)
  private table = new Int32Array(1 << 12).fill(-1)
  private scratch = new Uint8Array(1 << 14)

  /** The id of the state `words[start .. end)`; a new id is `count - 1` after the call. */
  intern(words: Int32Array, start: number, end: number): number {
    if ((end - start) * 5 > this.scratch.length) this.scratch = new Uint8Array((end - start) * 10)
    if (end - start > this.maxWords) this.maxWords = end - start
    const { scratch } = this
    let length = 0
    let hash = end - start
    for (let at = start; at < end; at++) {
      let word = words[at] as number
      hash = Math.imul(hash ^ word, 0x9e3779b1)
      hash ^= hash >>> 15
      if (word >= 0 && word < 128) {
        scratch[length++] = word
        continue
      }
      word >>>= 0
      while (word > 127) {
        scratch[length++] = (word & 127) | 128
        word >>>= 7
      }
      scratch[length++] = word
    }
    const mask = this.table.length - 1
    let slot = Math.imul(hash, 0x85ebca6b) >>> 7
    for (;;) {
      slot &= mask
      const id = this.table[slot] as number
      if (id < 0) break
      if (this.hashes[id] === hash && this.isSame(id, length)) return id
      slot++
    }
    return this.add(slot, hash, length)
  }

  /** Writes the words of a state into `target` and returns how many there are. */
  read(id: number, target: Int32Array): number {
    const start = this.starts[id] as number
    const page = this.pages[Math.floor(start / PAGE)] as Uint8Array
    let at = start % PAGE
    const end = at + (this.lengths[id] as number)
    let n = 0
    while (at < end) {
      let byte = page[at++] as number
      let word = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = page[at++] as number
        word |= (byte & 127) << shift
      }
      target[n++] = word
    }
    return n
  }

  private isSame(id: number, length: number): boolean {
    if (this.lengths[id] !== length) return false
    const start = this.starts[id] as number
    const page = this.pages[Math.floor(start / PAGE)] as Uint8Array
    const offset = start % PAGE
    const { scratch } = this
    for (let n = 0; n < length; n++) if (page[offset + n] !== scratch[n]) return false
    return true
  }

  private add(slot: number, hash: number, length: number): number {
    const id = this.count++
    this.table[slot] = id
    if (id >= this.lengths.length) this.growIds()
    this.starts[id] = this.room(length)
    this.lengths[id] = length
    this.hashes[id] = hash
    const start = this.starts[id] as number
    ;(this.pages[Math.floor(start / PAGE)] as Uint8Array).set(this.scratch.subarray(0, length), start % PAGE)
    this.bytes += length
    if (this.count * 2 > this.table.length) this.rehash()
    return id
  }

  /** Where `length` bytes fit: pages are of one size except the first while it is the only one. */
  private room(length: number): number {
    const last = this.pages.length - 1
    let page = this.pages[last] as Uint8Array
    if (this.pageUsed + length > page.length) {
      if (last === 0 && page.length < PAGE) {
        let size = page.length
        while (size < this.pageUsed + length && size < PAGE) size *= 2
        const bigger = new Uint8Array(size)
        bigger.set(page)
        this.pages[0] = page = bigger
      }
      if (this.pageUsed + length > page.length) {
        this.pages.push(new Uint8Array(PAGE))
        this.pageUsed = 0
      }
    }
    const start = (this.pages.length - 1) * PAGE + this.pageUsed
    this.pageUsed += length
    return start
  }

  private growIds(): void {
    const size = this.lengths.length * 2
    const starts = new Float64Array(size)
    starts.set(this.starts)
    this.starts = starts
    const lengths = new Int32Array(size)
    lengths.set(this.lengths)
    this.lengths = lengths
    const hashes = new Int32Array(size)
    hashes.set(this.hashes)
    this.hashes = hashes
  }

  private rehash(): void {
    const table = new Int32Array(this.table.length * 4).fill(-1)
    const mask = table.length - 1
    for (let id = 0; id < this.count; id++) {
      let slot = (Math.imul(this.hashes[id] as number, 0x85ebca6b) >>> 7) & mask
      while (table[slot] !== -1) slot = (slot + 1) & mask
      table[slot] = id
    }
    this.table = table
  }
}
