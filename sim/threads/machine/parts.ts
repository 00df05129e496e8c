// A state in parts (Holzmann, "State compression in SPIN: recursive indexing and compression training runs", 1997): what
// threads share, and for each thread what only it can reach.
//
//   shared part   all that can be reached from the root without passing a thread's own words (`LOCAL_FIELDS`), then what
//                 several threads reach through those; it lies from the heap's floor on, as in a snapshot
//   local part    a block with a thread's own words, and all that can be reached from there and is not shared; its own
//                 objects have addresses from `localBase` on
//
// A step of a thread reads and writes the shared part and its own local part only, so it can be made with nothing else in
// the heap (`load`, `Machine.step`, `take`), and its result holds for every state that has these two parts.
import {
  addBlock,
  beginParts,
  copyObject,
  copyPartAt,
  copyReachable,
  isForwarded,
  movedTo,
} from './collect.ts'
import { classes } from './errors.ts'
import { field, heap, KIND, KIND_MASK, setField } from './heap.ts'
import type { SharedForm } from './shared-form.ts'
import { LOCAL_FIELDS, STATUS, statusOf, T, threadByTid, threadCount } from './thread-object.ts'
import { isSubclass } from './types.ts'
import { isInt, NONE, UNBOUND } from './values.ts'
import { endOf, mapPointers, meetAll } from './walk.ts'

/** The words of a local part before its objects: header and length of the block, then the thread's own words. */
const LOCAL_HEAD = 2 + LOCAL_FIELDS.length
/** Words between the shared part and the local one that have to remain, for the filler object. */
const FILLER = 2
/** More than there can be threads. */
const ROUND = 300

/** Thrown when the shared part does not fit below `localBase`: double it and start over. */
export class PartsTooLarge extends Error {}

/** What a step made of the parts it ran with. Arrays are views into the heap, valid until the next call. */
export type TakenParts = {
  /** The shared part, or what has changed in it when it has the form it had: pairs of offset and word, in ascending order. */
  readonly shared: Int32Array | null
  readonly changes: readonly number[]
  readonly local: Int32Array
  /** The local parts of threads that it started, in order. */
  readonly started: readonly Int32Array[]
  /** Old and new address of each shared object when some have moved; empty when none has. */
  readonly moves: readonly number[]
  /** Addresses of objects that were shared and now belong to the thread, to another one, or to nobody. */
  readonly released: readonly number[]
}

/** Words of a thread object that say what it has done, not which one it is. */
const THREAD_DEEDS = [T.status, T.target, T.failure, T.notified, T.joined] as const

/** Calls `visit` with the address of each word in the heap that gives a thread a role: holder of a lock, place in a queue. */
export function visitRoles(start: number, end: number, visit: (at: number) => void): void {
  const { h } = heap
  for (let at = start; at < end; at = endOf(h, at)) {
    if (((h[at] as number) & KIND_MASK) !== KIND.sync) continue
    const cls = h[at + 1] as number
    if (isSubclass(cls, classes.lock as number) || isSubclass(cls, classes.RLock as number)) {
      if (h[at + 4] !== NONE) visit(at + 4)
    } else if (isSubclass(cls, classes.Condition as number)) {
      const waiters = (h[at + 5] as number) >>> 3
      const count = (h[waiters + 1] as number) >> 1
      for (let n = 0; n < count; n++) visit(((h[waiters + 2] as number) >>> 3) + 2 + n)
    }
  }
}

const UNMOVED = { started: [], moves: [], released: [] } as const

export class Parts {
  readonly floor: number
  readonly localBase: number
  /** What the step taken last has changed. */
  private readonly changes: number[] = []
  /** By address: which thread reached an object, in the present round of `splitAll`. */
  private owners = new Int32Array(0)
  private round = 0

  constructor(floor: number, room: number) {
    this.floor = floor
    this.localBase = floor + room
  }

  /** Puts a shared part into the heap, with no thread's own words. */
  loadShared(shared: Int32Array): void {
    const end = this.floor + shared.length
    this.makeRoom(this.localBase)
    const { h } = heap
    h.set(shared, this.floor)
    h[end] = KIND.raw
    h[end + 1] = (this.localBase - end - FILLER) << 1
    heap.top = this.localBase
  }

  /** Adds thread `tid`'s local part, in place of the one that was there; the other threads' own words are absent. */
  loadLocal(tid: number, local: Int32Array): void {
    const { length } = local
    this.makeRoom(this.localBase + length)
    const { h } = heap
    for (let n = 0; n < length; n++) h[this.localBase + n] = local[n] as number
    heap.top = this.localBase + length
    this.giveFields(tid, this.localBase)
  }

