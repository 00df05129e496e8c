// One deep module: a table of steps in columns, and the one way in which a step gets into it.
import { access, isSharedPlace, LOG_ENTRY, OBSERVES, SYNC, settlePrivateTouches } from '../machine/access.ts'
import { field, heap, KIND, kindOf, setField } from '../machine/heap.ts'
import type { Machine, PackedAction } from '../machine/machine.ts'
import { nativeOf } from '../machine/native.ts'
import { ENDED_WORDS, type Parts } from '../machine/parts.ts'
import { SharedForm } from '../machine/shared-form.ts'
import { ROOT, root, STATUS, statusOf, T, threadByTid, threadCount } from '../machine/thread-object.ts'
import { isPointer, UNBOUND } from '../machine/values.ts'
import { STOP } from '../machine/vm.ts'
import { eachPointer, mapPointers } from '../machine/walk.ts'
import { accessesOf, type Footprint } from './footprint.ts'
import { type Column, IntTable } from './int-list.ts'
import type { Happening, Recorder } from './recorder.ts'
import { SharedStore } from './shared-store.ts'
import { StateStore } from './state-store.ts'
import { ThreadViews } from './thread-views.ts'
import { PairMap } from './vector-store.ts'

/** What `ThreadSteps` knows about a thread at its parts. */
export const READY = {
  /** It keeps the program from ending. */
  keepsAlive: 1,
  /** It could go on without being asked to yield. */
  runnable: 2,
  /** Its steps were taken, if it has any. */
  stepped: 4,
  /** Its only step may turn out to be quiet. */
  maybeQuiet: 8,
} as const

/** Kinds of steps, as bits. */
export const STEP = {
  /** Nobody else can tell when it happens. */
  quiet: 1,
  /** It ends the waiting for a thread. */
  joins: 2,
  /** There is something in `Effects`. */
  accesses: 4,
  happens: 8,
  releases: 16,
  starts: 32,
  /** It leaves the main thread waiting for a thread. */
  waits: 64,
} as const

/** What the machine found out about a step. Steps taken over from another state have it in common. */
export type Effects = {
  /** The local parts of threads that it starts. */
  readonly started: readonly number[]
  /** Addresses of objects that are no longer shared, when another thread does not know them either. */
  readonly released: readonly number[]
  readonly happenings: readonly Happening[]
  readonly footprint: Footprint
  /** What the instruction before which the thread was parked touched: nothing unless it was parked at an access. */
  readonly accesses: Footprint
  /** What it changed in the shared part, when nothing else but the thread's local part became of it; null otherwise. */
  readonly changes: readonly number[] | null
}

/** A step whose result depends on the other threads' local parts. */
export const UNKNOWN = -1
const NOTHING: readonly never[] = []
const NO_EFFECTS: Effects = {
  started: NOTHING,
  released: NOTHING,
  happenings: NOTHING,
  footprint: NOTHING,
  accesses: NOTHING,
  changes: null,
}
const DECODED = 1 << 12
const ENDED_ROW = 0
const ENDED_LOCAL = Int32Array.of(KIND.block, ENDED_WORDS.length << 1, ...ENDED_WORDS)

/**
 * What threads can do, by shared part and own local part: each pair is run once by the machine, and looked up ever after
 * (transition caching: Blom, van de Pol & Weber, "LTSmin: distributed and symbolic reachability", CAV 2010). Parts are
 * interned as full vectors; `of` gives a number for thread and parts, whose steps are `first.at(n)` to
 * `first.at(n) + count.at(n)`.
 */
