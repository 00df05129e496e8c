import { err, ok, type Result } from '#sim/core/result.ts'
import { parse, tooDeep } from '../language/parse.ts'
import { PySyntaxError, type SyntaxProblem } from '../language/syntax-error.ts'
import { access, programPcOf, resetAccess } from './access.ts'
import { customSetters } from './attributes.ts'
import { boot, newMainThread, newRoot } from './boot.ts'
import { builtins } from './builtin-names.ts'
import { machineClock } from './clock.ts'
import { collect, forgetOtherHalf } from './collect.ts'
import { compile } from './compile.ts'
import { numberOf } from './equality.ts'
import { classes } from './errors.ts'
import { field, heap, KIND, KIND_MASK, SIZE, setField } from './heap.ts'
import { hooks, nativeOf, RECURSION_LIMIT, type SyncOptions } from './native.ts'
import { OP } from './opcodes.ts'
import { cutProgram, program } from './program.ts'
import { refuseBuiltins, refuseNames } from './refusals.ts'
import { DAEMON, isConcurrent, STATUS, statusOf, T, threadByTid, threadCount } from './thread-object.ts'
import { classCounter } from './types.ts'
import { NONE, resetInterned, stringCount, UNBOUND } from './values.ts'
import { LEVEL, STOP, step, vm } from './vm.ts'

/**
 * One possible next step as one number, `tid | way << 8`: thread `tid` goes on; `way` 0 as its operation asks, 1 the timeout
 * of the operation happens (or a spurious wake-up), 2 + n the n-th waiter is notified.
 */
export type PackedAction = number

export type MachineOptions = {
  readonly fileName?: string
  /** Where threads may be switched. L0 each bytecode; L1 each synchronisation operation and conflicting access; L2 see `checks`. */
  readonly level?: keyof typeof LEVEL
  /** Searching: sleep is a yield, a timeout may happen at any time, states are kept so nothing is reused. */
  readonly isExploring?: boolean
  /** Time stands still as in a search: a sleep is a yield, a timeout may happen at any time. */
  readonly isTimeless?: boolean
  readonly spuriousWakeups?: boolean
  /** Explore which waiter `notify` wakes, instead of first come first served. */
  readonly anyWaiter?: boolean
}

/**
 * The machine with one program loaded. There is one machine per process: loading a program puts the previous one away,
 * and using an older `Machine` is our bug. A state is the words that `snapshot` returns; equal states have equal words.
 */
export class Machine {
  readonly options: MachineOptions
  readonly moduleCode: number
  private readonly isTimeless: boolean
  private readonly floor: number
  private readonly ticket: number
  /** Virtual time in microseconds; only runs have it. */
  now = 0
  /** Whether accesses are watched: which instructions become switch points, and the access log. */
  get learns(): boolean {
    return access.learns
  }

  set learns(learns: boolean) {
    access.learns = learns
  }

  private askingThread = UNBOUND
  /** The thread and result of the last `step`. */
  stop: number = STOP.access

  constructor(moduleCode: number, options: MachineOptions) {
    this.options = options
    this.isTimeless = options.isExploring === true || options.isTimeless === true
    this.moduleCode = moduleCode
    this.floor = heap.staticTop
    this.ticket = ++tickets
    vm.level = LEVEL[options.level ?? 'L1']
    vm.keepsStrings = options.isExploring === true
    machineClock.thread = () => vm.thread
    machineClock.asking = () => this.askingThread
    machineClock.alternative = () => vm.alternative
    machineClock.allowsSpurious = () => options.spuriousWakeups === true
    machineClock.wasRead = false
    machineClock.now = () => {
      machineClock.wasRead = true
      return this.isTimeless ? 0 : this.now / 1e6 + vm.instructions * 1e-7
    }
    access.heldLocks = () => heldLocks(this.floor)
    machineClock.isAwake = () => this.isTimeless || this.now >= this.deadlineOf(this.askingThread)
    newRoot(program.globals.length)
    newMainThread(moduleCode)
  }

