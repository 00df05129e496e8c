export type Placed = {
  readonly job: number
  readonly worker: number
  /** Milliseconds. */
  readonly start: number
  readonly end: number
  /** Jobs that had to wait when it came, itself included; 0: it starts at once. */
  readonly waiting: number
}

/** A fixed pool of threads with one queue, first come first served (libuv's; 4 unless UV_THREADPOOL_SIZE says otherwise). */
export class Pool {
  readonly #freeAt: number[]
  readonly #starts: number[] = []

  constructor(threads: number) {
    this.#freeAt = new Array(threads).fill(0)
  }

  get size(): number {
    return this.#freeAt.length
  }

  /** Only before the first job, as in Node. */
  resize(threads: number): void {
    if (this.#starts.length > 0) return
    this.#freeAt.length = 0
    for (let n = 0; n < threads; n++) this.#freeAt.push(0)
  }

  /** The number of a job whose place and time are decided elsewhere. */
  nextNumber(): number {
    this.#starts.push(0)
    return this.#starts.length - 1
  }

  /** When and where a job of `ms` that comes at `now` runs: jobs start in order, so this is known at once. */
  submit(now: number, ms: number): Placed {
    const free = Math.min(...this.#freeAt)
    const worker = this.#freeAt.indexOf(free)
    const start = Math.max(now, free)
    const end = start + ms
    this.#freeAt[worker] = end
    const ahead = this.#starts.filter((one) => one > now).length
    this.#starts.push(start)
    return { job: this.#starts.length - 1, worker, start, end, waiting: start > now ? ahead + 1 : 0 }
  }
}
