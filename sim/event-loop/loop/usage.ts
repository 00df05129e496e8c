/** How long a thread computes, in milliseconds, in all and between two turns of its loop. */
export class Usage {
  cpuMs = 0
  #turnMs = 0
  #turnLines = new Set<number>()
  #longest: { ms: number; lines: readonly number[] } = { ms: 0, lines: [] }

  add(ms: number, line: number): void {
    this.cpuMs += ms
    this.#turnMs += ms
    if (line > 0 && ms > 0) this.#turnLines.add(line)
  }

  /** The loop looks at what has come. */
  turn(): void {
    this.#longest = this.longestTurn()
    this.#turnMs = 0
    this.#turnLines = new Set()
  }

  /** The most computing so far without looking, with the lines that asked for it. */
  longestTurn(): { readonly ms: number; readonly lines: readonly number[] } {
    if (this.#turnMs <= this.#longest.ms) return this.#longest
    return { ms: Math.round(this.#turnMs * 1000) / 1000, lines: [...this.#turnLines].sort((a, b) => a - b) }
  }
}
