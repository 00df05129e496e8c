// One deep module: a table of steps in columns, and the one way in which a step gets into it.
import { access, isSharedPlace, LOG_ENTRY, OBSERVES, SYNC, settlePrivateTouches } from '../machine/access.ts'
import { field, heap, setField } from '../machine/heap.ts'
import type { Machine, PackedAction } from '../machine/machine.ts'
import { nativeOf } from '../machine/native.ts'
import { formOf, mapPointers, type Parts, type SharedForm } from '../machine/parts.ts'
import { ROOT, root, STATUS, statusOf, T, threadByTid, threadCount } from '../machine/thread-object.ts'
import { UNBOUND } from '../machine/values.ts'
import { STOP } from '../machine/vm.ts'
import { accessesOf, type Footprint } from './footprint.ts'
import type { Happening, Recorder } from './recorder.ts'
import { IntList, StateStore } from './state-store.ts'
import { PairMap } from './vector-store.ts'

/** What `ThreadSteps` knows about a thread at its parts. */
export const READY = {
  /** It keeps the program from ending. */
  keepsAlive: 1,
  /** It could go on without being asked to yield. */
  runnable: 2,
  /** Its steps were taken. */
  stepped: 4,
  /** Its only step may turn out to be quiet. */
  maybeQuiet: 8,
} as const

/** Kinds of steps, as bits: nobody else can tell when it happens; it ends the waiting for a thread. */
export const STEP = { quiet: 1, joins: 2 } as const

/** A step whose result depends on the other threads' local parts. */
export const UNKNOWN = -1
const NOTHING: readonly never[] = []

/**
 * What threads can do, by shared part and own local part: each pair is run once by the machine, and looked up ever after
 * (transition caching: Blom, van de Pol & Weber, "LTSmin: distributed and symbolic reachability", CAV 2010). Parts are
 * interned as full vectors; `of` gives a number for thread and parts, whose steps are `first.at(n)` to
 * `first.at(n) + count.at(n)`.
 */
export class ThreadSteps {
  readonly shared = new StateStore()
  readonly locals = new StateStore()
  readonly first = new IntList()
  readonly count = new IntList()
  readonly ready = new IntList()
  readonly actions = new IntList()
  readonly kinds = new IntList()
  /** The parts after a step; `UNKNOWN` when they depend on more. */
  readonly nextShared = new IntList()
  readonly nextLocal = new IntList()
  /** The local parts of threads that a step starts. */
  readonly started: (readonly number[])[] = []
  /** What happens to addresses in the other threads' parts: a number for `moved`, 0 for nothing. */
  readonly moves = new IntList()
  /** Addresses of objects that are no longer shared, when another thread does not know them either. */
  readonly released: (readonly number[])[] = []
  /** What the step printed, as an index into the recorder's texts. */
  readonly texts = new IntList()
  readonly happenings: (readonly Happening[])[] = []
  readonly footprints: Footprint[] = []
  /** What the instruction before which the thread was parked touched: `NOTHING` unless it was parked at an access. */
  readonly accesses: Footprint[] = []
  private readonly known = new PairMap()
  private readonly owners = new IntList()
  private readonly parts: Parts
  private readonly machine: Machine
  private readonly recorder: Recorder
  private readonly moveSets: ReadonlyMap<number, number>[] = [new Map()]
  private readonly moveIds = new Map<string, number>()
  private readonly moved = new PairMap()
  private readonly references: (ReadonlySet<number> | undefined)[] = []
  private readonly forms: SharedForm[] = []
  private sharedWords: Int32Array = new Int32Array(0)
  private sharedId = -1
  /** Whether the heap has that shared part, as yet unchanged, and the thread that has its local part there. */
  private isLoaded = false
  private loadedTid = -1
  private localWords = new Int32Array(1 << 12)

  /** Bytes of all parts kept. */
  get bytes(): number {
    return this.shared.bytes + this.locals.bytes
  }

  constructor(machine: Machine, recorder: Recorder, parts: Parts) {
    this.machine = machine
    this.recorder = recorder
    this.parts = parts
  }

  private internShared(words: Int32Array, form: () => SharedForm): number {
    const id = this.shared.intern(words, 0, words.length)
    if (id === this.forms.length) this.forms.push(form())
    return id
  }