  /** The state in canonical form: garbage, dead locals and addresses make no difference. A copy. */
  snapshot(): Int32Array {
    this.canonicalize()
    return heap.h.slice(this.floor, heap.top)
  }

  /** Brings the heap into canonical form in place; the state is then `heap.h` from `stateStart` to `stateEnd`. */
  canonicalize(): void {
    collect()
  }

  get stateStart(): number {
    return this.floor
  }

  get stateEnd(): number {
    return heap.top
  }

  /** Goes back to a state from `snapshot`. Output and virtual time are not part of it. */
  restore(state: Int32Array): void {
    heap.top = this.floor
    while (heap.h.length < this.floor + state.length + 4096) {
      const bigger = new Int32Array(heap.h.length * 2)
      bigger.set(heap.h.subarray(0, this.floor))
      heap.h = bigger
    }
    heap.h.set(state, this.floor)
    heap.top = this.floor + state.length
  }

  get threadCount(): number {
    return threadCount()
  }

  isAlive(tid: number): boolean {
    return statusOf(threadByTid(tid)) === STATUS.alive
  }

  /** Whether only daemons are left. */
  get isFinished(): boolean {
    for (let tid = 0; tid < threadCount(); tid++) if (this.keepsAlive(tid)) return false
    return true
  }

  /** Whether the program goes on at least until this thread has ended. */
  keepsAlive(tid: number): boolean {
    const thread = threadByTid(tid)
    if (statusOf(thread) !== STATUS.alive) return false
    const daemon = field(thread, T.daemon) >> 1
    return daemon === DAEMON.no || (daemon === DAEMON.worker && !this.isIdleWorker(tid))
  }

  private isIdleWorker(tid: number): boolean {
    const pending = field(threadByTid(tid), T.pending)
    return pending !== UNBOUND && nativeOf(pending).name === 'get' && !this.isEnabled(tid)
  }

  /** Whether the thread's next operation can happen now. */
  isEnabled(tid: number): boolean {
    const thread = threadByTid(tid)
    if (statusOf(thread) !== STATUS.alive) return false
    const pending = field(thread, T.pending)
    if (pending === UNBOUND) return true
    this.askingThread = thread
    const sync = nativeOf(pending).sync!
    return sync.isReady(this.pendingArguments(thread), thread)
  }

  /** Whether the thread's next operation can time out (or wake spuriously) now. */
  canGiveUp(tid: number): boolean {
    const thread = threadByTid(tid)
    if (statusOf(thread) !== STATUS.alive) return false
    const pending = field(thread, T.pending)
    if (pending === UNBOUND) return false
    const sync = nativeOf(pending).sync!
    if (!sync.canGiveUp) return false
    this.askingThread = thread
    if (!sync.canGiveUp(this.pendingArguments(thread), thread)) return false
    return this.isTimeless || this.now >= this.deadlineOf(thread)
  }

  /** The possible next steps, threads in order of start. Empty: finished, or stuck. */
  enabled(): PackedAction[] {
    const actions: PackedAction[] = []
    if (this.isFinished) return actions
    const n = threadCount()
    for (let tid = 0; tid < n; tid++) this.addActionsOf(tid, actions)
    return actions
  }

  /** Adds what thread `tid` can do next, whether or not the program has finished. */
  addActionsOf(tid: number, actions: PackedAction[]): void {
    if (this.isEnabled(tid)) {
      const waiters = this.options.anyWaiter ? this.notifiableWaiters(tid) : 0
      if (waiters < 2) actions.push(tid)
      else for (let way = 0; way < waiters; way++) actions.push(tid | ((2 + way) << 8))
    }
    if (this.canGiveUp(tid)) actions.push(tid | (1 << 8))
  }

  private notifiableWaiters(tid: number): number {
    const thread = threadByTid(tid)
    const pending = field(thread, T.pending)
    if (pending === UNBOUND || nativeOf(pending).name !== 'notify') return 1
    const condition = this.pendingArguments(thread)[0] as number
    return field(field(condition, 5), 1) >> 1
  }