  /** Takes back the words that `loadLocal` gave to thread `tid`. */
  hide(tid: number): void {
    const thread = threadByTid(tid) >>> 3
    for (const n of LOCAL_FIELDS) heap.h[thread + n] = UNBOUND
  }

  private giveFields(tid: number, block: number): void {
    const thread = threadByTid(tid) >>> 3
    const { h } = heap
    for (let n = 0; n < LOCAL_FIELDS.length; n++)
      h[thread + (LOCAL_FIELDS[n] as number)] = h[block + 2 + n] as number
  }

  /** The whole state in the heap, as after `Machine.restore`. */
  loadAll(shared: Int32Array, locals: readonly Int32Array[]): void {
    let at = this.floor + shared.length
    let end = at
    for (const local of locals) end += local.length
    this.makeRoom(end)
    heap.h.set(shared, this.floor)
    heap.top = end
    for (const [tid, local] of locals.entries()) {
      heap.h.set(local, at)
      relocate(heap.h, at, at + local.length, this.localBase, at - this.localBase)
      this.giveFields(tid, at)
      at += local.length
    }
  }

  private makeRoom(end: number): void {
    while (heap.h.length < end + 4096) {
      const bigger = new Int32Array(heap.h.length * 2)
      bigger.set(heap.h)
      heap.h = bigger
    }
  }

  /**
   * The parts after a step of thread `tid` that began with `loadShared(old)` and `loadLocal`, when there were `threads`
   * threads; null when they depend on other local parts, because of objects that several threads share though nothing
   * else does. `form` is that of `old`. When it is kept, the shared part in the heap is again as it was before the step.
   */
  take(tid: number, threads: number, old: Int32Array, form: SharedForm): TakenParts | null {
    const words = ownWords(tid)
    this.hide(tid)
    if (this.findChanges(old, form)) {
      beginParts(this.localBase + heap.top - this.floor + LOCAL_HEAD, this.localBase)
      const local = heap.other.subarray(this.localBase, this.copyLocal(words))
      const { changes } = this
      for (let n = 0; n < changes.length; n += 2) {
        const offset = changes[n] as number
        heap.h[this.floor + offset] = old[offset] as number
      }
      return { shared: null, changes, local, ...UNMOVED }
    }
    if (form.floatingFrom !== Number.POSITIVE_INFINITY) return null
    const fields = Array.from({ length: threadCount() - threads }, (_, n) => ownWords(threads + n))
    const end = this.copyShared()
    this.checkRoom(end)
    if (fields.length > 0 && this.reachedTwice([words, ...fields]).length > 0) return null
    const started = fields.map((own) => heap.other.slice(this.localBase, this.copyLocal(own)))
    const local = heap.other.subarray(this.localBase, this.copyLocal(words))
    const shared = heap.other.subarray(this.floor, end)
    return { shared, changes: [], local, started, ...this.fates(old) }
  }

  /**
   * Finds what a step has changed in the shared part, for as long as no object is elsewhere because of it: whether that is
   * so. The result is in `changes`.
   */
  private findChanges(old: Int32Array, form: SharedForm): boolean {
    const { h } = heap
    const { floor, changes } = this
    changes.length = 0
    for (let n = 0; n < old.length; n++) {
      const was = old[n] as number
      const is = h[floor + n] as number
      if (was === is) continue
      if (form.isDerived(n)) h[floor + n] = was
      else if (!form.mayChange(old, n) || !form.isLoose(is, n)) return false
      else changes.push(n, is)
    }
    return true
  }

  /** Whether an object that was out of reach for other threads is so no longer, right after `take`. */
  isPublished(address: number): boolean {
    const header = heap.h[address] as number
    return isForwarded(header) && movedTo(header) < this.localBase
  }

  /** What became of the objects of the shared part `old`. */
  private fates(old: Int32Array): {
    readonly moves: readonly number[]
    readonly released: readonly number[]
  } {
    const moves: number[] = []
    const released: number[] = []
    let hasMoved = false
    const { h } = heap
    for (let n = 0; n < old.length; n = endOf(old, n)) {
      if (((old[n] as number) & KIND_MASK) === KIND.block) continue
      const address = this.floor + n
      const target = isForwarded(h[address] as number) ? movedTo(h[address] as number) : this.localBase
      if (target >= this.localBase) released.push(address)
      else {
        moves.push(address, target)
        if (target !== address) hasMoved = true
      }
    }
    return { moves: hasMoved ? moves : [], released }
  }

