/** A queue of job numbers, each in at most one queue of its `links`: linked through one array, all operations O(1). */
export class Fifo {
  readonly #next: Int32Array
  #head = -1
  #tail = -1

  /** `links` is how many jobs there are, or the links of another queue over the same jobs. */
  constructor(links: number | Fifo) {
    this.#next = typeof links === 'number' ? new Int32Array(links) : links.#next
  }

  push(job: number): void {
    this.#next[job] = -1
    if (this.#tail < 0) this.#head = job
    else this.#next[this.#tail] = job
    this.#tail = job
  }

  unshift(job: number): void {
    this.#next[job] = this.#head
    if (this.#head < 0) this.#tail = job
    this.#head = job
  }

  /** -1 when empty. */
  shift(): number {
    const job = this.#head
    if (job < 0) return -1
    this.#head = this.#next[job]!
    if (this.#head < 0) this.#tail = -1
    return job
  }

  /** Moves all of `other` to the tail. */
  append(other: Fifo): void {
    if (other.#head < 0) return
    if (this.#tail < 0) this.#head = other.#head
    else this.#next[this.#tail] = other.#head
    this.#tail = other.#tail
    other.#head = -1
    other.#tail = -1
  }
}