  private internLocal(words: Int32Array): number {
    return this.locals.intern(words, 0, words.length)
  }

  /** The number of thread `tid` with these parts. */
  of(shared: number, local: number, tid: number): number {
    const key = local * 256 + tid
    const known = this.known.get(shared, key)
    return known >= 0 ? known : this.meet(shared, local, tid, key)
  }

  private meet(shared: number, local: number, tid: number, key: number): number {
    const { machine } = this
    this.load(shared, local, tid)
    const actions: PackedAction[] = []
    machine.addActionsOf(tid, actions)
    const id = this.first.length
    this.known.set(shared, key, id)
    this.first.push(this.actions.length)
    this.count.push(actions.length)
    this.owners.push(shared)
    this.owners.push(local)
    this.owners.push(tid)
    this.ready.push(
      (machine.keepsAlive(tid) ? READY.keepsAlive : 0) |
        (isRunnable(tid, actions) ? READY.runnable : 0) |
        (actions.length === 1 && actions[0] === tid && mayBeQuiet(tid) ? READY.maybeQuiet : 0),
    )
    for (const action of actions) {
      this.actions.push(action)
      this.kinds.push(0)
      this.nextShared.push(UNKNOWN)
      this.nextLocal.push(UNKNOWN)
      this.moves.push(0)
      this.texts.push(0)
      this.started.push(NOTHING)
      this.released.push(NOTHING)
      this.happenings.push(NOTHING)
      this.footprints.push(NOTHING)
      this.accesses.push(NOTHING)
    }
    return id
  }

  /** Takes the steps of thread and parts `id`. Throws `Abort` when the machine does. */
  take(id: number): void {
    const { owners } = this
    const [shared, local, tid] = [owners.at(id * 3), owners.at(id * 3 + 1), owners.at(id * 3 + 2)]
    const first = this.first.at(id)
    for (let step = first; step < first + this.count.at(id); step++) this.takeStep(step, shared, local, tid)
    this.ready.set(id, this.ready.at(id) | READY.stepped)
  }

  private takeStep(step: number, shared: number, local: number, tid: number): void {
    const { machine, recorder } = this
    this.load(shared, local, tid)
    const threads = threadCount()
    const parked = parkedAt(machine, tid)
    const { floatingFrom } = this.forms[shared] as SharedForm
    const floating =
      floatingFrom < Number.POSITIVE_INFINITY ? this.parts.floatingOf(tid, floatingFrom) : NOTHING
    const operation = threadOperation(tid)
    const operand = operation === null ? 0 : (machine.pendingArguments(threadByTid(tid))[0] as number) >>> 3
    const rootWords = ROOT_COUNTERS.map((n) => root(n))
    const log: number[] = []
    access.log = log
    access.privateTouches.length = 0
    recorder.begin()
    this.isLoaded = false
    try {
      machine.step(this.actions.at(step))
    } finally {
      access.log = null
    }
    const { text, happenings } = recorder.end()
    const limit = machine.stateStart + this.sharedWords.length
    this.texts.set(step, text)
    this.happenings[step] = happenings
    this.footprints[step] = compactFootprint(log, limit)
    if (parked >= 0) this.accesses[step] = accessesOf(log, parked, limit)
    const wasQuiet =
      text === 0 &&
      happenings.length === 0 &&
      parked < 0 &&
      this.actions.at(step) === tid &&
      machine.stop !== STOP.fuel &&
      statusOf(threadByTid(tid)) === STATUS.alive &&
      root(ROOT.random) === UNBOUND &&
      ROOT_COUNTERS.every((n, k) => root(n) === rootWords[k]) &&
      touchesNothingShared(log, limit, operand)
    const waits = tid === 0 && threadOperation(tid) === 'join'
    const form = this.forms[shared] as SharedForm
    const isFloating = form.floatingFrom < limit
    const isDisturbed = isFloating && this.parts.floatingOf(tid, form.floatingFrom).join() !== floating.join()
    const taken = isDisturbed ? null : this.parts.take(tid, threads, this.sharedWords, form)
    settlePrivateTouches((address) => taken === null || this.parts.isPublished(address, taken.keepsForm))
    if (taken === null) return
    const { keepsForm, moves, released, started } = taken
    this.nextShared.set(
      step,
      this.internShared(taken.shared, () =>
        keepsForm ? form : formOf(taken.shared, Number.POSITIVE_INFINITY),
      ),
    )
    this.nextLocal.set(step, this.internLocal(taken.local))
    this.moves.set(step, this.moveId(moves))
    if (started.length > 0) this.started[step] = started.map((words) => this.internLocal(words))
    if (released.length > 0) this.released[step] = released
    const isQuiet = wasQuiet && (operation !== null || this.nextShared.at(step) === shared)
    this.kinds.set(step, (isQuiet ? STEP.quiet : 0) | (operation === 'join' ? STEP.joins : 0))
    if (waits) this.onWait(this.nextShared.at(step), this.nextLocal.at(step))
  }