  /** Performs one step: the pending operation or access, then everything up to the thread's next switch point. */
  step(action: PackedAction): void {
    if (this.ticket !== tickets) throw new Error('Invariant broken: another program was loaded since')
    vm.alternative = action >> 8
    access.isOn = access.learns && isConcurrent(action & 255)
    this.stop = step(threadByTid(action & 255))
    vm.alternative = 0
  }

  /** The instructions before which a thread can be switched, counted from the program's first; the library's are negative. */
  get visible(): number[] {
    const first = this.firstInstruction
    const points: number[] = []
    for (let n = 0; n < program.length >> 1; n++) if (program.visible[n] === 1) points.push(n - first)
    return points
  }

  set visible(points: readonly number[]) {
    program.visible.fill(0)
    for (const point of points)
      if (point + this.firstInstruction < program.length >> 1)
        program.visible[point + this.firstInstruction] = 1
  }

  /** Instructions before it are the library's. */
  private get firstInstruction(): number {
    return boot().mark.length >> 1
  }

  /** The arguments of the synchronisation operation a thread is about to perform. */
  pendingArguments(thread: number): number[] {
    const fp = field(thread, T.frame) >>> 3
    const base = fp + (field(thread, T.base) >> 1)
    const argc = field(thread, T.argc) >> 1
    const list: number[] = []
    for (let n = 0; n < argc; n++) list.push(heap.h[base + n] as number)
    return list
  }

  private deadlineOf(thread: number): number {
    const known = field(thread, T.deadline)
    if (known !== UNBOUND) return numberOf(known) as number
    const sync = nativeOf(field(thread, T.pending)).sync!
    const args = this.pendingArguments(thread)
    const seconds = numberOf(timeoutIn(sync, args))
    const micros = seconds === undefined ? 2 ** 29 : Math.min(2 ** 29, this.now + Math.round(seconds * 1e6))
    setField(thread, T.deadline, micros << 1)
    return micros
  }

  /** The earliest time after `now` at which a sleeping or timed wait ends, or undefined. */
  nextDeadline(): number | undefined {
    let first: number | undefined
    for (let tid = 0; tid < threadCount(); tid++) {
      const thread = threadByTid(tid)
      if (statusOf(thread) !== STATUS.alive || field(thread, T.pending) === UNBOUND) continue
      const sync = nativeOf(field(thread, T.pending)).sync!
      if (!sync.isSleep && !sync.canGiveUp) continue
      const args = this.pendingArguments(thread)
      const timeout = timeoutIn(sync, args)
      if (numberOf(timeout) === undefined || (!sync.isSleep && (numberOf(timeout) as number) < 0)) continue
      const deadline = this.deadlineOf(thread)
      if (deadline > this.now && (first === undefined || deadline < first)) first = deadline
    }
    return first
  }

  /** What a parked thread is about to do, for people: the operation, and the line. */
  pendingOf(tid: number): { readonly what: string; readonly line: number; readonly pc: number } {
    const thread = threadByTid(tid)
    const frame = field(thread, T.frame) >>> 3
    const pc = programPcOf(frame)
    const pending = field(thread, T.pending)
    return {
      what: pending === UNBOUND ? 'access' : nativeOf(pending).sync!.what,
      line: program.lineAt(pc),
      pc,
    }
  }
}

/** The timeout among an operation's arguments, else its object's own; UNBOUND or None when there is none. */
function timeoutIn(sync: SyncOptions, args: readonly number[]): number {
  const given = sync.timeoutAt === undefined ? UNBOUND : (args[sync.timeoutAt] ?? UNBOUND)
  return (given === UNBOUND || given === NONE) && sync.ownTimeout ? sync.ownTimeout(args[0] as number) : given
}