export class ThreadSteps {
  readonly shared = new SharedStore()
  readonly locals = new StateStore()
  /** A row for each thread and its parts. */
  private readonly threads = new IntTable(3)
  readonly first = this.threads.column(0)
  readonly count = this.threads.column(1)
  readonly ready = this.threads.column(2)
  private readonly owners = [3, 4, 5].map((n) => this.threads.column(n)) as [Column, Column, Column]
  /** A row of the thread with the same view, plus one (0: none was known), and the version of the views when it was found. */
  private readonly likes = this.threads.column(6)
  private readonly versions = this.threads.column(7)
  private readonly steps = new IntTable(3)
  readonly actions = this.steps.column(0)
  readonly kinds = this.steps.column(1)
  /** The parts after a step; `UNKNOWN` when they depend on more. */
  readonly nextShared = this.steps.column(2)
  readonly nextLocal = this.steps.column(3)
  /** What happens to addresses in the other threads' parts: a number for `moved`, 0 for nothing. */
  readonly moves = this.steps.column(4)
  /** What the step printed, as an index into the recorder's texts. */
  readonly texts = this.steps.column(5)
  /** What else there is to say of a step, as an index into `effects`. */
  readonly effectIds = this.steps.column(6)
  readonly effects: Effects[] = [NO_EFFECTS]
  /** The local part of threads that have ended. */
  private readonly ended: number
  private readonly known = new PairMap()
  private readonly views: ThreadViews
  /** By view, the row of a thread that has it. */
  private readonly rows: number[] = []
  private readonly parts: Parts
  private readonly machine: Machine
  private readonly recorder: Recorder
  private readonly moveSets: ReadonlyMap<number, number>[] = [new Map()]
  private readonly moveIds = new Map<string, number>()
  private readonly moved = new PairMap()
  private readonly references: (ReadonlySet<number> | undefined)[] = []
  /** The shared part that the heap has, as yet unchanged, or -1; and the thread that has its local part there. */
  private loadedShared = -1
  private loadedTid = -1
  /** Local parts, decoded, for the first `DECODED` of them. */
  private readonly decoded: (Int32Array | undefined)[] = []
  /** The accesses of the step that is taken. */
  private readonly log: number[] = []
  /** The root's counters before it. */
  private readonly counters: number[] = []

  /** Bytes of all parts kept. */
  get bytes(): number {
    return this.shared.bytes + this.locals.bytes + this.views.bytes
  }

  constructor(machine: Machine, recorder: Recorder, parts: Parts) {
    this.machine = machine
    this.recorder = recorder
    this.parts = parts
    this.views = new ThreadViews(this.shared, machine.stateStart)
    // A thread that has ended can do nothing, whatever else there is.
    this.ended = this.internLocal(ENDED_LOCAL)
    this.ready.set(this.threads.addRow(), READY.stepped)
  }

  private internShared(words: Int32Array, floatingFrom = Number.POSITIVE_INFINITY): number {
    return this.shared.intern(words, new SharedForm(words, this.machine.stateStart, floatingFrom))
  }

  private internLocal(words: Int32Array): number {
    return this.locals.intern(words, 0, words.length)
  }

  /** The number of thread `tid` with these parts. */
  of(shared: number, local: number, tid: number): number {
    if (local === this.ended) return ENDED_ROW
    const key = local * 256 + tid
    const known = this.known.get(shared, key)
    return known >= 0 ? known : this.meet(shared, local, tid, key)
  }

  private meet(shared: number, local: number, tid: number, key: number): number {
    const { threads, steps, machine } = this
    const like = this.rows[this.views.of(shared, local, tid)]
    const id = threads.addRow()
    this.known.set(shared, key, id)
    const first = steps.length
    this.first.set(id, first)
    this.owners[0].set(id, shared)
    this.owners[1].set(id, local)
    this.owners[2].set(id, tid)
    if (like !== undefined) {
      const count = this.count.at(like)
      for (let n = 0; n < count; n++) this.addStep(this.actions.at(this.first.at(like) + n))
      this.count.set(id, count)
      this.ready.set(id, count > 0 ? this.ready.at(like) & ~READY.stepped : this.ready.at(like))
      this.likes.set(id, like + 1)
      this.versions.set(id, this.views.version)
      return id
    }
    const actions: PackedAction[] = []
    this.load(shared, local, tid)
    machine.addActionsOf(tid, actions)
    for (const action of actions) this.addStep(action)
    this.count.set(id, actions.length)
    this.ready.set(
      id,
      (machine.keepsAlive(tid) ? READY.keepsAlive : 0) |
        (isRunnable(tid, actions) ? READY.runnable : 0) |
        (actions.length === 0 ? READY.stepped : 0) |
        (actions.length === 1 && actions[0] === tid && mayBeQuiet(tid) ? READY.maybeQuiet : 0),
    )
    this.views.widen(shared, local, tid, this.operands(tid))
    this.rows[this.views.of(shared, local, tid)] = id
    return id
  }

  private addStep(action: PackedAction): void {
    const step = this.steps.addRow()
    this.actions.set(step, action)
    this.nextShared.set(step, UNKNOWN)
  }

  /** The objects that the operation before which a thread stands is about. */
  private operands(tid: number): number[] {
    const thread = threadByTid(tid)
    if (statusOf(thread) !== STATUS.alive || field(thread, T.pending) === UNBOUND) return []
    const [object] = this.machine.pendingArguments(thread)
    if (object === undefined || !isPointer(object)) return []
    const inner = kindOf(object) === KIND.sync ? field(object, 4) : UNBOUND
    return isPointer(inner) ? [object >>> 3, inner >>> 3] : [object >>> 3]
  }