  /** Called when a step leaves the main thread waiting for a thread, with its parts then. */
  onWait = (_shared: number, _local: number): void => {}

  /** The threads that the main thread waits for, from the parts where it begins to, before it does anything others notice. */
  waitedFor(shared: number, local: number): number[] {
    const { machine } = this
    this.load(shared, local, 0)
    this.isLoaded = false
    for (let tid = 1; tid < threadCount(); tid++) setField(threadByTid(tid), T.status, STATUS.done << 1)
    const { marks } = access
    access.marks = false
    const tids: number[] = []
    while (threadOperation(0) === 'join' && tids.length < threadCount()) {
      const log: number[] = []
      const object = machine.pendingArguments(threadByTid(0))[0] as number
      access.log = log
      this.recorder.begin()
      tids.push(field(object, T.tid) >> 1)
      machine.step(0)
      const { text, happenings } = this.recorder.end()
      const limit = machine.stateStart + this.sharedWords.length
      if (text !== 0 || happenings.length > 0 || !touchesNothingShared(log, limit, object >>> 3)) break
    }
    access.log = null
    access.marks = marks
    return tids
  }

  /** Puts a shared part alone into the heap, for looking at it. */
  look(shared: number): Int32Array {
    this.isLoaded = false
    const words = wordsOf(this.shared, shared)
    this.parts.loadShared(words)
    return words
  }

  /** The shared part with threads in each other's places, and how objects have moved (see `moves`). */
  permuted(shared: number, to: (tid: number) => number): { readonly shared: number; readonly moves: number } {
    const { shared: words, moves } = this.parts.permute(this.look(shared), to)
    return {
      shared: this.internShared(words, () => formOf(words, Number.POSITIVE_INFINITY)),
      moves: this.moveId(moves),
    }
  }

  hasFloating(shared: number): boolean {
    return (this.forms[shared] as SharedForm).floatingFrom < Number.POSITIVE_INFINITY
  }

  private load(shared: number, local: number, tid: number): void {
    if (this.sharedId !== shared) {
      this.sharedWords = wordsOf(this.shared, shared)
      this.sharedId = shared
      this.isLoaded = false
    }
    if (!this.isLoaded) this.parts.loadShared(this.sharedWords)
    else this.parts.hide(this.loadedTid)
    this.isLoaded = true
    this.loadedTid = tid
    if (this.localWords.length < this.locals.maxWords)
      this.localWords = new Int32Array(this.locals.maxWords * 2)
    this.parts.loadLocal(tid, this.localWords, this.locals.read(local, this.localWords))
  }

  /** The whole state of a shared part and all local parts, in the heap. */
  loadAll(shared: number, locals: readonly number[]): void {
    this.isLoaded = false
    this.parts.loadAll(
      wordsOf(this.shared, shared),
      locals.map((local) => wordsOf(this.locals, local)),
    )
  }

  /** The whole state in the heap as numbers of its parts: the shared one, then the threads'. */
  internAll(): number[] {
    this.isLoaded = false
    const { shared, locals, floatingFrom } = this.parts.splitAll()
    return [
      this.internShared(shared, () => formOf(shared, floatingFrom)),
      ...locals.map((words) => this.internLocal(words)),
    ]
  }

  /** A local part after shared objects have moved. */
  afterMoves(moves: number, local: number): number {
    const known = this.moved.get(moves, local)
    if (known >= 0) return known
    const words = wordsOf(this.locals, local)
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
      const words = wordsOf(this.locals, local)
      mapPointers(words, 0, words.length, (address) => {
        found.add(address)
        return address
      })
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