  /**
   * The shared part `old`, which is in the heap, with threads in each other's places: thread `to(tid)` gets what `tid` has
   * done, holds and waits for, while handles to a thread (in variables, in lists) stay with the place.
   */
  permute(
    old: Int32Array,
    to: (tid: number) => number,
  ): { readonly shared: Int32Array; readonly moves: readonly number[] } {
    const { h } = heap
    const threads = Array.from({ length: threadCount() }, (_, tid) => threadByTid(tid))
    const deeds = threads.map((thread) => THREAD_DEEDS.map((n) => field(thread, n)))
    for (const [tid, words] of deeds.entries())
      for (const [k, n] of THREAD_DEEDS.entries()) setField(threads[to(tid)] as number, n, words[k] as number)
    const tids = new Map(threads.map((thread, tid) => [thread, tid]))
    visitRoles(this.floor, this.floor + old.length, (at) => {
      const word = h[at] as number
      h[at] = isInt(word) ? to(word >> 1) << 1 : (threads[to(tids.get(word) as number)] as number)
    })
    const end = this.copyShared()
    return { shared: heap.other.subarray(this.floor, end), moves: this.fates(old).moves }
  }

  /** The objects from `floatingFrom` on that thread `tid`, whose local part is in the heap, comes to, in order. */
  floatingOf(tid: number, floatingFrom: number): readonly number[] {
    const { h } = heap
    const met = new Set<number>()
    const floating: number[] = []
    const work: number[] = []
    const meet = (word: number) => {
      const address = word >>> 3
      if ((word & 7) !== 1 || address < floatingFrom || met.has(address)) return
      met.add(address)
      work.push(address)
      if (address < this.localBase) floating.push(address)
    }
    for (const word of ownWords(tid)) meet(word)
    for (let n = 0; n < work.length; n++) meetAll(h, work[n] as number, meet)
    return floating
  }

  /** Takes the whole state in the heap apart. `floatingFrom` as in `SharedForm`. */
  splitAll(): {
    readonly shared: Int32Array
    readonly locals: Int32Array[]
    readonly floatingFrom: number
  } {
    const threads = threadCount()
    const fields = Array.from({ length: threads }, (_, tid) => ownWords(tid))
    const rooted = this.copyShared()
    const floating = this.reachedTwice(fields)
    for (const address of floating) copyObject(address)
    const end = copyReachable(rooted)
    this.checkRoom(end)
    const shared = heap.other.slice(this.floor, end)
    const locals = fields.map((words) => heap.other.slice(this.localBase, this.copyLocal(words)))
    return { shared, locals, floatingFrom: floating.length > 0 ? rooted : Number.POSITIVE_INFINITY }
  }

  private copyShared(): number {
    const threads = threadCount()
    beginParts(this.localBase + heap.top - this.floor + LOCAL_HEAD, this.floor)
    copyPartAt(this.floor)
    copyObject(this.floor)
    // Threads come first, so that variables that name one or another do not move them.
    for (let tid = 0; tid < threads; tid++) copyObject(threadByTid(tid) >>> 3)
    return copyReachable(this.floor)
  }

  private copyLocal(words: readonly number[]): number {
    copyPartAt(this.localBase)
    addBlock(words)
    return copyReachable(this.localBase)
  }

  private checkRoom(end: number): void {
    if (end + FILLER > this.localBase) throw new PartsTooLarge()
  }

  /** Objects that are not shared by the root but by several threads, in the order in which the later thread comes to them. */
  private reachedTwice(fields: readonly (readonly number[])[]): number[] {
    const { h } = heap
    if (this.owners.length < h.length) {
      this.owners = new Int32Array(h.length)
      this.round = 0
    }
    const { owners } = this
    this.round += ROUND
    const base = this.round
    const several = base + ROUND - 1
    const floating: number[] = []
    for (const [tid, words] of fields.entries()) {
      const own = base + tid
      const work: number[] = []
      const meet = (word: number) => {
        const address = word >>> 3
        if ((word & 7) !== 1 || address < this.floor || isForwarded(h[address] as number)) return
        const owner = owners[address] as number
        if (owner === own || owner === several) return
        if (owner >= base) floating.push(address)
        owners[address] = owner >= base ? several : own
        work.push(address)
      }
      for (const word of words) meet(word)
      for (let n = 0; n < work.length; n++) meetAll(h, work[n] as number, meet)
    }
    return floating
  }
}

/** A thread's own words; arguments of operations that are over are blanked. */
function ownWords(tid: number): number[] {
  const thread = threadByTid(tid)
  if (statusOf(thread) === STATUS.done) return ENDED_WORDS
  if (field(thread, T.pending) === UNBOUND) for (const n of [T.base, T.argc, T.drop]) setField(thread, n, 0)
  return LOCAL_FIELDS.map((n) => field(thread, n))
}

/** The own words of a thread that has ended. */
export const ENDED_WORDS: number[] = LOCAL_FIELDS.map((n) => (n === T.frame ? NONE : UNBOUND))

function relocate(h: Int32Array, start: number, end: number, from: number, by: number): void {
  mapPointers(h, start, end, (address) => (address >= from ? address + by : address))
}