/** The ids of all locks that the running thread holds. */
function heldLocks(floor: number): number[] {
  const { h } = heap
  const own = field(vm.thread, T.tid)
  const held: number[] = []
  for (let at = floor; at < heap.top; ) {
    const kind = (h[at] as number) & KIND_MASK
    const size = SIZE[kind] as number
    if (kind === KIND.sync && h[at + 4] === own) {
      const cls = h[at + 1]
      if (cls === classes.lock || cls === classes.RLock) held.push(h[at + 8] as number)
    }
    at += 1 + (size === 0 ? ((h[at + 1] as number) >> 1) + 1 : size)
  }
  return held
}

let tickets = 0

/** Parses, compiles and loads `source`, replacing the program that was loaded. */
export function loadProgram(
  source: string,
  options: MachineOptions = {},
): Result<Machine, SyntaxProblem & { readonly code: 'syntax' }> {
  try {
    const parsed = parse(source)
    const { mark, strings, bigs, top } = boot()
    cutProgram(mark)
    resetInterned(strings, bigs)
    resetAccess()
    access.firstOwn = mark.length
    heap.top = heap.staticTop = top
    program.source = source.replace(/\r\n?/g, '\n').split('\n')
    program.fileName = options.fileName ?? 'main.py'
    refuseNames(parsed)
    const id = compile(parsed)
    packGlobals(mark.length)
    heap.staticTop = heap.top
    forgetOtherHalf()
    classCounter.next = 1000
    customSetters.exist = false
    hooks.recursionLimit = RECURSION_LIMIT
    vm.instructions = 0
    vm.nesting = 0
    vm.fuel = Number.POSITIVE_INFINITY
    vm.gcThreshold = heap.top + (1 << 19)
    vm.stringThreshold = 16_000_000
    vm.firstOwnString = stringCount()
    return ok(new Machine(id, options))
  } catch (error) {
    const { problem } = error instanceof PySyntaxError ? error : tooDeep(error)
    return err({ code: 'syntax', ...problem })
  }
}

/** Names that the program never assigns become constants; only its own variables take words of the state. */
function packGlobals(start: number): void {
  const assigned = new Set<number>()
  const { code } = program
  for (let pc = start; pc < program.length; pc += 2)
    if (code[pc] === OP.STORE_GLOBAL || code[pc] === OP.DELETE_GLOBAL) assigned.add(code[pc + 1] as number)
  const names = [...program.globals]
  refuseBuiltins(start, (slot) => (assigned.has(slot) ? undefined : names[slot]))
  const kept = names.flatMap((name, slot) => (assigned.has(slot) || !builtins.has(name) ? [slot] : []))
  const slotOf = new Map(kept.map((slot, n) => [slot, n]))
  const nameSlot = kept.length
  let needsSpare = false
  for (let pc = start; pc < program.length; pc += 2) {
    const op = code[pc] as number
    const arg = code[pc + 1] as number
    if (op === OP.LOAD_GLOBAL || op === OP.STORE_GLOBAL || op === OP.DELETE_GLOBAL) {
      const slot = slotOf.get(arg)
      if (slot !== undefined) code[pc + 1] = slot
      else {
        code[pc] = OP.LOAD_CONST
        code[pc + 1] = builtins.get(names[arg] as string) as number
      }
    } else if (op === OP.LOAD_CLASS_NAME) {
      let slot = slotOf.get(arg >> 12)
      if (slot === undefined) {
        slotOf.set(arg >> 12, nameSlot + (needsSpare ? slotOf.size - kept.length : 0))
        slot = slotOf.get(arg >> 12) as number
        needsSpare = true
      }
      code[pc + 1] = (arg & 4095) | (slot << 12)
    }
  }
  const order = [...slotOf].sort(([, a], [, b]) => a - b).map(([slot]) => names[slot] as string)
  program.globals = order
  program.globalSlots.clear()
  order.forEach((name, slot) => {
    program.globalSlots.set(name, slot)
    program.builtinOfGlobal[slot] = builtins.get(name) ?? UNBOUND
  })
}
