import { access, OBSERVES, observeThreads } from '../machine/access.ts'
import { field, heap } from '../machine/heap.ts'
import { visitRoles } from '../machine/parts.ts'
import { STATUS, statusOf, T, threadByTid, threadCount } from '../machine/thread-object.ts'
import { isInt, UNBOUND } from '../machine/values.ts'
import { IntList } from './int-list.ts'
import type { ThreadSteps } from './thread-steps.ts'
import { PairMap, VectorStore } from './vector-store.ts'

/** What a shared part says about threads that can take each other's places. */
type Places = {
  /** Threads with the same origin that nobody has joined, in ascending order; two or more. */
  readonly groups: readonly (readonly number[])[]
  /** By tid, what it has done and the first role it plays, as a number to sort by. */
  readonly keys: readonly number[]
  /** Addresses of the thread objects. */
  readonly objects: readonly number[]
}

const NO_PLACES: Places = { groups: [], keys: [], objects: [] }

/**
 * Symmetry (Ip & Dill, "Better verification through symmetry", 1996): of the states that differ only in which of several
 * threads with one origin is where, one stands for all. Threads have one origin when they run the same function with the
 * same plain arguments; nothing tells them apart as long as
 *
 * - no thread asks which one it is or which ones run (`access.observesThreads`) or can reach another's thread object;
 * - only the main thread starts and joins, and where it begins to join one of them it goes on to join all that are left,
 *   doing nothing between that others could notice.
 *
 * Both are watched in every step of the search, which starts over without symmetry when they fail.
 */
export class AlikeThreads {
  private readonly steps: ThreadSteps
  private readonly places: (Places | undefined)[] = []
  /** Permutations as new tids by old tid; 0 is the identity. */
  readonly permutations = new VectorStore()
  private readonly known = new PairMap()
  private readonly shared = new IntList()
  private readonly moves = new IntList()
  private readonly order = new Int32Array(1 << 8)
  private readonly to = new Int32Array(1 << 8)

  constructor(steps: ThreadSteps) {
    this.steps = steps
    this.permutations.intern(this.to, 0)
    steps.onWait = (shared, local) => this.checkWaiting(shared, local)
  }

  /** Sorts alike threads of the state `vector[0 .. length)`; the permutation, which is 0 when they were sorted. */
  sort(vector: Int32Array, length: number): number {
    const shared = vector[0] as number
    const places = this.placesOf(shared)
    if (places.groups.length === 0) return 0
    const { order, to } = this
    let isSorted = true
    for (let tid = 0; tid < length - 1; tid++) to[tid] = tid
    for (const group of places.groups) {
      for (let n = 0; n < group.length; n++) {
        const tid = group[n] as number
        let at = n
        for (; at > 0 && this.isBefore(vector, places.keys, tid, order[at - 1] as number); at--)
          order[at] = order[at - 1] as number
        order[at] = tid
        if (at < n) isSorted = false
      }
      for (let n = 0; n < group.length; n++) to[order[n] as number] = group[n] as number
    }
    if (isSorted) return 0
    for (let n = 2; n < length; n++)
      if (this.steps.pointsTo(vector[n] as number, places.objects)) {
        observeThreads(OBSERVES.identity)
        return 0
      }
    const permutation = this.permutations.intern(to, length - 1)
    this.apply(vector, length, permutation)
    return permutation
  }

  /** Where a permutation puts thread `tid`. */
  placeOf(permutation: number, tid: number): number {
    const { words, starts } = this.permutations
    const at = (starts[permutation] as number) + tid
    return at < (starts[permutation + 1] as number) ? (words[at] as number) : tid
  }

  private isBefore(vector: Int32Array, keys: readonly number[], a: number, b: number): boolean {
    const difference = (keys[a] as number) - (keys[b] as number)
    return difference < 0 || (difference === 0 && (vector[a + 1] as number) < (vector[b + 1] as number))
  }

  private apply(vector: Int32Array, length: number, permutation: number): void {
    const { steps, to, order } = this
    const shared = vector[0] as number
    let entry = this.known.get(shared, permutation)
    if (entry < 0) {
      const permuted = steps.permuted(shared, (tid) => to[tid] as number)
      entry = this.shared.length
      this.shared.push(permuted.shared)
      this.moves.push(permuted.moves)
      this.known.set(shared, permutation, entry)
    }
    const moves = this.moves.at(entry)
    for (let n = 1; n < length; n++) order[n] = vector[n] as number
    vector[0] = this.shared.at(entry)
    for (let n = 1; n < length; n++) {
      const local = order[n] as number
      vector[(to[n - 1] as number) + 1] = moves === 0 ? local : steps.afterMoves(moves, local)
    }
  }

  private placesOf(shared: number): Places {
    const known = this.places[shared]
    if (known !== undefined) return known
    const { steps } = this
    const mayBeAlike = steps.shared.hasAlike(steps.shared.familyOf(shared))
    const found = mayBeAlike ? placesIn(steps.look(shared)) : NO_PLACES
    this.places[shared] = found
    return found
  }

  /** Tells the access analysis which threads stand for each other at a shared part. */
  announce(shared: number): void {
    const { groups } = this.placesOf(shared)
    if (groups.length === 0) {
      access.alike = null
      return
    }
    const alike: (readonly number[])[] = []
    for (const group of groups) for (const tid of group) alike[tid] = group
    access.alike = alike
  }

  /** Where the main thread begins to join an alike thread, it has to join all of them. */
  private checkWaiting(shared: number, local: number): void {
    const { groups } = this.placesOf(shared)
    if (groups.length === 0) return
    const waited = new Set(this.steps.waitedFor(shared, local))
    for (const group of groups)
      if (group.some((tid) => waited.has(tid)) && !group.every((tid) => waited.has(tid)))
        observeThreads(OBSERVES.identity)
  }
}

/** Threads by origin, of the shared part in the heap. */
function unjoined(): number[][] {
  const byOrigin = new Map<number, number[]>()
  for (let tid = 1; tid < threadCount(); tid++) {
    const thread = threadByTid(tid)
    const origin = field(thread, T.origin)
    if (origin === UNBOUND || field(thread, T.joined) !== UNBOUND || field(thread, 2) !== 0) continue
    const group = byOrigin.get(origin)
    if (group) group.push(tid)
    else byOrigin.set(origin, [tid])
  }
  return [...byOrigin.values()].filter((group) => group.length > 1)
}

/** Of the shared part `words`, which is in the heap. */
function placesIn(words: Int32Array): Places {
  const groups = unjoined()
  if (groups.length === 0) return NO_PLACES
  const threads = Array.from({ length: threadCount() }, (_, tid) => threadByTid(tid))
  const roles = threads.map(() => 0)
  visitRoles(heap.staticTop, heap.staticTop + words.length, (at) => {
    const word = heap.h[at] as number
    const tid = isInt(word) ? word >> 1 : threads.indexOf(word)
    if (roles[tid] === 0) roles[tid] = heap.staticTop + words.length - at
  })
  const keys = threads.map((thread, tid) => {
    const isDone = statusOf(thread) === STATUS.done
    const isNotified = field(thread, T.notified) !== 0
    return (isDone ? 0 : 2 ** 30) + (isNotified ? 2 ** 29 : 0) + (roles[tid] as number)
  })
  return { groups, keys, objects: threads.map((thread) => thread >>> 3) }
}
