import { KIND, KIND_MASK } from './heap.ts'
import { ROOT, T } from './thread-object.ts'
import { eachPointer, endOf } from './walk.ts'

/** `fixed`: says which objects there are. `value`: a value that can change without that. `derived`: made anew when needed. */
const WORD = { fixed: 0, value: 1, derived: 2 } as const
/** By kind, the first word that may hold a value. */
const FIRST_VALUE: Readonly<Record<number, number>> = {
  [KIND.block]: 2,
  [KIND.cell]: 1,
  [KIND.instance]: 4,
  [KIND.thread]: 4,
  [KIND.sync]: 4,
  [KIND.iter]: 1,
}

/**
 * What shared parts with the same objects in the same order have in common. An object is where it is because of the first
 * word that points to it, in the order of addresses; other words that hold values can change without moving anything.
 */
export class SharedForm {
  /** The first address of objects that hang on several threads and on nothing else; infinite when there are none. */
  readonly floatingFrom: number
  /** By tid, offset of a thread's object; empty when objects hang on threads alone. */
  readonly threads: readonly number[] = []
  private readonly floor: number
  /** For each word a `WORD`. */
  private readonly uses: Uint8Array
  /** By offset of an object, that of the first word that points to it; -1 for those that are there without any. */
  private readonly firstPointers: Int32Array

  constructor(shared: Int32Array, floor: number, floatingFrom: number) {
    this.floor = floor
    this.floatingFrom = floatingFrom
    this.uses = new Uint8Array(shared.length)
    this.firstPointers = new Int32Array(shared.length).fill(shared.length)
    for (let n = 0; n < shared.length; n = endOf(shared, n)) {
      const kind = (shared[n] as number) & KIND_MASK
      const firstValue = FIRST_VALUE[kind]
      if (firstValue !== undefined) this.uses.fill(WORD.value, n + firstValue, endOf(shared, n))
      // Threads with and without daemons among them notice other things.
      if (kind === KIND.thread) this.uses[n + T.daemon] = WORD.fixed
      if (kind === KIND.dict || kind === KIND.set || kind === KIND.frozenset) this.uses[n + 4] = WORD.derived
    }
    // Objects that hang on threads alone are found in another order: there no pointer may change.
    if (floatingFrom === Number.POSITIVE_INFINITY) this.threads = this.findFirstPointers(shared)
  }

  /** Fills `firstPointers`. Returns the offsets of the threads' objects, by tid. */
  private findFirstPointers(shared: Int32Array): number[] {
    const { firstPointers, floor } = this
    eachPointer(shared, 0, shared.length, (n, address) => {
      const target = address - floor
      if (target >= 0 && (firstPointers[target] as number) > n) firstPointers[target] = n
    })
    const threads = ((shared[ROOT.threads] as number) >>> 3) - floor
    const block = ((shared[threads + 2] as number) >>> 3) - floor
    const count = (shared[threads + 1] as number) >> 1
    this.uses.fill(WORD.fixed, block + 2, block + 2 + count)
    const offsets = Array.from(shared.subarray(block + 2, block + 2 + count), (word) => (word >>> 3) - floor)
    for (const offset of offsets) firstPointers[offset] = -1
    return offsets
  }

  /** Whether parts of this form can have another word in the place of `words[n]`. */
  mayChange(words: Int32Array, n: number): boolean {
    return this.uses[n] === WORD.value && this.isLoose(words[n] as number, n)
  }

  isDerived(n: number): boolean {
    return this.uses[n] === WORD.derived
  }

  /** Whether `word` can be at offset `n` or not without any object being elsewhere or gone. */
  isLoose(word: number, n: number): boolean {
    if ((word & 7) !== 1) return true
    const target = (word >>> 3) - this.floor
    return target < 0 || (target < this.uses.length && (this.firstPointers[target] as number) < n)
  }
}
