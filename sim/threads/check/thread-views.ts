import { access, OBSERVES } from '../machine/access.ts'
import { classes } from '../machine/errors.ts'
import { KIND, KIND_MASK } from '../machine/heap.ts'
import { DAEMON, STATUS, T } from '../machine/thread-object.ts'
import { endOf } from '../machine/walk.ts'
import type { SharedStore } from './shared-store.ts'
import { PairMap, VectorStore } from './vector-store.ts'

/**
 * Who notices another value of a word: every thread's step, those that operate on the object, or besides the thread that
 * holds the lock whose holder it names. From 0 on: the thread of that tid.
 */
const NOTICED = { always: -1, byUse: -2, byHolder: -3 } as const

/** Words of a thread object that only the thread itself and those that ask for its status read. */
const OWN_DEEDS = [T.status, T.target, T.args, T.keywords] as const
/** The words of a lock, semaphore or event that operations on it change. */
const STATE = [4, 5] as const

/**
 * Of a shared part, what one thread can notice in its next step: everything but locks, semaphores and events that the step
 * does not operate on, and what other threads have done when nobody asks for it. Two shared parts that are one view to a
 * thread let it take the same step with the same changes (read dependencies of LTSmin: Blom, van de Pol & Weber, CAV 2010;
 * found here step by step).
 */
export class ThreadViews {
  private readonly store: SharedStore
  private readonly floor: number
  /** A number for each form of shared parts, thread and its local part. */
  private readonly contexts = new PairMap()
  /** By context, offsets of words of the objects that its steps operate on. */
  private readonly used: (readonly number[])[] = []
  /** By form, how each word is noticed. */
  private readonly noticed: (Int32Array | undefined)[] = []
  /** Views as the context, how many words it uses, and pairs of offset and word. */
  private readonly views = new VectorStore()
  private vector = new Int32Array(1 << 8)
  /** Views found at another version may have become others. */
  version = 0

  constructor(store: SharedStore, floor: number) {
    this.store = store
    this.floor = floor
  }

  get bytes(): number {
    return (this.views.starts[this.views.count] as number) * 4
  }

  /** The view of thread `tid` with local part `local` on a shared part. */
  of(shared: number, local: number, tid: number): number {
    const { words, starts } = this.store.parts
    const start = starts[shared] as number
    const end = starts[shared + 1] as number
    const family = words[start] as number
    const context = this.context(family, local, tid)
    const noticed = this.noticed[family] ?? this.look(family)
    const base = this.store.baseOf(family)
    const used = this.used[context] as readonly number[]
    const own = tid << 1
    if (this.vector.length <= end - start) this.vector = new Int32Array((end - start) * 2)
    const { vector } = this
    vector[0] = context
    vector[1] = used.length
    let length = 2
    for (let at = start + 1; at < end; at += 2) {
      const offset = words[at] as number
      const word = words[at + 1] as number
      const how = noticed[offset] as number
      if (how !== NOTICED.always && how !== tid && !used.includes(offset)) {
        if (how !== NOTICED.byHolder || (word !== own && base[offset] !== own)) continue
      }
      vector[length++] = offset
      vector[length++] = word
    }
    return this.views.intern(vector, length)
  }

  /** Notes that steps of this thread with this local part operate on the objects at `addresses`. */
  widen(shared: number, local: number, tid: number, addresses: readonly number[]): void {
    const family = this.store.familyOf(shared)
    const noticed = this.noticed[family] ?? this.look(family)
    const base = this.store.baseOf(family)
    const context = this.context(family, local, tid)
    const used = new Set(this.used[context])
    for (const address of addresses) {
      const offset = address - this.floor
      if (offset < 0 || offset >= base.length || isAlwaysNoticed(base, offset)) continue
      for (let n = offset; n < endOf(base, offset); n++) if (noticed[n] !== NOTICED.always) used.add(n)
    }
    if (used.size === this.used[context]?.length) return
    this.used[context] = [...used]
    this.version++
  }

  private context(family: number, local: number, tid: number): number {
    const key = local * 256 + tid
    const known = this.contexts.get(key, family)
    if (known >= 0) return known
    this.contexts.set(key, family, this.used.length)
    return this.used.push([]) - 1
  }

  private look(family: number): Int32Array {
    const base = this.store.baseOf(family)
    const noticed = new Int32Array(base.length).fill(NOTICED.always)
    const isAnonymous = (access.observesThreads & OBSERVES.status) === 0 && !hasDaemons(base)
    const isAlike = this.store.hasAlike(family)
    for (let n = 0; n < base.length; n = endOf(base, n)) {
      const kind = (base[n] as number) & KIND_MASK
      if (kind === KIND.sync && !isAlwaysNoticed(base, n)) {
        for (const word of STATE) noticed[n + word] = NOTICED.byUse
        if (isLock(base[n + 1] as number)) noticed[n + STATE[0]] = NOTICED.byHolder
      } else if (kind === KIND.thread && isAnonymous && isStarted(base, n)) {
        for (const word of OWN_DEEDS) noticed[n + word] = (base[n + T.tid] as number) >> 1
        // The main thread counts as concurrent until all others were joined.
        if (!isAlike) noticed[n + T.joined] = 0
      }
    }
    this.noticed[family] = noticed
    return noticed
  }
}

const isLock = (cls: number) => cls === classes.lock || cls === classes.RLock

/** Whether the object at `n` is of a kind whose words any step may read. */
function isAlwaysNoticed(words: Int32Array, n: number): boolean {
  const kind = (words[n] as number) & KIND_MASK
  if (kind !== KIND.sync) return kind !== KIND.thread
  const cls = words[n + 1] as number
  return (
    !isLock(cls) && cls !== classes.Semaphore && cls !== classes.BoundedSemaphore && cls !== classes.Event
  )
}

const isStarted = (words: Int32Array, n: number) => words[n + T.status] !== STATUS.created << 1

/** Where a thread ends, it matters whether daemons run. */
function hasDaemons(words: Int32Array): boolean {
  for (let n = 0; n < words.length; n = endOf(words, n))
    if (((words[n] as number) & KIND_MASK) === KIND.thread && words[n + T.daemon] === DAEMON.yes << 1)
      return true
  return false
}
