/** A binary min-heap of ids by key, ties by id. Typed arrays, grown by doubling; push and pop are O(log size). */
export class MinHeap {
  #keys = new Float64Array(64)
  #ids = new Int32Array(64)
  size = 0

  push(key: number, id: number): void {
    if (this.size === this.#keys.length) this.#grow()
    const [keys, ids] = [this.#keys, this.#ids]
    let at = this.size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#isLess(key, id, parent)) break
      keys[at] = keys[parent]!
      ids[at] = ids[parent]!
      at = parent
    }
    keys[at] = key
    ids[at] = id
  }

  /** The least key; infinity when empty. */
  get topKey(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.#keys[0]!
  }

  /** The id with the least key; only when not empty. */
  get topId(): number {
    return this.#ids[0]!
  }

  /** Removes and answers the id with the least key; -1 when empty. */
  pop(): number {
    if (this.size === 0) return -1
    const top = this.#ids[0]!
    const [keys, ids] = [this.#keys, this.#ids]
    const size = --this.size
    const [key, id] = [keys[size]!, ids[size]!]
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && this.#isLess(keys[child + 1]!, ids[child + 1]!, child)) child += 1
      if (this.#isLess(key, id, child)) break
      keys[at] = keys[child]!
      ids[at] = ids[child]!
      at = child
    }
    keys[at] = key
    ids[at] = id
    return top
  }

  #isLess(key: number, id: number, at: number): boolean {
    return key < this.#keys[at]! || (key === this.#keys[at]! && id < this.#ids[at]!)
  }

  #grow(): void {
    const keys = new Float64Array(2 * this.#keys.length)
    const ids = new Int32Array(keys.length)
    keys.set(this.#keys)
    ids.set(this.#ids)
    this.#keys = keys
    this.#ids = ids
  }
}