  /** Takes the steps of thread and parts `id`. Throws `Abort` when the machine does. */
  take(id: number): void {
    if (!this.repeat(id)) {
      const { owners } = this
      const [shared, local, tid] = [owners[0].at(id), owners[1].at(id), owners[2].at(id)]
      const first = this.first.at(id)
      for (let step = first; step < first + this.count.at(id); step++) this.takeStep(step, shared, local, tid)
      this.rows[this.views.of(shared, local, tid)] = id
    }
    this.ready.set(id, this.ready.at(id) | READY.stepped)
  }

  /** The row of the thread with the view that row `id` has, or -1. */
  private likeOf(id: number): number {
    const { owners } = this
    if (this.versions.at(id) === this.views.version) return this.likes.at(id) - 1
    return this.rows[this.views.of(owners[0].at(id), owners[1].at(id), owners[2].at(id))] ?? -1
  }

  /** Takes over the steps of row `id` from one with the same view; false when there are none to take over. */
  private repeat(id: number): boolean {
    const like = this.likeOf(id)
    if (like < 0 || (this.ready.at(like) & READY.stepped) === 0) return false
    const from = this.first.at(like)
    const to = this.first.at(id)
    const count = this.count.at(id)
    for (let n = 0; n < count; n++) if (this.effectsOf(from + n).changes === null) return false
    const shared = this.owners[0].at(id)
    for (let n = 0; n < count; n++) {
      const changes = this.effectsOf(from + n).changes as readonly number[]
      const step = to + n
      this.kinds.set(step, this.kinds.at(from + n))
      this.texts.set(step, this.texts.at(from + n))
      this.nextShared.set(step, changes.length === 0 ? shared : this.shared.internChanged(shared, changes))
      this.nextLocal.set(step, this.nextLocal.at(from + n))
      this.effectIds.set(step, this.effectIds.at(from + n))
      if ((this.kinds.at(step) & STEP.waits) !== 0)
        this.onWait(this.nextShared.at(step), this.nextLocal.at(step))
    }
    return true
  }

  effectsOf(step: number): Effects {
    return this.effects[this.effectIds.at(step)] as Effects
  }

  private takeStep(step: number, shared: number, local: number, tid: number): void {
    const { machine, recorder, log, counters } = this
    const old = this.load(shared, local, tid)
    const threads = threadCount()
    const parked = parkedAt(machine, tid)
    const form = this.shared.formOf(shared)
    const { floatingFrom } = form
    const isFloating = floatingFrom < Number.POSITIVE_INFINITY
    const floating = isFloating ? this.parts.floatingOf(tid, floatingFrom) : NOTHING
    const operation = threadOperation(tid)
    const operand = operation === null ? 0 : (machine.pendingArguments(threadByTid(tid))[0] as number) >>> 3
    for (let n = 0; n < ROOT_COUNTERS.length; n++) counters[n] = root(ROOT_COUNTERS[n] as number)
    log.length = 0
    access.log = log
    access.privateTouches.length = 0
    recorder.begin()
    this.loadedShared = -1
    try {
      machine.step(this.actions.at(step))
    } finally {
      access.log = null
    }
    const { text, happenings } = recorder.end()
    const limit = machine.stateStart + old.length
    this.texts.set(step, text)
    const footprint = compactFootprint(log, limit)
    const accesses = parked >= 0 ? accessesOf(log, parked, limit) : NOTHING
    const shown = (accesses.length > 0 ? STEP.accesses : 0) | (happenings.length > 0 ? STEP.happens : 0)
    this.kinds.set(step, shown)
    const wasQuiet =
      text === 0 &&
      happenings.length === 0 &&
      parked < 0 &&
      this.actions.at(step) === tid &&
      machine.stop !== STOP.fuel &&
      statusOf(threadByTid(tid)) === STATUS.alive &&
      root(ROOT.random) === UNBOUND &&
      ROOT_COUNTERS.every((n, k) => root(n) === counters[k]) &&
      touchesNothingShared(log, limit, operand)
    const waits = tid === 0 && threadOperation(tid) === 'join'
    const isDisturbed = isFloating && this.parts.floatingOf(tid, floatingFrom).join() !== floating.join()
    const taken = isDisturbed ? null : this.parts.take(tid, threads, old, form)
    settlePrivateTouches(
      (address) => taken === null || (taken.shared !== null && this.parts.isPublished(address)),
    )
    const used: number[] = this.operands(tid)
    for (let n = 0; n < log.length; n += LOG_ENTRY) used.push(log[n] as number)
    this.views.widen(shared, local, tid, used)
    this.effectIds.set(step, this.effects.length)
    if (taken === null) {
      this.effects.push({ ...NO_EFFECTS, happenings, footprint, accesses })
      return
    }
    const { moves, released } = taken
    const started = taken.started.map((words) => this.internLocal(words))
    const changes = taken.shared === null && happenings.length === 0 ? taken.changes.slice() : null
    this.effects.push({ started, released, happenings, footprint, accesses, changes })
    if (taken.shared === null) {
      this.loadedShared = shared
      this.nextShared.set(step, this.shared.internChanged(shared, taken.changes))
    } else this.nextShared.set(step, this.internShared(taken.shared))
    this.nextLocal.set(step, this.internLocal(taken.local))
    this.moves.set(step, this.moveId(moves))
    const isQuiet = wasQuiet && (operation !== null || this.nextShared.at(step) === shared)
    this.kinds.set(
      step,
      shown |
        (isQuiet ? STEP.quiet : 0) |
        (operation === 'join' ? STEP.joins : 0) |
        (released.length > 0 ? STEP.releases : 0) |
        (started.length > 0 ? STEP.starts : 0) |
        (waits ? STEP.waits : 0),
    )
    if (waits) this.onWait(this.nextShared.at(step), this.nextLocal.at(step))
  }

