/**
 * Faults of OPT (Belady 1966). Resident pages stand in a binary max-heap by their next use; a hit pushes the page again
 * with its new next use and leaves the old entry behind, which is the smallest there and so never surfaces before it is
 * stale. The heap is rebuilt from the resident pages when it has grown to twice the frames. O(references x log frames).
 */
export function optFaults(references: Int32Array, pages: number, frames: number): number {
  const nextUses = nextUsesOf(references, pages)
  const nextUseOf = new Int32Array(pages).fill(-1)
  const isResident = new Uint8Array(pages)
  const heap = new MaxHeap(4 * frames + 16)
  let resident = 0
  let faults = 0
  for (let at = 0; at < references.length; at++) {
    const page = references[at]!
    const nextUse = nextUses[at]!
    if (isResident[page] === 0) {
      faults += 1
      if (resident === frames) isResident[heap.popValid(isResident, nextUseOf)] = 0
      else resident += 1
      isResident[page] = 1
    }
    nextUseOf[page] = nextUse
    if (heap.isFull()) heap.compact(isResident, nextUseOf)
    heap.push(nextUse, page)
  }
  return faults
}

/** For each reference the index of the next one to the same page; the stream's length when there is none. */
function nextUsesOf(references: Int32Array, pages: number): Int32Array {
  const never = references.length
  const next = new Int32Array(pages).fill(never)
  const uses = new Int32Array(references.length)
  for (let at = references.length - 1; at >= 0; at--) {
    uses[at] = next[references[at]!]!
    next[references[at]!] = at
  }
  return uses
}

class MaxHeap {
  readonly #keys: Int32Array
  readonly #pages: Int32Array
  #size = 0

  constructor(capacity: number) {
    this.#keys = new Int32Array(capacity)
    this.#pages = new Int32Array(capacity)
  }

  isFull(): boolean {
    return this.#size === this.#keys.length
  }

  push(key: number, page: number): void {
    const [keys, pages] = [this.#keys, this.#pages]
    let at = this.#size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (keys[parent]! >= key) break
      keys[at] = keys[parent]!
      pages[at] = pages[parent]!
      at = parent
    }
    keys[at] = key
    pages[at] = page
  }

  /** The resident page with the furthest next use. */
  popValid(isResident: Uint8Array, nextUseOf: Int32Array): number {
    for (;;) {
      const [key, page] = [this.#keys[0]!, this.#pages[0]!]
      this.#removeTop()
      if (isResident[page] === 1 && nextUseOf[page] === key) return page
    }
  }

  /** Drops stale entries, in place. */
  compact(isResident: Uint8Array, nextUseOf: Int32Array): void {
    const count = this.#size
    this.#size = 0
    for (let at = 0; at < count; at++) {
      const [key, page] = [this.#keys[at]!, this.#pages[at]!]
      if (isResident[page] === 1 && nextUseOf[page] === key) this.push(key, page)
    }
  }

  #removeTop(): void {
    const [keys, pages] = [this.#keys, this.#pages]
    const size = --this.#size
    const [key, page] = [keys[size]!, pages[size]!]
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && keys[child + 1]! > keys[child]!) child += 1
      if (keys[child]! <= key) break
      keys[at] = keys[child]!
      pages[at] = pages[child]!
      at = child
    }
    keys[at] = key
    pages[at] = page
  }
}