  /** Called when a step leaves the main thread waiting for a thread, with its parts then. */
  onWait = (_shared: number, _local: number): void => {}

  /** The threads that the main thread waits for, from the parts where it begins to, before it does anything others notice. */
  waitedFor(shared: number, local: number): number[] {
    const { machine } = this
    const { length } = this.load(shared, local, 0)
    this.loadedShared = -1
    for (let tid = 1; tid < threadCount(); tid++) setField(threadByTid(tid), T.status, STATUS.done << 1)
    const { marks } = access
    access.marks = false
    const tids: number[] = []
    const { log } = this
    while (threadOperation(0) === 'join' && tids.length < threadCount()) {
      log.length = 0
      const object = machine.pendingArguments(threadByTid(0))[0] as number
      access.log = log
      this.recorder.begin()
      tids.push(field(object, T.tid) >> 1)
      machine.step(0)
      const { text, happenings } = this.recorder.end()
      const limit = machine.stateStart + length
      if (text !== 0 || happenings.length > 0 || !touchesNothingShared(log, limit, object >>> 3)) break
    }
    access.log = null
    access.marks = marks
    return tids
  }

  /** Puts a shared part alone into the heap, for looking at it. */
  look(shared: number): Int32Array {
    this.loadedShared = -1
    const words = this.shared.read(shared)
    this.parts.loadShared(words)
    return words
  }

  /** The shared part with threads in each other's places, and how objects have moved (see `moves`). */
  permuted(shared: number, to: (tid: number) => number): { readonly shared: number; readonly moves: number } {
    const { shared: words, moves } = this.parts.permute(this.look(shared), to)
    return { shared: this.internShared(words), moves: this.moveId(moves) }
  }

  /** Puts a shared part and thread `tid`'s local one into the heap; the words of the first. */
  private load(shared: number, local: number, tid: number): Int32Array {
    const words = this.shared.read(shared)
    if (this.loadedShared !== shared) this.parts.loadShared(words)
    else this.parts.hide(this.loadedTid)
    this.loadedShared = shared
    this.loadedTid = tid
    this.parts.loadLocal(tid, this.local(local))
    return words
  }

  /** The words of a local part, not to be changed. */
  private local(id: number): Int32Array {
    const known = this.decoded[id]
    if (known !== undefined) return known
    const words = wordsOf(this.locals, id)
    if (id < DECODED) this.decoded[id] = words
    return words
  }

  /** The whole state of a shared part and all local parts, in the heap. */
  loadAll(shared: number, locals: readonly number[]): void {
    this.loadedShared = -1
    this.parts.loadAll(
      this.shared.read(shared),
      locals.map((local) => this.local(local)),
    )
  }

  /** The whole state in the heap as numbers of its parts: the shared one, then the threads'. */
  internAll(): number[] {
    this.loadedShared = -1
    const { shared, locals, floatingFrom } = this.parts.splitAll()
    return [this.internShared(shared, floatingFrom), ...locals.map((words) => this.internLocal(words))]
  }

  /** A local part after shared objects have moved. */
  afterMoves(moves: number, local: number): number {
    const known = this.moved.get(moves, local)
    if (known >= 0) return known
    const words = this.local(local).slice()
    const targets = this.moveSets[moves] as ReadonlyMap<number, number>
    mapPointers(words, 0, words.length, (address) => targets.get(address) ?? address)
    const id = this.internLocal(words)
    this.moved.set(moves, local, id)
    return id
  }

  /** Whether a local part points to one of the objects. */
  pointsTo(local: number, addresses: readonly number[]): boolean {
    let own = this.references[local]
    if (own === undefined) {
      const found = new Set<number>()
      const words = this.local(local)
      eachPointer(words, 0, words.length, (_, address) => found.add(address))
      this.references[local] = own = found
    }
    for (const address of addresses) if (own.has(address)) return true
    return false
  }

  private moveId(pairs: readonly number[]): number {
    if (pairs.length === 0) return 0
    const key = pairs.join()
    let id = this.moveIds.get(key)
    if (id === undefined) {
      id = this.moveSets.length
      this.moveIds.set(key, id)
      const targets = new Map<number, number>()
      for (let n = 0; n < pairs.length; n += 2) targets.set(pairs[n] as number, pairs[n + 1] as number)
      this.moveSets.push(targets)
    }
    return id
  }
}

let room = new Int32Array(1 << 12)

function wordsOf(store: StateStore, id: number): Int32Array {
  if (room.length < store.maxWords) room = new Int32Array(store.maxWords * 2)
  return room.slice(0, store.read(id, room))
}

/** Words of the root that steps may count up without a trace in the log. */
const ROOT_COUNTERS = [ROOT.counter, ROOT.locks, ROOT.state, ROOT.imports] as const

/** Whether a thread stands before starting or joining another: `start`, `join`; null otherwise. */
function threadOperation(tid: number): 'start' | 'join' | null {
  const pending = field(threadByTid(tid), T.pending)
  if (pending === UNBOUND) return null
  const { name, owner } = nativeOf(pending)
  return owner === 'Thread' && (name === 'start' || name === 'join') ? name : null
}

/**
 * Steps that can be quiet: the local ones of a thread that just began, and the main thread's starting and joining of others
 * while nobody looks which threads there are.
 */
function mayBeQuiet(tid: number): boolean {
  const thread = threadByTid(tid)
  if (statusOf(thread) !== STATUS.alive) return false
  if (field(thread, T.pending) === UNBOUND) return field(thread, T.atAccess) === 0
  return tid === 0 && (access.observesThreads & OBSERVES.status) === 0 && threadOperation(tid) !== null
}

/**
 * Whether the accesses of a step to what others can reach are to places that only this thread touches, apart from the
 * thread object at `operand` (0: none) and, with one, the list of threads.
 */
function touchesNothingShared(log: readonly number[], limit: number, operand: number): boolean {
  for (let n = 0; n < log.length; n += LOG_ENTRY) {
    const address = log[n] as number
    if (address >= limit) continue
    const isSync = log[n + 1] === SYNC
    if (isSync && operand !== 0 && (address === operand || address === heap.staticTop)) continue
    if (isSync || isSharedPlace(address, log[n + 1] as number)) return false
  }
  return true
}

/** The pc before which a thread stopped because of an access, or -1. */
function parkedAt(machine: Machine, tid: number): number {
  const thread = threadByTid(tid)
  if (field(thread, T.pending) !== UNBOUND || field(thread, T.atAccess) === 0) return -1
  return machine.pendingOf(tid).pc
}

/** Whether a thread could go on without being asked to yield. */
function isRunnable(tid: number, actions: readonly PackedAction[]): boolean {
  const thread = threadByTid(tid)
  if (statusOf(thread) !== STATUS.alive) return false
  const pending = field(thread, T.pending)
  if (pending !== UNBOUND && nativeOf(pending).sync?.isSleep) return false
  return actions.some((action) => action >> 8 !== 1)
}

/** A footprint without repetitions and without objects that other threads cannot reach. */
function compactFootprint(log: readonly number[], limit: number): number[] {
  const own: number[] = []
  next: for (let n = 0; n < log.length; n += 5) {
    if ((log[n] as number) >= limit) continue
    for (let k = 0; k < own.length; k += 5)
      if (
        own[k] === log[n] &&
        own[k + 1] === log[n + 1] &&
        own[k + 2] === log[n + 2] &&
        own[k + 4] === log[n + 4]
      )
        continue next
    for (let k = 0; k < 5; k++) own.push(log[n + k] as number)
  }
  return own
}
