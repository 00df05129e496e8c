// The machine: one deep loop over the bytecode. It is a module-level singleton, because a closure or an object per run
// costs a factor (operands and code stay in locals, everything else in typed arrays). All state of the program is in the
// heap; `vm` holds what belongs to the execution: the running frame, the level, counters and budgets.
import {
  ACCESS,
  access,
  ELEMENT,
  ITEMS,
  logSync,
  markVisible,
  observeLocks,
  programPcOf,
  setAccessThread,
  touch,
} from './access.ts'
import { elementOf, touchArguments, touchChange, touchLoop, touchRead } from './access-containers.ts'
import {
  changesAttributes,
  customSetters,
  deleteAttribute,
  loadAttribute,
  modules,
  ownAttribute,
  storeAttribute,
} from './attributes.ts'
import { builtins } from './builtin-names.ts'
import { argumentList, bindArguments } from './calls.ts'
import { collect } from './collect.ts'
import { firstOf, lengthOf, newList, newObject, push } from './containers.ts'
import { get, keysOf, newDict, newSet, put } from './dict.ts'
import { equal } from './equality.ts'
import { Abort, classes, newException, Raised, raised, typeError } from './errors.ts'
import { formatValue } from './format.ts'
import { allocate, allocateSized, F, field, heap, KIND, kindOf, MemoryExhausted, setField } from './heap.ts'
import { containsItem, deleteItem, getItem, setItem } from './indexing.ts'
import { asList, iteratorOf, nextOf } from './iteration.ts'
import { hooks, type Native, nativeOf } from './native.ts'
import { OP } from './opcodes.ts'
import { binary, compareSets, ElementOrder, METHODS, order, SYMBOLS, unary } from './operators.ts'
import { program } from './program.ts'
import { asciiRepr, toRepr, toStr } from './text.ts'
import { DAEMON, ROOT, root, STATUS, statusOf, T, threadByTid, threadCount, tidOf } from './thread-object.ts'
import { truth } from './truth.ts'
import {
  CLS,
  isInstance,
  isSubclass,
  itemsOfTuple,
  layoutOf,
  lookup,
  newClass,
  newTuple,
  typeName,
  typeOf,
} from './types.ts'
import {
  FALSE,
  fromBool,
  interned,
  isBig,
  isInt,
  isNative,
  isPointer,
  isString,
  NONE,
  NOT_IMPLEMENTED,
  PENDING,
  pointerTo,
  str,
  stringCount,
  sweepStrings,
  TRUE,
  text,
  UNBOUND,
} from './values.ts'

/** Why `step` came back. */
export const STOP = {
  /** Before an access that can conflict. */
  access: 0,
  /** Before a synchronisation operation. */
  sync: 1,
  /** The thread ended. */
  done: 2,
  /** After `localFuel` instructions without a switch point: perhaps a busy-wait on a variable not yet known as shared. */
  fuel: 3,
} as const

/** What happens with the result of a frame. */
const ACT = {
  push: 0,
  discard: 1,
  init: 2,
  nested: 3,
  thread: 4,
  binary: 5,
  compare: 6,
  retryBool: 7,
  next: 8,
  generator: 9,
  delegate: 10,
  toBool: 11,
  notBool: 12,
  checked: 13,
  stay: 14,
} as const

export const LEVEL = { L0: 0, L1: 1, L2: 2, gil: 3 } as const

class Vm {
  /** The running thread object. */
  thread = NONE
  /** The running frame's address. */
  fp = 0
  level: number = LEVEL.L1
  /** Bytecodes executed since the program was loaded. */
  instructions = 0
  /** Bytecodes allowed without a switch point, and in all. */
  localFuel = 100_000
  fuel = Number.POSITIVE_INFINITY
  /** Set while a native runs Python code to its end: no switching. */
  nesting = 0
  /** Which way a nondeterministic operation goes: 0 as asked, 1 the timeout, from 2 on a chosen waiter. */
  alternative = 0
  /** Whether states are kept elsewhere, so that addresses and strings must not be reused in the middle of a step. */
  keepsStrings = false
  gcThreshold = 1 << 20
  stringThreshold = 16_000_000
  firstOwnString = 0
  /** Called when a thread dies of an exception. */
  onUncaught: (thread: number, exception: number) => void = () => {}
  onEvent: (type: string, thread: number, detail: string) => void = () => {}
}

export const vm = new Vm()

const CALL = str('__call__')
const INIT = str('__init__')
const NEW = str('__new__')
const ENTER = str('__enter__')
const EXIT = str('__exit__')
const NEXT = str('__next__')
const ITER = str('__iter__')
const GETITEM = str('__getitem__')
const SETITEM = str('__setitem__')
const DELITEM = str('__delitem__')
const CONTAINS = str('__contains__')
const BOOL = str('__bool__')
const LEN = str('__len__')
const STR = str('__str__')
const REPR = str('__repr__')
const FORMAT = str('__format__')
const EQ = str('__eq__')
const MODULE = str('__module__')
const MAIN = str('__main__')
const QUALNAME = str('__qualname__')
const CLASSCELL = str('__classcell__')
const HASH = str('__hash__')
const COMPARE_NAMES = ['__lt__', '__le__', '__gt__', '__ge__', '__eq__', '__ne__'].map(str)
const REFLECTED = [2, 3, 0, 1, 4, 5]
const COMPARE_SYMBOLS = ['<', '<=', '>', '>=', '==', '!=']
const UNARY_NAMES = ['__neg__', '__pos__', '__invert__'].map(str)
const UNARY_SYMBOLS = ['-', '+', '~']

const actionWord = (action: number, caller: number): number =>
  (((caller === 0 ? 1 : ((heap.h[caller + F.action] as number) >> 5) + 1) << 4) | action) << 1

const _slotsOf = (fp: number): number =>
  (program.codes[(heap.h[fp + F.code] as number) >> 1] as { slots: readonly string[] }).slots.length

/** A frame for `func` with bound arguments `values` (one per parameter slot), below `back`. Its address. */
function makeFrame(func: number, values: ArrayLike<number>, back: number, action: number): number {
  const code = program.codes[field(func, 1) >> 1]!
  const nslots = code.slots.length
  const words = F.slots - 2 + nslots + code.maxStack + 1
  const fp = allocateSized(KIND.frame, words)
  const { h } = heap
  h[fp] = KIND.frame
  h[fp + F.code] = code.id << 1
  h[fp + F.pc] = code.entry << 1
  h[fp + F.back] = back === 0 ? NONE : pointerTo(back)
  h[fp + F.sp] = (F.slots + nslots) << 1
  h[fp + F.action] = actionWord(action, back)
  h[fp + F.exc] = NONE
  for (let n = 0; n < values.length; n++) h[fp + F.slots + n] = values[n] as number
  const closure = h[(func >>> 3) + 4] as number
  if (closure !== NONE) {
    const count = (h[(closure >>> 3) + 1] as number) >> 1
    for (let n = 0; n < count; n++)
      h[fp + F.slots + code.freeStart + n] = h[(closure >>> 3) + 2 + n] as number
  }
  for (const slot of code.cellSlots) {
    const value = heap.h[fp + F.slots + slot] as number
    const cell = allocate(KIND.cell, 1)
    heap.h[cell + 1] = value
    heap.h[fp + F.slots + slot] = pointerTo(cell)
  }
  return fp
}

/** Starts `func` with arguments that may still need binding; the new frame runs next. Generators are only made. */
function enter(
  func: number,
  args: ArrayLike<number>,
  keywords: ReadonlyMap<number, number> | null,
  action: number,
): number {
  const code = program.codes[field(func, 1) >> 1]!
  const values =
    keywords === null &&
    args.length === code.argCount &&
    code.kwOnly === 0 &&
    !code.hasVararg &&
    !code.hasKwarg
      ? args
      : bindArguments(func, code, args, keywords)
  const back = vm.fp
  const depth = ((heap.h[back + F.action] as number) >> 5) + 1
  if (depth > hooks.recursionLimit) throw raised('RecursionError', 'maximum recursion depth exceeded')
  const fp = makeFrame(func, values, back, action)
  if (code.isGenerator) {
    heap.h[fp + F.back] = NONE
    const made = newObject(KIND.generator, [pointerTo(fp), 0, str(code.qualifiedName)])
    heap.h[fp + F.extra] = made
    return made
  }
  vm.fp = fp
  return PENDING
}

hooks.push = (func, args) => {
  if (kindOf(func) === KIND.func) {
    const made = enter(func, args, null, ACT.push)
    if (made !== PENDING) throw typeError('a generator cannot be used here')
    return
  }
  const result = callValue(func, args, null, ACT.push)
  if (result !== PENDING) pushResult(result)
}

/** Lets a value returned at once look like the result of a pushed frame: a frame that was never entered. */
function pushResult(result: number): void {
  immediate = result
}
let immediate = UNBOUND

/** Runs `func` to its end inside a native. No thread is switched meanwhile. */
export function callNested(
  func: number,
  args: readonly number[],
  keywords: ReadonlyMap<number, number> | null = null,
): number {
  if (vm.nesting > 60) throw raised('RecursionError', 'maximum recursion depth exceeded')
  const saved = vm.fp
  if (vm.nesting === 0) outermost = saved
  access.depth++
  // The frame below is protected from the collector, which runs only at the outermost level.
  vm.nesting++
  try {
    const result = callValue(func, args, keywords, ACT.nested)
    if (result !== PENDING) return result
    return run() as number
  } finally {
    access.depth--
    vm.nesting--
    vm.fp = saved
  }
}
/** The frame whose native runs Python code to its end. */
let outermost = 0
access.frame = () => (vm.nesting > 0 ? outermost : vm.fp)
hooks.call = (func, args) => callNested(func, args)

/** Calls any callable. PENDING when a frame was entered. */
function callValue(
  func: number,
  args: ArrayLike<number>,
  keywords: ReadonlyMap<number, number> | null,
  action: number,
): number {
  if (isNative(func)) return callNative(func, Array.from(args), keywords, action)
  switch (kindOf(func)) {
    case KIND.func:
      return enter(func, args, keywords, action)
    case KIND.bound:
      return callValue(field(func, 2), [field(func, 1), ...Array.from(args)], keywords, action)
    case KIND.class:
      return instantiate(func, Array.from(args), keywords, action)
    case KIND.wrapper:
      return callValue(field(func, 2), args, keywords, action)
    default: {
      const method = isPointer(func) ? lookup(typeOf(func), CALL) : UNBOUND
      if (method === UNBOUND) throw typeError(`'${typeName(func)}' object is not callable`)
      return callValue(method, [func, ...Array.from(args)], keywords, action)
    }
  }
}

/** Special methods whose result must be of a type. */
const CHECKED = new Set(['__len__', '__hash__', '__repr__', '__iter__'])

/** What CPython says about the result of a special method, or null when it is right. */
function complaintAbout(name: string, value: number): Raised | null {
  switch (name) {
    case '__len__':
      if (!isInt(value)) return typeError(`'${typeName(value)}' object cannot be interpreted as an integer`)
      return value < 0 ? raised('ValueError', '__len__() should return >= 0') : null
    case '__hash__':
      return isInt(value) || isBig(value) ? null : typeError('__hash__ method should return an integer')
    case '__iter__':
      return kindOf(value) === KIND.iter ||
        kindOf(value) === KIND.generator ||
        lookup(typeOf(value), NEXT) !== UNBOUND
        ? null
        : typeError(`iter() returned non-iterator of type '${typeName(value)}'`)
    default:
      return isString(value) ? null : typeError(`${name} returned non-string (type ${typeName(value)})`)
  }
}

function callNative(
  func: number,
  args: number[],
  keywords: ReadonlyMap<number, number> | null,
  action: number,
): number {
  const own = nativeOf(func)
  if (own.dunder !== '' && args.length === 1 && keywords === null && hasUserClass(args[0] as number)) {
    const method = lookup(typeOf(args[0] as number), str(own.dunder))
    if (kindOf(method) === KIND.func) {
      const isChecked = action !== ACT.nested && CHECKED.has(own.dunder)
      const made = enter(
        method,
        args,
        null,
        action === ACT.nested ? action : isChecked ? ACT.checked : ACT.push,
      )
      if (made === PENDING && isChecked) heap.h[vm.fp + F.extra] = str(own.dunder)
      return made
    }
  }
  if (own.slow !== '' && vm.nesting === 0 && args.some(needsPython))
    return callValue(builtins.get(own.slow) as number, args, keywords, ACT.push)
  if (own.variadic) return own.variadic(args, keywords === null ? null : namedKeywords(keywords))
  const list = argumentList(own, args, keywords)
  if (own.sync !== null) {
    if (!isMerged(own, list[0] as number)) noteUnparked(own, list)
    logOperation(own, list[0] as number)
    if (!own.sync.isReady(list, vm.thread)) throw raised('RuntimeError', `${own.name} cannot wait here`)
  }
  return own.fixed!(
    list[0] as number,
    list[1] as number,
    list[2] as number,
    list[3] as number,
    list[4] as number,
    list[5] as number,
  )
}

/** Arguments whose items or methods are Python code, which other threads may interrupt. */
const needsPython = (v: number) => {
  const kind = kindOf(v)
  return (
    kind === KIND.generator ||
    kind === KIND.func ||
    kind === KIND.bound ||
    (kind === KIND.instance && field(v, 4) === UNBOUND)
  )
}

const hasUserClass = (v: number) => {
  const kind = kindOf(v)
  return kind >= KIND.instance && kind <= KIND.sync
}

function namedKeywords(keywords: ReadonlyMap<number, number>): ReadonlyMap<string, number> {
  return new Map([...keywords].map(([name, value]) => [text(name), value]))
}

/** `cls(...)`. */
function instantiate(
  cls: number,
  args: number[],
  keywords: ReadonlyMap<number, number> | null,
  action: number,
): number {
  const make = lookup(cls, NEW)
  const init = lookup(cls, INIT)
  if (kindOf(make) === KIND.func || kindOf(make) === KIND.wrapper) {
    const list = newList([cls, ...args])
    const dict = newDict()
    for (const [name, value] of keywords ?? []) put(dict, name, value)
    return callValue(builtins.get('_instantiate') as number, [list, dict], null, action)
  }
  const isUserInit = kindOf(init) === KIND.func
  if (isNative(make)) {
    const own = nativeOf(make)
    if (access.isOn) touchArguments(own, args, 0)
    const object =
      own.variadic && own.slow === ''
        ? own.variadic([cls, ...args], keywords === null ? null : namedKeywords(keywords))
        : callNative(make, [cls, ...args], keywords, action)
    if (!isUserInit || object === PENDING) return object
    return initialize(object, init, args, keywords, action)
  }
  throw typeError(`cannot create '${text(field(cls, CLS.name))}' instances`)
}

function initialize(
  object: number,
  init: number,
  args: number[],
  keywords: ReadonlyMap<number, number> | null,
  action: number,
): number {
  if (action === ACT.nested) {
    callNested(init, [object, ...args], keywords)
    return object
  }
  const made = enter(init, [object, ...args], keywords, ACT.init)
  if (made !== PENDING) throw typeError("__init__() should return None, not 'generator'")
  heap.h[vm.fp + F.extra] = object
  return PENDING
}

/** Runs Python's special method of `v` in a frame; false when its class (not a built-in one) has none. */
function pushMethod(
  v: number,
  name: number,
  args: readonly number[],
  action: number,
  extra: number = UNBOUND,
): boolean {
  if (!hasUserClass(v)) return false
  const method = lookup(typeOf(v), name)
  if (method === UNBOUND || method === NONE) return false
  if (isNative(method)) {
    immediate = callNative(method, [v, ...args], null, ACT.push)
    if (immediate === PENDING) immediate = UNBOUND
    return true
  }
  const result = callValue(method, [v, ...args], null, action)
  if (result !== PENDING) immediate = result
  else heap.h[vm.fp + F.extra] = extra
  return true
}

/** Prepares `thread` to run and performs one step of it: up to the next switch point. */
export function step(thread: number): number {
  vm.thread = thread
  vm.fp = field(thread, T.frame) >>> 3
  setAccessThread(tidOf(thread))
  let result: number
  try {
    result = resume(thread)
  } catch (error) {
    throw error instanceof MemoryExhausted ? tooMuch() : error
  }
  if (result !== STOP.done) setField(vm.thread, T.frame, pointerTo(vm.fp))
  return result
}

function resume(thread: number): number {
  if (field(thread, T.pending) !== UNBOUND) {
    granted = false
    if (!performPending(thread)) return STOP.sync
    if (field(vm.thread, T.status) >> 1 === STATUS.done) return STOP.done
    if (vm.level === LEVEL.L0) return settle()
  } else granted = field(thread, T.atAccess) !== 0
  setField(thread, T.atAccess, 0)
  return run()
}

/** At L0 the completed operation is a step of its own. */
function settle(): number {
  setField(vm.thread, T.atAccess, 1 << 1)
  return STOP.access
}

let granted = false

/** Performs the pending operation; false when it needs another phase. Its arguments lie in the frame. */
function performPending(thread: number): boolean {
  const fp = vm.fp
  heap.site = (heap.h[fp + F.pc] as number) >> 2
  const own = nativeOf(field(thread, T.pending))
  const base = fp + (field(thread, T.base) >> 1)
  const { h } = heap
  const argc = field(thread, T.argc) >> 1
  const at = (n: number) => (n < argc ? (h[base + n] as number) : UNBOUND)
  let result: number
  logOperation(own, at(0))
  try {
    result = own.fixed!(at(0), at(1), at(2), at(3), at(4), at(5))
    if (result === PENDING) return false
  } catch (error) {
    finishPending(vm.thread, fp)
    fail(error)
    return true
  }
  finishPending(vm.thread, fp)
  const sp = (heap.h[fp + F.sp] as number) >> 1
  heap.h[fp + sp] = result
  heap.h[fp + F.sp] = (sp + 1) << 1
  heap.h[fp + F.pc] = (heap.h[fp + F.pc] as number) + 4
  return true
}

/** The objects an operation is about: a condition is about its lock too, and about the threads it wakes. */
function logOperation(own: Native, object: number): void {
  access.held = null
  if (access.log === null || !isPointer(object)) return
  logSync(object >>> 3)
  if (own.owner === 'Condition') logSync(field(object, 4) >>> 3)
  if (own.name === 'start') logSync(heap.staticTop)
}

function finishPending(thread: number, fp: number): void {
  setField(thread, T.pending, UNBOUND)
  setField(thread, T.deadline, UNBOUND)
  setField(thread, T.phase, 0)
  setField(thread, T.aux, UNBOUND)
  heap.h[fp + F.sp] = (heap.h[fp + F.sp] as number) - field(thread, T.drop)
}

/**
 * Whether an operation is a release that at L2 commutes with whatever other threads did before: the thread holds the lock,
 * nobody peeks.
 */
function isMerged(own: Native, object: number): boolean {
  if (vm.level !== LEVEL.L2 || own.sync?.isRelease !== true || vm.nesting > 0 || access.observesLocks)
    return false
  return holderWord(object) === tidOf(vm.thread) << 1
}

/** An operation of a call within a native, which cannot park: others may have run before the outermost instruction. */
function noteUnparked(own: Native, args: readonly number[]): void {
  if (access.isOn) markVisible(programPcOf(access.frame()))
  const [object = UNBOUND] = args
  if (isPointer(object) && observesLocks(own, args.length, object)) observeLocks()
}

function lockId(object: number): number {
  const own = field(object, 4)
  return field(isPointer(own) ? own : object, 8)
}

function holderWord(object: number): number {
  const own = field(object, 4)
  return isPointer(own) ? field(own, 4) : own
}

/** Operations that can tell whether a lock is held although they do not wait for it. */
function observesLocks(own: Native, argc: number, object: number): boolean {
  if (own.owner !== 'lock' && own.owner !== 'RLock' && own.owner !== 'Condition') return false
  if (own.name === 'locked' || (own.name === 'acquire' && argc > 1)) return true
  if (own.sync?.isRelease !== true || holderWord(object) === tidOf(vm.thread) << 1) return false
  access.handedOver.add(lockId(object))
  return true
}

/** Parks the running thread before a synchronisation call whose `argc` bound arguments end the stack. */
function park(func: number, argc: number, drop: number): void {
  const { thread } = vm
  const sp = (heap.h[vm.fp + F.sp] as number) >> 1
  const own = nativeOf(func)
  if (observesLocks(own, argc, heap.h[vm.fp + sp - argc] as number)) observeLocks()
  // How long a sleep is makes no difference to a search.
  if (own.sync?.isSleep && vm.keepsStrings && argc === 1) heap.h[vm.fp + sp - 1] = 0
  setField(thread, T.pending, func)
  setField(thread, T.base, (sp - argc) << 1)
  setField(thread, T.argc, argc << 1)
  setField(thread, T.drop, drop << 1)
}

/** The value in the frame chain of the exception being handled, for `raise` and for `__context__`. */
function handledException(fp: number): number {
  for (let at = fp; at !== 0; ) {
    const exc = heap.h[at + F.exc] as number
    if (exc !== NONE) return exc
    const back = heap.h[at + F.back] as number
    at = back === NONE ? 0 : back >>> 3
  }
  return NONE
}

/**
 * Finds the handler for an exception raised in the running frame and leaves frames on the way. Returns false when the
 * thread ends by it; rethrows when the frame of a nested run is left.
 */
function unwind(exc: number): boolean {
  let from = vm.fp
  for (;;) {
    const { h } = heap
    const fp = vm.fp
    const pc = (h[fp + F.pc] as number) >> 1
    const code = program.codes[(h[fp + F.code] as number) >> 1]!
    if (bareRaise) bareRaise = false
    else if (!code.isLibrary) {
      // An exception that goes on after a `finally` keeps the line of its failure.
      addTraceback(exc, code.id, reraisePc === 0 ? pc : reraisePc >> 1)
      reraisePc = 0
    }
    if (from !== fp && program.code[pc] === OP.FOR_ITER && isStop(exc)) {
      exhaust(fp, pc)
      return true
    }
    const { handlers } = code
    for (let n = 0; n < handlers.length; n += 4)
      if (pc >= (handlers[n] as number) && pc < (handlers[n + 1] as number)) {
        const sp = F.slots + code.slots.length + (handlers[n + 3] as number)
        heap.h[fp + sp] = exc
        heap.h[fp + F.sp] = (sp + 1) << 1
        heap.h[fp + F.pc] = (handlers[n + 2] as number) << 1
        return true
      }
    from = fp
    const action = ((heap.h[fp + F.action] as number) >> 1) & 15
    const back = heap.h[fp + F.back] as number
    if (action === ACT.nested) throw new Raised(exc)
    if (action === ACT.thread) {
      endThread(exc)
      return false
    }
    if (action === ACT.generator || action === ACT.delegate) {
      setField(heap.h[fp + F.extra] as number, 2, 2 << 1)
      setField(heap.h[fp + F.extra] as number, 1, NONE)
      if (isStop(exc)) exc = generatorStop(exc)
      from = 0
    }
    vm.fp = back >>> 3
    if (action === ACT.generator) from = vm.fp
  }
}

const isStop = (exc: number) => isInstance(exc, classes.StopIteration as number)

function generatorStop(cause: number): number {
  const exc = newException(classes.RuntimeError as number, [str('generator raised StopIteration')])
  setField(exc, 5, cause)
  setField(exc, 6, cause)
  return exc
}

/** FOR_ITER at `pc` found its iterator exhausted: drop it and jump. */
function exhaust(fp: number, pc: number): void {
  heap.h[fp + F.sp] = (heap.h[fp + F.sp] as number) - 2
  heap.h[fp + F.pc] = (program.code[pc + 1] as number) << 1
}

function addTraceback(exc: number, code: number, pc: number): void {
  setField(exc, 7, newTuple([code << 1, pc << 1, field(exc, 7)]))
}

/** Where the program may end, daemon threads are cut off: what they do before is another outcome. */
function hasDaemons(): boolean {
  for (let tid = 1; tid < threadCount(); tid++) {
    const thread = threadByTid(tid)
    if (statusOf(thread) === STATUS.alive && field(thread, T.daemon) >> 1 === DAEMON.yes) return true
  }
  return false
}

function endThread(exc: number): void {
  const { thread } = vm
  logSync(thread >>> 3)
  setField(thread, T.status, STATUS.done << 1)
  setField(thread, T.frame, NONE)
  for (const n of [T.target, T.args, T.keywords]) setField(thread, n, NONE)
  if (exc !== NONE) {
    setField(thread, T.failure, exc)
    vm.onUncaught(thread, exc)
  }
}

/** Sets `__context__` unless the exception has one. */
function addContext(exc: number): void {
  const handled = handledException(vm.fp)
  if (handled !== NONE && handled !== exc && field(exc, 5) === NONE) setField(exc, 5, handled)
}

const tooMuch = () => new Abort('memory', 'The program asked for more memory than a lab has.')

function fail(error: unknown): boolean {
  if (error instanceof Raised) {
    addContext(error.value)
    return unwind(error.value)
  }
  if (error instanceof RangeError && /stack/.test(error.message))
    return unwind(raised('RecursionError', 'maximum recursion depth exceeded').value)
  // What is left of these: a string, array or int longer than JavaScript has.
  if (error instanceof MemoryExhausted || error instanceof RangeError) throw tooMuch()
  throw error
}

/** Runs the current frame to the next switch point, or, nested, to its end. */
function run(): number {
  const nested = vm.nesting
  for (;;) {
    try {
      return loop(nested)
    } catch (error) {
      if (!fail(error)) return STOP.done
    }
  }
}

/** Characters of strings and large ints that a program may hold, and how many made ones cost as much as a bytecode. */
const MAX_CHARACTERS = 400_000_000
const CHARACTERS_PER_BYTECODE = 50

/** Strings do not lie in the heap: when many are made, the next backward jump looks at the budgets. */
interned.onGrowth = () => {
  if (interned.characters > MAX_CHARACTERS) throw new MemoryExhausted(`${interned.characters} characters`)
  vm.gcThreshold = 0
}

/** Reclaims memory between two instructions. */
function reclaim(): void {
  setField(vm.thread, T.frame, pointerTo(vm.fp))
  const tid = tidOf(vm.thread)
  const sweeps = !vm.keepsStrings && interned.characters > vm.stringThreshold
  const used = sweeps ? new Uint8Array(stringCount()) : null
  collect(used, true)
  if (used) {
    sweepStrings(vm.firstOwnString, used)
    if (interned.characters > MAX_CHARACTERS)
      throw new Abort('memory', 'The program asked for more memory than a lab has.')
  }
  vm.thread = heap.h[(field(root(ROOT.threads), 2) >>> 3) + 2 + tid] as number
  vm.fp = field(vm.thread, T.frame) >>> 3
  vm.gcThreshold = heap.top + Math.max(1 << 20, 3 * (heap.top - heap.staticTop))
  if (sweeps) vm.stringThreshold = interned.characters + 16_000_000
}

const MAX_KEPT_CHARACTERS = 1 << 26

/** Checks budgets at a backward jump or call. */
function checkBudgets(): void {
  if (vm.instructions + interned.made / CHARACTERS_PER_BYTECODE > vm.fuel)
    throw new Abort('fuel', 'The program did not end within its budget of steps.')
  // Kept states may hold any string, so none can be forgotten.
  if (vm.keepsStrings && interned.characters > MAX_KEPT_CHARACTERS) throw tooMuch()
  if (vm.keepsStrings) vm.gcThreshold = Number.POSITIVE_INFINITY
  else if (vm.nesting === 0 && (heap.top > vm.gcThreshold || interned.characters > vm.stringThreshold))
    reclaim()
}

function loop(nested: number): number {
  const { code, visible } = program
  const level = vm.level
  const isEach = level === LEVEL.L0 && nested === 0
  const isGil = level === LEVEL.gil && nested === 0
  let h = heap.h
  let fp = vm.fp
  let pc = (h[fp + F.pc] as number) >> 1
  let sp = fp + ((h[fp + F.sp] as number) >> 1)
  let slots = fp + F.slots
  const _start = vm.instructions
  let count = 0
  const localFuel = vm.localFuel

  for (;;) {
    if (isEach) {
      if (!granted) {
        h[fp + F.pc] = pc << 1
        h[fp + F.sp] = (sp - fp) << 1
        vm.instructions += count
        setField(vm.thread, T.atAccess, 1 << 1)
        return STOP.access
      }
      granted = false
    } else if (visible[pc >> 1] === 1 && nested === 0 && !isGil) {
      if (!granted) {
        h[fp + F.pc] = pc << 1
        h[fp + F.sp] = (sp - fp) << 1
        vm.instructions += count
        setField(vm.thread, T.atAccess, 1 << 1)
        return STOP.access
      }
      granted = false
    }
    count++
    // The place an object is made at is part of the state, so it has to follow from the state: set before each instruction.
    heap.site = pc >> 1
    const op = code[pc] as number
    const arg = code[pc + 1] as number
    switch (op) {
      case OP.NOP:
        break
      case OP.POP_TOP:
        sp--
        break
      case OP.DUP:
        h[sp] = h[sp - 1] as number
        sp++
        break
      case OP.DUP_TWO:
        h[sp] = h[sp - 2] as number
        h[sp + 1] = h[sp - 1] as number
        sp += 2
        break
      case OP.SWAP: {
        const top = h[sp - 1] as number
        h[sp - 1] = h[sp - 2] as number
        h[sp - 2] = top
        break
      }
      case OP.ROT_THREE: {
        const top = h[sp - 1] as number
        h[sp - 1] = h[sp - 2] as number
        h[sp - 2] = h[sp - 3] as number
        h[sp - 3] = top
        break
      }
      case OP.LOAD_CONST:
        h[sp++] = arg
        break
      case OP.LOAD_FAST: {
        const value = h[slots + arg] as number
        if (value === UNBOUND) {
          save(fp, pc, sp)
          throw unboundLocal(fp, arg)
        }
        h[sp++] = value
        break
      }
      case OP.STORE_FAST:
        h[slots + arg] = h[--sp] as number
        break
      case OP.DELETE_FAST:
        if (h[slots + arg] === UNBOUND) {
          save(fp, pc, sp)
          throw unboundLocal(fp, arg)
        }
        h[slots + arg] = UNBOUND
        break
      case OP.LOAD_GLOBAL: {
        if (access.isOn) touch(0, arg << 1, ACCESS.read, pc)
        let value = h[((h[heap.staticTop + ROOT.globals] as number) >>> 3) + 2 + arg] as number
        if (value === UNBOUND) {
          value = program.builtinOfGlobal[arg] as number
          if (value === UNBOUND) {
            save(fp, pc, sp)
            throw nameError(program.globals[arg] as string)
          }
        }
        h[sp++] = value
        break
      }
      case OP.STORE_GLOBAL:
        if (access.isOn) touch(0, arg << 1, ACCESS.write, pc)
        h[((h[heap.staticTop + ROOT.globals] as number) >>> 3) + 2 + arg] = h[--sp] as number
        break
      case OP.DELETE_GLOBAL: {
        const at = ((h[heap.staticTop + ROOT.globals] as number) >>> 3) + 2 + arg
        if (h[at] === UNBOUND) {
          save(fp, pc, sp)
          throw nameError(program.globals[arg] as string)
        }
        if (access.isOn) touch(0, arg << 1, ACCESS.write, pc)
        h[at] = UNBOUND
        break
      }
      case OP.LOAD_DEREF: {
        const cell = (h[slots + arg] as number) >>> 3
        if (access.isOn) touch(cell, ITEMS, ACCESS.read, pc)
        const value = h[cell + 1] as number
        if (value === UNBOUND) {
          save(fp, pc, sp)
          throw unboundFree(fp, arg)
        }
        h[sp++] = value
        break
      }
      case OP.STORE_DEREF: {
        const cell = (h[slots + arg] as number) >>> 3
        if (access.isOn) touch(cell, ITEMS, ACCESS.write, pc)
        h[cell + 1] = h[--sp] as number
        break
      }
      case OP.DELETE_DEREF:
        if (access.isOn) touch((h[slots + arg] as number) >>> 3, ITEMS, ACCESS.write, pc)
        h[((h[slots + arg] as number) >>> 3) + 1] = UNBOUND
        break
      case OP.LOAD_CLOSURE:
        h[sp++] = h[slots + arg] as number
        break
      case OP.LOAD_CLASS_NAME: {
        let value = h[slots + (arg & 4095)] as number
        const global = arg >> 12
        if (value === UNBOUND) {
          if (access.isOn) touch(0, global << 1, ACCESS.read, pc)
          value = h[((h[heap.staticTop + ROOT.globals] as number) >>> 3) + 2 + global] as number
        }
        if (value === UNBOUND) value = program.builtinOfGlobal[global] as number
        if (value === UNBOUND) {
          save(fp, pc, sp)
          throw nameError(program.globals[global] as string)
        }
        h[sp++] = value
        break
      }
      case OP.LOAD_ATTR: {
        const object = h[sp - 1] as number
        if (
          (object & 7) === 1 &&
          ((h[object >>> 3] as number) & 31) === KIND.instance &&
          !customSetters.exist
        ) {
          const own = ownAttribute(object, arg)
          if (own !== UNBOUND) {
            if (access.isOn) touch(object >>> 3, arg, ACCESS.read, pc)
            h[sp - 1] = own
            break
          }
        }
        save(fp, pc, sp)
        heap.h[fp + F.sp] = (sp - 1 - fp) << 1
        const value = loadAttribute(object, arg, pc)
        h = heap.h
        if (value === PENDING) {
          if (immediate === UNBOUND) {
            fp = vm.fp
            slots = fp + F.slots
            pc = (h[fp + F.pc] as number) >> 1
            sp = fp + ((h[fp + F.sp] as number) >> 1)
            continue
          }
          h[sp - 1] = immediate
          immediate = UNBOUND
        } else h[sp - 1] = value
        break
      }
      case OP.STORE_ATTR: {
        const object = h[sp - 1] as number
        const value = h[sp - 2] as number
        save(fp, pc, sp - 2)
        const done = storeAttribute(object, arg, value, pc)
        h = heap.h
        sp -= 2
        if (done === PENDING) {
          if (immediate === UNBOUND) {
            fp = vm.fp
            setAction(fp, ACT.discard)
            slots = fp + F.slots
            pc = (h[fp + F.pc] as number) >> 1
            sp = fp + ((h[fp + F.sp] as number) >> 1)
            continue
          }
          immediate = UNBOUND
        }
        break
      }
      case OP.DELETE_ATTR: {
        const object = h[--sp] as number
        save(fp, pc, sp)
        const done = deleteAttribute(object, arg, pc)
        h = heap.h
        if (done === PENDING) {
          if (immediate === UNBOUND) {
            fp = vm.fp
            setAction(fp, ACT.discard)
            slots = fp + F.slots
            pc = (h[fp + F.pc] as number) >> 1
            sp = fp + ((h[fp + F.sp] as number) >> 1)
            continue
          }
          immediate = UNBOUND
        }
        break
      }
      case OP.LOAD_METHOD: {
        const object = h[sp - 1] as number
        save(fp, pc, sp)
        const found = method(object, arg, pc)
        h = heap.h
        if (found === UNBOUND) {
          // No plain method: any attribute, called without self.
          heap.h[fp + F.sp] = (sp - 1 - fp) << 1
          const value = loadAttribute(object, arg, pc)
          h = heap.h
          if (value === PENDING && immediate === UNBOUND) {
            // A getter: its result is pushed, then UNBOUND follows (see `deliver`).
            setAction(vm.fp, ACT.stay)
            fp = vm.fp
            slots = fp + F.slots
            pc = (h[fp + F.pc] as number) >> 1
            sp = fp + ((h[fp + F.sp] as number) >> 1)
            continue
          }
          h[sp - 1] = value === PENDING ? immediate : value
          immediate = UNBOUND
          h[sp++] = UNBOUND
        } else {
          h[sp - 1] = found
          h[sp++] = object
        }
        break
      }
      case OP.LOAD_SUBSCR: {
        const container = h[sp - 2] as number
        const key = h[sp - 1] as number
        if ((container & 7) === 1 && (key & 1) === 0) {
          const address = container >>> 3
          const kind = (h[address] as number) & 31
          if (kind === KIND.list || kind === KIND.tuple) {
            const length = h[address + 1] as number
            const index = key < 0 ? key + length : key
            if (index >= 0 && index < length) {
              if (kind === KIND.list) {
                if (access.isOn) touch(address, ITEMS, ACCESS.read, pc, index)
                h[sp - 2] = h[((h[address + 2] as number) >>> 3) + 2 + (index >> 1)] as number
              } else h[sp - 2] = h[address + 2 + (index >> 1)] as number
              sp--
              break
            }
          }
        }
        save(fp, pc, sp - 2)
        const value = subscript(container, key, pc)
        h = heap.h
        sp -= 2
        if (value === PENDING) {
          if (immediate === UNBOUND) {
            fp = vm.fp
            slots = fp + F.slots
            pc = (h[fp + F.pc] as number) >> 1
            sp = fp + ((h[fp + F.sp] as number) >> 1)
            continue
          }
          h[sp++] = immediate
          immediate = UNBOUND
        } else h[sp++] = value
        break
      }
      case OP.STORE_SUBSCR: {
        const value = h[sp - 3] as number
        const container = h[sp - 2] as number
        const key = h[sp - 1] as number
        sp -= 3
        save(fp, pc, sp)
        if (hasUserClass(container) && pushMethod(container, SETITEM, [key, value], ACT.discard)) {
          h = heap.h
          if (immediate === UNBOUND) {
            fp = vm.fp
            slots = fp + F.slots
            pc = (h[fp + F.pc] as number) >> 1
            sp = fp + ((h[fp + F.sp] as number) >> 1)
            continue
          }
          immediate = UNBOUND
          break
        }
        if (access.isOn) touchStore(container, key, pc)
        setItem(container, key, value)
        h = heap.h
        break
      }
      case OP.DELETE_SUBSCR: {
        const container = h[sp - 2] as number
        const key = h[sp - 1] as number
        sp -= 2
        save(fp, pc, sp)
        if (hasUserClass(container) && pushMethod(container, DELITEM, [key], ACT.discard)) {
          h = heap.h
          if (immediate === UNBOUND) {
            fp = vm.fp
            slots = fp + F.slots
            pc = (h[fp + F.pc] as number) >> 1
            sp = fp + ((h[fp + F.sp] as number) >> 1)
            continue
          }
          immediate = UNBOUND
          break
        }
        if (access.isOn) touchChange(container, ACCESS.write, pc)
        deleteItem(container, key)
        h = heap.h
        break
      }
      case OP.BINARY: {
        const a = h[sp - 2] as number
        const b = h[sp - 1] as number
        if (((a | b) & 1) === 0) {
          // Small ints: the tagged words add and subtract as they are.
          if (arg === 0 || arg === 16) {
            const sum = a + b
            if (sum === (sum | 0)) {
              h[sp - 2] = sum
              sp--
              break
            }
          } else if (arg === 1 || arg === 17) {
            const difference = a - b
            if (difference === (difference | 0)) {
              h[sp - 2] = difference
              sp--
              break
            }
          }
        }
        save(fp, pc, sp - 2)
        const value = operate(arg, a, b, pc)
        h = heap.h
        sp -= 2
        if (value === PENDING) {
          if (immediate === UNBOUND) {
            fp = vm.fp
            slots = fp + F.slots
            pc = (h[fp + F.pc] as number) >> 1
            sp = fp + ((h[fp + F.sp] as number) >> 1)
            continue
          }
          h[sp++] = immediate
          immediate = UNBOUND
        } else h[sp++] = value
        break
      }
      case OP.UNARY: {
        const value = h[sp - 1] as number
        save(fp, pc, arg === 3 ? sp : sp - 1)
        if (arg === 3) {
          if (access.isOn) touchRead(value, pc, ELEMENT.size)
          const is = truthOf(value, fp)
          h = heap.h
          if (is === PENDING) {
            fp = vm.fp
            slots = fp + F.slots
            pc = (h[fp + F.pc] as number) >> 1
            sp = fp + ((h[fp + F.sp] as number) >> 1)
            continue
          }
          h[sp - 1] = is === TRUE ? FALSE : TRUE
          break
        }
        const result = unary(arg, value)
        h = heap.h
        if (result !== UNBOUND) {
          h[sp - 1] = result
          break
        }
        const own = lookup(typeOf(value), UNARY_NAMES[arg] as number)
        const isStarted = hasUserClass(value)
          ? pushMethod(value, UNARY_NAMES[arg] as number, [], ACT.push)
          : kindOf(own) === KIND.func && callValue(own, [value], null, ACT.push) === PENDING
        if (!isStarted)
          throw typeError(`bad operand type for unary ${UNARY_SYMBOLS[arg]}: '${typeName(value)}'`)
        h = heap.h
        if (immediate !== UNBOUND) {
          h[sp - 1] = immediate
          immediate = UNBOUND
          break
        }
        fp = vm.fp
        slots = fp + F.slots
        pc = (h[fp + F.pc] as number) >> 1
        sp = fp + ((h[fp + F.sp] as number) >> 1)
        continue
      }
      case OP.COMPARE: {
        const a = h[sp - 2] as number
        const b = h[sp - 1] as number
        if (((a | b) & 1) === 0) {
          let is = false
          switch (arg) {
            case 0:
              is = a < b
              break
            case 1:
              is = a <= b
              break
            case 2:
              is = a > b
              break
            case 3:
              is = a >= b
              break
            case 4:
              is = a === b
              break
            default:
              is = a !== b
          }
          sp--
          h[sp - 1] = is ? TRUE : FALSE
          break
        }
        save(fp, pc, sp - 2)
        const value = compare(arg, a, b, pc)
        h = heap.h
        sp -= 2
        if (value === PENDING) {
          if (immediate === UNBOUND) {
            fp = vm.fp
            slots = fp + F.slots
            pc = (h[fp + F.pc] as number) >> 1
            sp = fp + ((h[fp + F.sp] as number) >> 1)
            continue
          }
          h[sp++] = immediate
          immediate = UNBOUND
        } else h[sp++] = value
        break
      }
      case OP.IS: {
        sp--
        h[sp - 1] = (h[sp - 1] === h[sp]) === (arg === 0) ? TRUE : FALSE
        break
      }
      case OP.CONTAINS: {
        const item = h[sp - 2] as number
        const container = h[sp - 1] as number
        save(fp, pc, sp - 2)
        if (
          hasUserClass(container) &&
          pushMethod(container, CONTAINS, [item], arg === 0 ? ACT.toBool : ACT.notBool)
        ) {
          h = heap.h
          sp -= 2
          if (immediate === UNBOUND) {
            fp = vm.fp
            slots = fp + F.slots
            pc = (h[fp + F.pc] as number) >> 1
            sp = fp + ((h[fp + F.sp] as number) >> 1)
            continue
          }
          h[sp++] = immediate
          immediate = UNBOUND
          break
        }
        if (access.isOn)
          touchRead(container, pc, kindOf(container) === KIND.dict ? elementOf(container, item) : ELEMENT.all)
        const is = containsItem(container, item)
        h = heap.h
        sp -= 2
        h[sp++] = is === (arg === 0) ? TRUE : FALSE
        break
      }
      case OP.JUMP:
        pc = arg
        continue
      case OP.JUMP_BACKWARD:
        if (count > localFuel || heap.top > vm.gcThreshold || vm.instructions + count > vm.fuel) {
          h[fp + F.pc] = arg << 1
          h[fp + F.sp] = (sp - fp) << 1
          vm.instructions += count
          if (count > localFuel && nested === 0) {
            checkBudgets()
            setField(vm.thread, T.atAccess, 0)
            return STOP.fuel
          }
          count = 0
          checkBudgets()
          h = heap.h
          sp = sp - fp + vm.fp
          fp = vm.fp
          slots = fp + F.slots
        }
        pc = arg
        if (isGil) {
          h[fp + F.pc] = pc << 1
          h[fp + F.sp] = (sp - fp) << 1
          vm.instructions += count
          return STOP.access
        }
        continue
      case OP.POP_JUMP_IF_FALSE:
      case OP.POP_JUMP_IF_TRUE: {
        const value = h[sp - 1] as number
        let is = value
        if (value !== TRUE && value !== FALSE) {
          save(fp, pc, sp)
          if (access.isOn) touchRead(value, pc, ELEMENT.size)
          is = truthOf(value, fp)
          h = heap.h
          if (is === PENDING) {
            fp = vm.fp
            slots = fp + F.slots
            pc = (h[fp + F.pc] as number) >> 1
            sp = fp + ((h[fp + F.sp] as number) >> 1)
            continue
          }
        }
        sp--
        if ((is === TRUE) === (op === OP.POP_JUMP_IF_TRUE)) {
          pc = arg
          continue
        }
        break
      }
      case OP.JUMP_IF_FALSE_OR_POP:
      case OP.JUMP_IF_TRUE_OR_POP: {
        const value = h[sp - 1] as number
        save(fp, pc, sp)
        if (access.isOn) touchRead(value, pc, ELEMENT.size)
        const is = value === TRUE || value === FALSE ? value : fromBool(truth(value))
        h = heap.h
        if ((is === TRUE) === (op === OP.JUMP_IF_TRUE_OR_POP)) {
          pc = arg
          continue
        }
        sp--
        break
      }
      case OP.GET_ITER: {
        const value = h[sp - 1] as number
        save(fp, pc, sp - 1)
        if (hasUserClass(value) && pushMethod(value, ITER, [], ACT.checked, ITER)) {
          h = heap.h
          if (immediate === UNBOUND) {
            fp = vm.fp
            slots = fp + F.slots
            pc = (h[fp + F.pc] as number) >> 1
            sp = fp + ((h[fp + F.sp] as number) >> 1)
            continue
          }
          h[sp - 1] = immediate
          immediate = UNBOUND
          break
        }
        if (access.isOn) touchRead(value, pc, ELEMENT.size)
        const made = iteratorOf(value)
        h = heap.h
        h[sp - 1] = made
        break
      }
      case OP.FOR_ITER: {
        const iterator = h[sp - 1] as number
        const kind = (h[iterator >>> 3] as number) & 31
        if (kind === KIND.iter) {
          if (access.isOn) touchLoop(iterator, pc)
          save(fp, pc, sp)
          const value = nextOf(iterator)
          h = heap.h
          if (value === UNBOUND) {
            sp--
            pc = arg
            continue
          }
          h[sp++] = value
          break
        }
        save(fp, pc, sp)
        if (access.isOn && kind === KIND.generator) touchLoop(iterator, pc)
        const value = advance(iterator, NONE, ACT.next)
        h = heap.h
        if (value === UNBOUND) {
          sp--
          pc = arg
          continue
        }
        if (value === PENDING && immediate === UNBOUND) {
          fp = vm.fp
          slots = fp + F.slots
          pc = (h[fp + F.pc] as number) >> 1
          sp = fp + ((h[fp + F.sp] as number) >> 1)
          continue
        }
        h[sp++] = value === PENDING ? immediate : value
        immediate = UNBOUND
        break
      }
      case OP.UNPACK:
      case OP.UNPACK_EX: {
        const value = h[sp - 1] as number
        save(fp, pc, sp)
        if (access.isOn) touchRead(value, pc)
        const items = asList(value, 'unpack')
        h = heap.h
        sp--
        sp = op === OP.UNPACK ? unpack(items, arg, sp) : unpackStar(items, arg, sp)
        h = heap.h
        break
      }
      case OP.BUILD_TUPLE:
      case OP.BUILD_LIST: {
        const items = h.subarray(sp - arg, sp)
        const made = op === OP.BUILD_TUPLE ? newTuple(items) : newList(items)
        h = heap.h
        sp -= arg
        h[sp++] = made
        break
      }
      case OP.BUILD_SET: {
        save(fp, pc, sp)
        const made = newSet()
        for (let n = sp - arg; n < sp; n++) put(made, heap.h[n] as number)
        h = heap.h
        sp -= arg
        h[sp++] = made
        break
      }
      case OP.BUILD_MAP: {
        save(fp, pc, sp)
        const made = newDict()
        for (let n = sp - arg * 2; n < sp; n += 2) put(made, heap.h[n] as number, heap.h[n + 1] as number)
        h = heap.h
        sp -= arg * 2
        h[sp++] = made
        break
      }
      case OP.BUILD_STRING: {
        let joined = ''
        for (let n = sp - arg; n < sp; n++) joined += text(h[n] as number)
        sp -= arg
        h[sp++] = str(joined)
        break
      }
      case OP.BUILD_SLICE: {
        const made = newObject(KIND.slice, [h[sp - 3] as number, h[sp - 2] as number, h[sp - 1] as number])
        h = heap.h
        sp -= 2
        h[sp - 1] = made
        break
      }
      case OP.LIST_APPEND:
        push(h[sp - 1 - arg] as number, h[sp - 1] as number)
        h = heap.h
        sp--
        break
      case OP.SET_ADD:
        save(fp, pc, sp)
        put(h[sp - 1 - arg] as number, h[sp - 1] as number)
        h = heap.h
        sp--
        break
      case OP.MAP_ADD:
        save(fp, pc, sp)
        put(h[sp - 2 - arg] as number, h[sp - 2] as number, h[sp - 1] as number)
        h = heap.h
        sp -= 2
        break
      case OP.LIST_EXTEND: {
        save(fp, pc, sp)
        if (access.isOn) touchRead(h[sp - 1] as number, pc)
        for (const item of asList(h[sp - 1] as number, 'star')) push(heap.h[sp - 2] as number, item)
        h = heap.h
        sp--
        break
      }
      case OP.SET_UPDATE: {
        save(fp, pc, sp)
        if (access.isOn) touchRead(h[sp - 1] as number, pc)
        for (const item of asList(h[sp - 1] as number, 'iter')) put(heap.h[sp - 2] as number, item)
        h = heap.h
        sp--
        break
      }
      case OP.DICT_UPDATE: {
        save(fp, pc, sp)
        if (access.isOn) touchRead(h[sp - 1] as number, pc)
        mergeDict(h[sp - 2] as number, h[sp - 1] as number, arg === 1)
        h = heap.h
        sp--
        break
      }
      case OP.LIST_TO_TUPLE: {
        const list = h[sp - 1] as number
        const made = newTuple(h.slice(firstOf(list), firstOf(list) + lengthOf(list)))
        h = heap.h
        h[sp - 1] = made
        break
      }
      case OP.FORMAT_VALUE: {
        const value = h[sp - 2] as number
        const spec = h[sp - 1] as number
        save(fp, pc, sp - 2)
        const user = userFormat(value, text(spec), arg)
        h = heap.h
        if (user) {
          sp -= 2
          if (immediate === UNBOUND) {
            fp = vm.fp
            slots = fp + F.slots
            pc = (h[fp + F.pc] as number) >> 1
            sp = fp + ((h[fp + F.sp] as number) >> 1)
            continue
          }
          h[sp++] = immediate
          immediate = UNBOUND
          break
        }
        if (access.isOn) touchRead(value, pc)
        const converted =
          arg === 0 ? value : str(arg === 1 ? toStr(value) : arg === 2 ? toRepr(value) : asciiRepr(value))
        const result = str(formatValue(converted, text(spec)))
        h = heap.h
        sp -= 2
        h[sp++] = result
        break
      }
      case OP.CALL: {
        let func = h[sp - arg - 2] as number
        const self = h[sp - arg - 1] as number
        const argc = self === UNBOUND ? arg : arg + 1
        const first = sp - argc
        if ((func & 7) === 1 && self === UNBOUND && ((h[func >>> 3] as number) & 31) === KIND.bound) {
          h[first - 2] = h[(func >>> 3) + 2] as number
          h[first - 1] = h[(func >>> 3) + 1] as number
          count--
          granted = nested === 0 && (isEach || (visible[pc >> 1] === 1 && !isGil))
          continue
        }
        save(fp, pc, sp)
        if ((func & 7) === 7 && func >= 64) {
          const own = nativeOf(func)
          // A release commutes to the left (Lipton 1975), so at L2 no thread is switched before it.
          if (own.sync !== null && nested === 0 && !isMerged(own, h[first] as number)) {
            if (own.min > argc || argc > own.positional) {
              save(fp, pc, sp - arg - 2)
              argumentList(own, Array.from(h.subarray(first, sp)), null)
            }
            park(func, argc, arg + 2)
            vm.instructions += count
            return STOP.sync
          }
          if (access.isOn) touchArguments(own, h.subarray(first, sp), pc)
          if (own.sync !== null && argc > 0) logOperation(own, h[first] as number)
          save(fp, pc, sp - arg - 2)
          const result =
            own.isPlain && argc >= own.min && argc <= own.positional
              ? own.fixed!(
                  argc > 0 ? (h[first] as number) : UNBOUND,
                  argc > 1 ? (h[first + 1] as number) : UNBOUND,
                  argc > 2 ? (h[first + 2] as number) : UNBOUND,
                  argc > 3 ? (h[first + 3] as number) : UNBOUND,
                  argc > 4 ? (h[first + 4] as number) : UNBOUND,
                  argc > 5 ? (h[first + 5] as number) : UNBOUND,
                )
              : callNative(func, Array.from(h.subarray(first, sp)), null, ACT.push)
          h = heap.h
          if (result === PENDING && immediate === UNBOUND) {
            fp = vm.fp
            slots = fp + F.slots
            pc = (h[fp + F.pc] as number) >> 1
            sp = fp + ((h[fp + F.sp] as number) >> 1)
            continue
          }
          sp -= arg + 2
          h[sp++] = result === PENDING ? immediate : result
          immediate = UNBOUND
          if (isGil) {
            save(fp, pc + 2, sp)
            vm.instructions += count
            return STOP.access
          }
          break
        }
        save(fp, pc, sp - arg - 2)
        if (count > localFuel && nested === 0) {
          // Recursion without loops has to be interrupted too, before the call.
          save(fp, pc, sp)
          vm.instructions += count
          checkBudgets()
          setField(vm.thread, T.atAccess, 0)
          return STOP.fuel
        }
        const result = callValue(func, h.subarray(first, sp), null, ACT.push)
        func = 0
        h = heap.h
        if (result === PENDING && immediate === UNBOUND) {
          fp = vm.fp
          slots = fp + F.slots
          pc = (h[fp + F.pc] as number) >> 1
          sp = fp + ((h[fp + F.sp] as number) >> 1)
          if (isGil) {
            vm.instructions += count
            return STOP.access
          }
          continue
        }
        sp -= arg + 2
        h[sp++] = result === PENDING ? immediate : result
        immediate = UNBOUND
        break
      }
      case OP.CALL_KW:
      case OP.CALL_EX: {
        save(fp, pc, sp)
        const bottom = op === OP.CALL_KW ? sp - program.keywordCalls[arg]!.argc - 2 : sp - 4
        const call = op === OP.CALL_KW ? keywordArguments(bottom, arg) : starArguments(bottom)
        h = heap.h
        let func = call.func
        let args = call.args
        while (kindOf(func) === KIND.bound) {
          args = [field(func, 1), ...args]
          func = field(func, 2)
        }
        if (isNative(func) && nativeOf(func).sync !== null && nested === 0) {
          save(fp, pc, bottom)
          const list = argumentList(nativeOf(func), args, call.keywords)
          while (list.length > nativeOf(func).max || list.at(-1) === UNBOUND) list.pop()
          for (let n = 0; n < list.length; n++) h[bottom + n] = list[n] as number
          sp = bottom + list.length
          save(fp, pc, sp)
          park(func, list.length, list.length)
          vm.instructions += count
          return STOP.sync
        }
        if (isNative(func) && access.isOn) touchArguments(nativeOf(func), args, pc)
        save(fp, pc, bottom)
        const result = callValue(func, args, call.keywords, ACT.push)
        h = heap.h
        if (result === PENDING && immediate === UNBOUND) {
          fp = vm.fp
          slots = fp + F.slots
          pc = (h[fp + F.pc] as number) >> 1
          sp = fp + ((h[fp + F.sp] as number) >> 1)
          continue
        }
        sp = bottom
        h[sp++] = result === PENDING ? immediate : result
        immediate = UNBOUND
        break
      }
      case OP.MAKE_FUNCTION: {
        const made = newObject(KIND.func, [
          arg << 1,
          h[sp - 3] as number,
          h[sp - 2] as number,
          h[sp - 1] as number,
          UNBOUND,
          UNBOUND,
        ])
        h = heap.h
        sp -= 2
        h[sp - 1] = made
        break
      }
      case OP.RETURN: {
        const value = h[--sp] as number
        const action = ((h[fp + F.action] as number) >> 1) & 15
        const back = (h[fp + F.back] as number) >>> 3
        if (action === ACT.push) {
          fp = back
          vm.fp = fp
          slots = fp + F.slots
          sp = fp + ((h[fp + F.sp] as number) >> 1)
          pc = ((h[fp + F.pc] as number) >> 1) + 2
          h[sp++] = value
          continue
        }
        save(fp, pc, sp)
        if (action === ACT.thread) {
          vm.instructions += count
          if (visible[pc >> 1] === 0 && access.learns && hasDaemons()) markVisible(pc)
          endThread(NONE)
          return STOP.done
        }
        if (action === ACT.nested) {
          const generator = h[fp + F.extra] as number
          if (kindOf(generator) === KIND.generator) setField(generator, 2, 2 << 1)
          vm.instructions += count
          vm.fp = back
          return value
        }
        const done = leave(fp, action, value)
        h = heap.h
        if (done !== UNBOUND) throw new Raised(done)
        fp = vm.fp
        slots = fp + F.slots
        pc = (h[fp + F.pc] as number) >> 1
        sp = fp + ((h[fp + F.sp] as number) >> 1)
        continue
      }
      case OP.YIELD: {
        // Until here the generator was running: another thread that advances it gets a ValueError.
        if (access.isOn) touch((h[fp + F.extra] as number) >>> 3, ITEMS, ACCESS.method, pc)
        const value = h[--sp] as number
        save(fp, pc + 2, sp)
        deliverYield(fp, value)
        h = heap.h
        if (yieldedNested !== UNBOUND) {
          const result = yieldedNested
          yieldedNested = UNBOUND
          vm.instructions += count
          return result
        }
        fp = vm.fp
        slots = fp + F.slots
        pc = (h[fp + F.pc] as number) >> 1
        sp = fp + ((h[fp + F.sp] as number) >> 1)
        continue
      }
      case OP.YIELD_FROM: {
        const sent = h[sp - 1] as number
        const iterator = h[sp - 2] as number
        sp--
        save(fp, pc, sp)
        const value = advance(iterator, sent, ACT.delegate)
        h = heap.h
        if (value === PENDING && immediate === UNBOUND) {
          fp = vm.fp
          slots = fp + F.slots
          pc = (h[fp + F.pc] as number) >> 1
          sp = fp + ((h[fp + F.sp] as number) >> 1)
          continue
        }
        if (value === UNBOUND) {
          h[sp - 1] = NONE
          break
        }
        const item = value === PENDING ? immediate : value
        immediate = UNBOUND
        deliverYield(fp, item)
        h = heap.h
        if (yieldedNested !== UNBOUND) {
          const result = yieldedNested
          yieldedNested = UNBOUND
          vm.instructions += count
          return result
        }
        fp = vm.fp
        slots = fp + F.slots
        pc = (h[fp + F.pc] as number) >> 1
        sp = fp + ((h[fp + F.sp] as number) >> 1)
        continue
      }
      case OP.RAISE:
        save(fp, pc, sp)
        throw raise(arg, sp)
      case OP.RERAISE:
        save(fp, pc, sp - 1)
        reraise(h[sp - 1] as number)
        h = heap.h
        if (vm.thread !== NONE && field(vm.thread, T.status) >> 1 === STATUS.done && vm.nesting === 0) {
          vm.instructions += count
          return STOP.done
        }
        fp = vm.fp
        slots = fp + F.slots
        pc = (h[fp + F.pc] as number) >> 1
        sp = fp + ((h[fp + F.sp] as number) >> 1)
        continue
      case OP.PUSH_EXC:
        h[sp] = h[sp - 1] as number
        h[sp - 1] = h[fp + F.exc] as number
        h[fp + F.exc] = h[sp] as number
        sp++
        break
      case OP.POP_EXC:
        h[fp + F.exc] = h[--sp] as number
        break
      case OP.EXC_MATCH:
        save(fp, pc, sp)
        h[sp - 1] = fromBool(matches(h[sp - 2] as number, h[sp - 1] as number))
        break
      case OP.RESTORE_EXC:
        h[fp + F.exc] = h[sp - 2] as number
        h[sp - 2] = h[sp - 1] as number
        sp--
        break
      case OP.WITH_PREPARE: {
        const manager = h[sp - 1] as number
        save(fp, pc, sp)
        const enterMethod = special(manager, ENTER)
        const exitMethod = special(manager, EXIT)
        h = heap.h
        h[sp - 1] = exitMethod
        h[sp] = manager
        h[sp + 1] = enterMethod
        h[sp + 2] = manager
        sp += 3
        break
      }
      case OP.WITH_EXIT_EXC: {
        const exc = h[sp - 1] as number
        save(fp, pc, sp)
        const func = h[sp - 4] as number
        const args = [h[sp - 3] as number, typeOf(exc), exc, NONE]
        if (isNative(func) && nativeOf(func).sync !== null && nested === 0) {
          h[sp] = args[0] as number
          sp++
          save(fp, pc, sp)
          park(func, 1, 1)
          vm.instructions += count
          return STOP.sync
        }
        const result = callValue(func, args, null, ACT.push)
        h = heap.h
        if (result === PENDING && immediate === UNBOUND) {
          fp = vm.fp
          slots = fp + F.slots
          pc = (h[fp + F.pc] as number) >> 1
          sp = fp + ((h[fp + F.sp] as number) >> 1)
          continue
        }
        h[sp++] = result === PENDING ? immediate : result
        immediate = UNBOUND
        break
      }
      case OP.ASSERT_FAIL:
        save(fp, pc, sp)
        throw new Raised(
          newException(classes.AssertionError as number, arg === 1 ? [h[sp - 1] as number] : []),
        )
      case OP.MAKE_CLASS: {
        save(fp, pc, sp)
        const { qualifiedName } = program.codes[arg]!
        const made = makeClass(h[sp - 3] as number, h[sp - 2] as number, h[sp - 1] as number, qualifiedName)
        h = heap.h
        sp -= 2
        h[sp - 1] = made
        break
      }
      case OP.END_CLASS: {
        const made = classNamespace(fp)
        h = heap.h
        h[sp++] = made
        break
      }
      case OP.IMPORT: {
        save(fp, pc, sp)
        const made = newObject(KIND.module, [arg])
        h = heap.h
        h[sp++] = made
        break
      }
      case OP.IMPORT_FROM: {
        save(fp, pc, sp)
        const value = importName(h[sp - 1] as number, arg)
        h = heap.h
        h[sp++] = value
        break
      }
      case OP.LOAD_SUPER: {
        const made = newObject(KIND.super, [h[sp - 2] as number, h[sp - 1] as number])
        h = heap.h
        sp--
        h[sp - 1] = made
        break
      }
      default:
        throw new Error(`Invariant broken: opcode ${op} at ${pc}`)
    }
    pc += 2
  }
}

/** Writes the running frame's registers back, so that exceptions, frames and the collector see them. */
function save(fp: number, pc: number, sp: number): void {
  const { h } = heap
  h[fp + F.pc] = pc << 1
  h[fp + F.sp] = (sp - fp) << 1
}

function setAction(fp: number, action: number): void {
  const word = heap.h[fp + F.action] as number
  heap.h[fp + F.action] = (((word >> 5) << 4) | action) << 1
}

function unboundLocal(fp: number, slot: number): Raised {
  const code = program.codes[(heap.h[fp + F.code] as number) >> 1]
  const name = code?.slots[slot] ?? '?'
  if (code?.isClassBody) return nameError(name)
  return raised(
    'UnboundLocalError',
    `cannot access local variable '${name}' where it is not associated with a value`,
  )
}

function unboundFree(fp: number, slot: number): Raised {
  const code = program.codes[(heap.h[fp + F.code] as number) >> 1]!
  const name = code.slots[slot] as string
  if (slot < code.freeStart) return unboundLocal(fp, slot)
  return raised(
    'NameError',
    `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
  )
}

const NAME = str('name')

function nameError(raw: string): Raised {
  const name = raw.replace(/^lib\./, '')
  const error = raised('NameError', `name '${name}' is not defined`)
  heap.h[(error.value >>> 3) + 2] = 2
  const block = allocateSized(KIND.block, 2)
  heap.h[block + 2] = NAME
  heap.h[block + 3] = str(name)
  heap.h[(error.value >>> 3) + 3] = pointerTo(block)
  return error
}

/** The function behind `object.name(...)` when it is a plain method, so that no bound method is made; else UNBOUND. */
function method(object: number, name: number, pc: number): number {
  if (isPointer(object)) {
    const kind = (heap.h[object >>> 3] as number) & 31
    if (kind === KIND.class || kind === KIND.module || kind === KIND.super || kind === KIND.func)
      return UNBOUND
    if (kind >= KIND.instance && kind <= KIND.sync && ownAttribute(object, name) !== UNBOUND) return UNBOUND
  }
  const found = lookup(typeOf(object), name)
  void pc
  return isNative(found) || kindOf(found) === KIND.func ? found : UNBOUND
}

function subscript(container: number, key: number, pc: number): number {
  if (hasUserClass(container) && pushMethod(container, GETITEM, [key], ACT.push)) return PENDING
  if (access.isOn) touchRead(container, pc, elementOf(container, key), 0)
  return getItem(container, key)
}

/** `a op b`, in place from 16 on: built-in types at once, instances through their methods. */
function operate(arg: number, a: number, b: number, pc: number): number {
  const op = arg & 15
  if (access.isOn) {
    touchRead(a, pc)
    touchRead(b, pc)
  }
  if (!hasUserClass(a) && !hasUserClass(b)) {
    if (arg >= 16) {
      const changed = inPlace(op, a, b, pc)
      if (changed !== UNBOUND) return changed
    }
    const result = binary(op, a, b)
    if (result !== UNBOUND) return result
    throw unsupportedOperands(arg, a, b)
  }
  return userBinary(arg, a, b)
}

/** `list += iterable`, `set |= set`, `dict |= dict`: they change the left operand. */
function inPlace(op: number, a: number, b: number, pc: number): number {
  const kind = kindOf(a)
  if ((kind === KIND.list || kind === KIND.deque) && op === 0) {
    if (access.isOn) touchChange(a, ACCESS.write, pc)
    for (const item of asList(b, 'iter')) push(a, item)
    return a
  }
  if (kind === KIND.set && kindOf(b) === KIND.set && op >= 10) {
    if (access.isOn) touchChange(a, ACCESS.write, pc)
    const result = binary(op, a, b)
    for (let n = 1; n <= 4; n++) setField(a, n, field(result, n))
    return a
  }
  if (kind === KIND.dict && kindOf(b) === KIND.dict && op === 11) {
    if (access.isOn) touchChange(a, ACCESS.write, pc)
    for (const key of keysOf(b)) put(a, key, get(b, key))
    return a
  }
  return UNBOUND
}

/** Stages of a user-defined operator: 0 in place, 1 left, 2 right. */
function userBinary(arg: number, a: number, b: number): number {
  return continueBinary(arg, a, b, arg >= 16 ? 0 : 1)
}

function continueBinary(arg: number, a: number, b: number, from: number): number {
  const op = arg & 15
  for (let stage = from; stage <= 2; stage++) {
    const prefix = stage === 0 ? 'i' : stage === 1 ? '' : 'r'
    const self = stage === 2 ? b : a
    const other = stage === 2 ? a : b
    const extra = newTuple([arg << 1, a, b, (stage + 1) << 1])
    if (pushMethod(self, str(`__${prefix}${METHODS[op]}__`), [other], ACT.binary, extra)) {
      if (immediate === UNBOUND) return PENDING
      if (immediate !== NOT_IMPLEMENTED) return PENDING
      immediate = UNBOUND
    }
  }
  const result = binary(op, payloadOf(a), payloadOf(b))
  if (result !== UNBOUND) return result
  throw unsupportedOperands(arg, a, b)
}

/** The built-in value of an instance of a subclass of list, int, ..., else the value itself. */
function payloadOf(v: number): number {
  if (kindOf(v) !== KIND.instance || field(v, 1) === classes.UnionType) return v
  const payload = field(v, 4)
  return payload === UNBOUND ? v : payload
}

function unsupportedOperands(arg: number, a: number, b: number): Raised {
  const symbol = arg >= 16 ? `${SYMBOLS[arg & 15]?.split(' ')[0]}=` : SYMBOLS[arg]
  return typeError(`unsupported operand type(s) for ${symbol}: '${typeName(a)}' and '${typeName(b)}'`)
}

function compare(op: number, a: number, b: number, pc: number): number {
  if (access.isOn) {
    touchRead(a, pc)
    touchRead(b, pc)
  }
  if (hasUserClass(a) || hasUserClass(b)) return continueCompare(op, a, b, 0)
  return compareBuiltin(op, a, b)
}

function compareBuiltin(op: number, a: number, b: number): number {
  if (op >= 4) return fromBool(equal(a, b) === (op === 4))
  const sets = compareSets(op, a, b)
  if (sets !== undefined) return fromBool(sets)
  let sign: number | undefined
  try {
    sign = order(a, b)
  } catch (error) {
    if (!(error instanceof ElementOrder)) throw error
    return callCompare(op, error.a, error.b)
  }
  if (sign === undefined)
    throw typeError(
      `'${COMPARE_SYMBOLS[op]}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`,
    )
  return fromBool(op === 0 ? sign < 0 : op === 1 ? sign <= 0 : op === 2 ? sign > 0 : sign >= 0)
}

/** A comparison to its end, for natives such as `sorted` and `max`. */
export function callCompare(op: number, a: number, b: number): number {
  if (!hasUserClass(a) && !hasUserClass(b)) return compareBuiltin(op, a, b)
  for (const [x, y, name] of [
    [a, b, COMPARE_NAMES[op]],
    [b, a, COMPARE_NAMES[REFLECTED[op] as number]],
  ] as const) {
    const own = hasUserClass(x) ? lookup(typeOf(x), name as number) : UNBOUND
    if (own === UNBOUND || own === NONE) continue
    const result = callNested(own, [x, y])
    if (result !== NOT_IMPLEMENTED) return fromBool(truth(result))
  }
  return compareFallback(op, a, b)
}

function compareFallback(op: number, a: number, b: number): number {
  const [left, right] = [payloadOf(a), payloadOf(b)]
  if ((left !== a || right !== b) && !(hasUserClass(left) || hasUserClass(right)))
    return compareBuiltin(op, left, right)
  if (op >= 4) return fromBool((a === b) === (op === 4))
  throw typeError(
    `'${COMPARE_SYMBOLS[op]}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`,
  )
}

function continueCompare(op: number, a: number, b: number, from: number): number {
  for (let stage = from; stage < 2; stage++) {
    const self = stage === 0 ? a : b
    const other = stage === 0 ? b : a
    const own = stage === 0 ? op : (REFLECTED[op] as number)
    let name = COMPARE_NAMES[own] as number
    let action: number = ACT.compare
    if (own === 5 && hasUserClass(self) && !isUserFunction(self, name)) {
      if (!isUserFunction(self, EQ)) continue
      name = EQ
      action = ACT.notBool
    }
    const extra = newTuple([op << 1, a, b, (stage + 1) << 1])
    if (pushMethod(self, name, [other], action, extra)) {
      if (immediate === UNBOUND) return PENDING
      if (immediate !== NOT_IMPLEMENTED) return PENDING
      immediate = UNBOUND
    }
  }
  return compareFallback(op, a, b)
}

const isUserFunction = (v: number, name: number) => kindOf(lookup(typeOf(v), name)) === KIND.func

/** The truth of any value; PENDING when `__bool__` or `__len__` was started, after which the instruction runs again. */
function truthOf(value: number, fp: number): number {
  if (!hasUserClass(value)) {
    return fromBool(truth(value))
  }
  for (const name of [BOOL, LEN])
    if (isUserFunction(value, name)) {
      // The result replaces the operand and the instruction is executed again.
      heap.h[fp + F.sp] = (heap.h[fp + F.sp] as number) - 2
      pushMethod(value, name, [], ACT.retryBool)
      return PENDING
    }
  return fromBool(truth(value))
}

function userFormat(value: number, spec: string, conversion: number): boolean {
  if (!hasUserClass(value)) return false
  if (conversion === 0 && isUserFunction(value, FORMAT))
    return pushMethod(value, FORMAT, [str(spec)], ACT.checked, FORMAT)
  if (spec !== '') return false
  if (conversion <= 1 && isUserFunction(value, STR)) return pushMethod(value, STR, [], ACT.checked, STR)
  if (kindOf(value) === KIND.exception && conversion <= 1) return false
  if (conversion <= 2 && isUserFunction(value, REPR))
    return pushMethod(value, REPR, [], ACT.checked, conversion <= 1 ? STR : REPR)
  return false
}

/** `container[key] = value`: a new key changes how many there are too. */
function touchStore(container: number, key: number, pc: number): void {
  if (kindOf(container) === KIND.list && kindOf(key) === KIND.slice) touchChange(container, ACCESS.write, pc)
  else {
    touchChange(container, ACCESS.write, pc, elementOf(container, key))
    if (kindOf(container) === KIND.dict && get(container, key) === UNBOUND)
      touchChange(container, ACCESS.write, pc, ELEMENT.size)
  }
}

/** The next item of a generator or an iterator object. UNBOUND at the end, PENDING when a frame was entered. */
function advance(iterator: number, sent: number, action: number): number {
  const kind = kindOf(iterator)
  if (kind === KIND.iter) return nextOf(iterator)
  if (kind === KIND.generator) {
    const state = field(iterator, 2) >> 1
    if (state === 2) return UNBOUND
    resumeGenerator(iterator, sent, action === ACT.delegate ? ACT.delegate : ACT.generator)
    return PENDING
  }
  const next = isPointer(iterator) ? lookup(typeOf(iterator), NEXT) : UNBOUND
  if (next === UNBOUND) throw typeError(`'${typeName(iterator)}' object is not an iterator`)
  if (action === ACT.delegate) {
    try {
      return callNested(next, [iterator])
    } catch (error) {
      if (error instanceof Raised && isStop(error.value)) return UNBOUND
      throw error
    }
  }
  return callValue(next, [iterator], null, ACT.next)
}

/** Continues a generator on top of the running frame. */
export function resumeGenerator(generator: number, sent: number, action: number = ACT.generator): void {
  if (field(generator, 2) >> 1 === 1) throw valueErrorRunning()
  const fp = field(generator, 1) >>> 3
  const isStarted = field(generator, 2) >> 1 === 3
  const { h } = heap
  h[fp + F.back] = pointerTo(vm.fp)
  h[fp + F.action] = actionWord(vm.nesting > 0 && nestedGenerator ? ACT.nested : action, vm.fp)
  nestedGenerator = false
  if (isStarted) {
    const sp = (h[fp + F.sp] as number) >> 1
    h[fp + sp] = sent
    h[fp + F.sp] = (sp + 1) << 1
  } else if (sent !== NONE) throw typeError("can't send non-None value to a just-started generator")
  setField(generator, 2, 1 << 1)
  vm.fp = fp
}

let nestedGenerator = false
let yieldedNested = UNBOUND

hooks.next = nextNested
hooks.add = (a, b) => arithmetic(0, a, b)
hooks.multiply = (a, b) => arithmetic(2, a, b)
hooks.subtract = (a, b) => arithmetic(1, a, b)
hooks.getItem = getItem
hooks.setItem = setItem
hooks.deleteItem = deleteItem
hooks.contains = containsItem
hooks.less = (a, b) => callCompare(0, a, b) === TRUE
hooks.greater = (a, b) => callCompare(2, a, b) === TRUE
hooks.power = (a, b) => arithmetic(6, a, b)
hooks.threadFrame = makeThreadFrame
hooks.handled = () => handledException(vm.fp)
hooks.makeClass = (name, bases, namespace) => makeClass(name, bases, namespace, text(name))

/** `a op b` to its end, for natives. */
export function arithmetic(op: number, a: number, b: number): number {
  if (!hasUserClass(a) && !hasUserClass(b)) {
    const result = binary(op, a, b)
    if (result === UNBOUND) throw unsupportedOperands(op, a, b)
    return result
  }
  for (const [self, other, prefix] of [
    [a, b, ''],
    [b, a, 'r'],
  ] as const) {
    const own = hasUserClass(self) ? lookup(typeOf(self), str(`__${prefix}${METHODS[op]}__`)) : UNBOUND
    if (own === UNBOUND) continue
    const result = callNested(own, [self, other])
    if (result !== NOT_IMPLEMENTED) return result
  }
  throw unsupportedOperands(op, a, b)
}

function valueErrorRunning(): Raised {
  return raised('ValueError', 'generator already executing')
}

/** The next item of any iterator inside a native; UNBOUND at the end. */
export function nextNested(iterator: number): number {
  if (kindOf(iterator) === KIND.iter) return nextOf(iterator)
  if (kindOf(iterator) === KIND.generator) {
    if (field(iterator, 2) >> 1 === 2) return UNBOUND
    const saved = vm.fp
    if (vm.nesting === 0) outermost = saved
    access.depth++
    vm.nesting++
    try {
      nestedGenerator = true
      resumeGenerator(iterator, NONE)
      const value = run() as number
      return field(iterator, 2) >> 1 === 2 ? UNBOUND : value
    } catch (error) {
      if (error instanceof Raised) {
        setField(iterator, 2, 2 << 1)
      }
      throw error
    } finally {
      access.depth--
      vm.nesting--
      vm.fp = saved
    }
  }
  const next = isPointer(iterator) ? lookup(typeOf(iterator), NEXT) : UNBOUND
  if (next === UNBOUND) throw typeError(`'${typeName(iterator)}' object is not an iterator`)
  try {
    return callNested(next, [iterator])
  } catch (error) {
    if (error instanceof Raised && isStop(error.value)) return UNBOUND
    throw error
  }
}

/** The running generator yields `value` to whoever resumed it. */
function deliverYield(fp: number, value: number): void {
  const generator = heap.h[fp + F.extra] as number
  const action = ((heap.h[fp + F.action] as number) >> 1) & 15
  const back = (heap.h[fp + F.back] as number) >>> 3
  setField(generator, 2, 3 << 1)
  heap.h[fp + F.back] = NONE
  vm.fp = back
  if (action === ACT.nested) {
    yieldedNested = value
    return
  }
  if (action === ACT.delegate) {
    deliverYield(back, value)
    return
  }
  pushTo(back, value)
}

/** Hands `value` to the frame that waits for it at its call. */
function pushTo(fp: number, value: number): void {
  const { h } = heap
  const sp = (h[fp + F.sp] as number) >> 1
  h[fp + sp] = value
  h[fp + F.sp] = (sp + 1) << 1
  h[fp + F.pc] = (h[fp + F.pc] as number) + 4
}

/** Returns from a frame whose result is not just pushed. An exception to raise in the caller, or UNBOUND. */
function leave(fp: number, action: number, value: number): number {
  const extra = heap.h[fp + F.extra] as number
  const back = (heap.h[fp + F.back] as number) >>> 3
  vm.fp = back
  switch (action) {
    case ACT.discard:
      heap.h[back + F.pc] = (heap.h[back + F.pc] as number) + 4
      return UNBOUND
    case ACT.init:
      if (value !== NONE) return typeError(`__init__() should return None, not '${typeName(value)}'`).value
      pushTo(back, extra)
      return UNBOUND
    case ACT.binary:
    case ACT.compare: {
      if (value !== NOT_IMPLEMENTED) {
        pushTo(back, value)
        return UNBOUND
      }
      const [op, a, b, stage] = itemsOfTuple(extra) as [number, number, number, number]
      return retry(
        () => (action === ACT.binary ? continueBinary : continueCompare)(op >> 1, a, b, stage >> 1),
        back,
      )
    }
    case ACT.retryBool:
      return retryBool(back, value)
    case ACT.toBool:
      pushTo(back, fromBool(truth(value)))
      return UNBOUND
    case ACT.notBool:
      pushTo(back, value === NOT_IMPLEMENTED ? TRUE : fromBool(!truth(value)))
      return UNBOUND
    case ACT.checked: {
      const complaint = complaintAbout(text(extra), value)
      if (complaint !== null) return complaint.value
      pushTo(back, value)
      return UNBOUND
    }
    case ACT.stay: {
      pushTo(back, value)
      const sp = (heap.h[back + F.sp] as number) >> 1
      heap.h[back + sp] = UNBOUND
      heap.h[back + F.sp] = (sp + 1) << 1
      return UNBOUND
    }
    case ACT.generator:
    case ACT.delegate:
      return endGenerator(extra, back, action, value)
    default:
      pushTo(back, value)
      return UNBOUND
  }
}

function retry(attempt: () => number, back: number): number {
  try {
    const result = attempt()
    if (result === PENDING) {
      if (immediate !== UNBOUND) {
        pushTo(back, immediate)
        immediate = UNBOUND
      }
    } else pushTo(back, result)
    return UNBOUND
  } catch (error) {
    if (error instanceof Raised) return error.value
    throw error
  }
}

function retryBool(back: number, value: number): number {
  if (!isInt(value) && value !== TRUE && value !== FALSE)
    return typeError(`__bool__ should return bool, returned ${typeName(value)}`).value
  const sp = (heap.h[back + F.sp] as number) >> 1
  heap.h[back + sp] = fromBool(value === TRUE || (isInt(value) && value !== 0))
  heap.h[back + F.sp] = (sp + 1) << 1
  return UNBOUND
}

/** A generator returned: its loop ends, its delegator goes on, `next` raises StopIteration. */
function endGenerator(generator: number, back: number, action: number, value: number): number {
  setField(generator, 2, 2 << 1)
  setField(generator, 1, NONE)
  const pc = (heap.h[back + F.pc] as number) >> 1
  if (action === ACT.delegate) {
    const sp = (heap.h[back + F.sp] as number) >> 1
    heap.h[back + sp - 1] = value
    heap.h[back + F.pc] = (pc + 2) << 1
    return UNBOUND
  }
  if (program.code[pc] === OP.FOR_ITER) {
    exhaust(back, pc)
    return UNBOUND
  }
  return newException(classes.StopIteration as number, value === NONE ? [] : [value])
}

/** Raises `exception` inside a suspended generator (`generator.throw`). */
export function throwInto(generator: number, exception: number): number {
  const state = field(generator, 2) >> 1
  if (state === 2) throw new Raised(exception)
  if (state !== 3) {
    setField(generator, 2, 2 << 1)
    throw new Raised(exception)
  }
  resumeGenerator(generator, NONE)
  const fp = vm.fp
  heap.h[fp + F.sp] = (heap.h[fp + F.sp] as number) - 2
  // The frame's pc stands behind its YIELD; the error belongs to the YIELD.
  heap.h[fp + F.pc] = (heap.h[fp + F.pc] as number) - 4
  throw new Raised(exception)
}

function unpack(items: readonly number[], count: number, sp: number): number {
  if (items.length < count)
    throw raised('ValueError', `not enough values to unpack (expected ${count}, got ${items.length})`)
  if (items.length > count) throw raised('ValueError', `too many values to unpack (expected ${count})`)
  for (let n = count - 1, at = sp; n >= 0; n--) heap.h[at++] = items[n] as number
  return sp + count
}

function unpackStar(items: readonly number[], arg: number, sp: number): number {
  const before = arg & 255
  const after = arg >> 8
  if (items.length < before + after)
    throw raised(
      'ValueError',
      `not enough values to unpack (expected at least ${before + after}, got ${items.length})`,
    )
  const list = newList(items.slice(before, items.length - after))
  const all = [...items.slice(0, before), list, ...items.slice(items.length - after)]
  for (const item of all.toReversed()) heap.h[sp++] = item
  return sp
}

function mergeDict(target: number, source: number, isCall: boolean): void {
  const dict = payloadOf(source)
  if (kindOf(dict) !== KIND.dict) {
    if (isCall) throw typeError(`argument after ** must be a mapping, not ${typeName(source)}`)
    throw typeError(`'${typeName(source)}' object is not a mapping`)
  }
  for (const key of keysOf(dict)) {
    if (isCall && get(target, key) !== UNBOUND)
      throw typeError(`got multiple values for keyword argument '${toStr(key)}'`)
    put(target, key, get(dict, key))
  }
}

type Call = {
  readonly func: number
  readonly args: number[]
  readonly keywords: ReadonlyMap<number, number> | null
}

function keywordArguments(bottom: number, index: number): Call {
  const { argc, names } = program.keywordCalls[index]!
  const { h } = heap
  const self = h[bottom + 1] as number
  const first = bottom + 2
  const positional = argc - names.length
  const args = Array.from(h.subarray(first, first + positional))
  if (self !== UNBOUND) args.unshift(self)
  return {
    func: h[bottom] as number,
    args,
    keywords: new Map(names.map((name, n) => [name, h[first + positional + n] as number])),
  }
}

function starArguments(bottom: number): Call {
  const { h } = heap
  const list = h[bottom + 2] as number
  const dict = h[bottom + 3] as number
  const args =
    lengthOf(list) === 0 ? [] : Array.from(h.subarray(firstOf(list), firstOf(list) + lengthOf(list)))
  const self = h[bottom + 1] as number
  if (self !== UNBOUND) args.unshift(self)
  const keys = keysOf(dict)
  for (const key of keys) if (!isString(key)) throw typeError('keywords must be strings')
  return {
    func: h[bottom] as number,
    args,
    keywords: keys.length === 0 ? null : new Map(keys.map((key) => [key, get(dict, key)])),
  }
}

/** Set by a `raise` without an exception: it goes on with the traceback as it is, without an entry of its own. */
let bareRaise = false

function raise(arg: number, sp: number): Raised {
  if (arg === 0) {
    const handled = handledException(vm.fp)
    if (handled === NONE) return raised('RuntimeError', 'No active exception to reraise')
    bareRaise = true
    return new Raised(handled)
  }
  const exc = asException(heap.h[sp - arg] as number)
  if (arg === 2) {
    const given = heap.h[sp - 1] as number
    if (given !== NONE)
      setField(exc, 6, asException(given, 'exception causes must derive from BaseException'))
    setField(exc, 8, 1 << 1)
  }
  return new Raised(exc)
}

function asException(v: number, complaint = 'exceptions must derive from BaseException'): number {
  if (kindOf(v) === KIND.class && isSubclass(v, classes.BaseException as number)) return callNested(v, [])
  if (kindOf(v) === KIND.exception) return v
  throw typeError(complaint)
}

/** As raising again, without a new context and without a second traceback entry for this frame. */
function reraise(exc: number): void {
  const trace = field(exc, 7)
  if (trace !== NONE) {
    const [code] = itemsOfTuple(trace) as [number, number, number]
    if (code === heap.h[vm.fp + F.code]) {
      const [, , next] = itemsOfTuple(trace) as [number, number, number]
      const pc = itemsOfTuple(trace)[1] as number
      setField(exc, 7, next)
      reraisePc = pc
    }
  }
  unwindFrom(exc)
}

let reraisePc = 0

function unwindFrom(exc: number): void {
  const fp = vm.fp
  const pc = heap.h[fp + F.pc] as number
  const before = field(exc, 7)
  unwind(exc)
  if (reraisePc === 0) return
  // The entry that `unwind` wrote for this frame gets the line of the original failure back.
  let at = field(exc, 7)
  let last = NONE
  while (at !== NONE && at !== before) {
    last = at
    at = itemsOfTuple(at)[2] as number
  }
  if (last !== NONE && (field(last, 3) === pc || true)) setField(last, 3, reraisePc)
  reraisePc = 0
}

function matches(exc: number, type: number): boolean {
  if (kindOf(type) === KIND.tuple) return itemsOfTuple(type).some((own) => matches(exc, own))
  if (kindOf(type) !== KIND.class || !isSubclass(type, classes.BaseException as number))
    throw typeError('catching classes that do not inherit from BaseException is not allowed')
  return isInstance(exc, type)
}

/** `__enter__` or `__exit__` of a context manager. */
function special(manager: number, name: number): number {
  const found = lookup(typeOf(manager), name)
  if (found === UNBOUND)
    throw typeError(
      `'${typeName(manager)}' object does not support the context manager protocol${name === EXIT ? ' (missed __exit__ method)' : ''}`,
    )
  return found
}

function makeClass(name: number, bases: number, namespace: number, qualifiedName: string): number {
  const own = itemsOfTuple(bases)
  const all = own.length === 0 ? [classes.object as number] : own
  for (const base of all) {
    if (kindOf(base) !== KIND.class) throw typeError('a base class must be a class')
    if (base === classes.bool || base === classes.NoneType)
      throw typeError(`type '${text(field(base, CLS.name))}' is not an acceptable base type`)
  }
  const layouts = all.map(layoutOf).filter((layout) => layout !== KIND.instance)
  const cell = get(namespace, CLASSCELL)
  put(namespace, MODULE, MAIN)
  put(namespace, QUALNAME, str(qualifiedName))
  if (get(namespace, EQ) !== UNBOUND && get(namespace, HASH) === UNBOUND) put(namespace, HASH, NONE)
  if (keysOf(namespace).some(changesAttributes)) customSetters.exist = true
  const made = newClass(text(name), all, namespace, layouts[0] ?? KIND.instance)
  if (made === null)
    throw typeError(
      `Cannot create a consistent method resolution\norder (MRO) for bases ${all.map((base) => text(field(base, CLS.name))).join(', ')}`,
    )
  if (cell !== UNBOUND) setField(cell, 1, made)
  const hook = lookup(newSuperOf(made), str('__init_subclass__'))
  if (kindOf(hook) === KIND.func) callNested(hook, [made])
  for (const key of keysOf(namespace)) {
    const value = get(namespace, key)
    if (kindOf(value) !== KIND.instance) continue
    const setName = lookup(typeOf(value), str('__set_name__'))
    if (kindOf(setName) === KIND.func) callNested(setName, [value, made, key])
  }
  return made
}

const newSuperOf = (cls: number): number => itemsOfTuple(field(cls, CLS.mro))[1] as number

/** The names a class body bound, with the cell of `__class__` when a method uses it. */
function classNamespace(fp: number): number {
  const code = program.codes[(heap.h[fp + F.code] as number) >> 1]!
  const made = newDict()
  const frees = code.slots.length
  code.slots.forEach((name, slot) => {
    const value = heap.h[fp + F.slots + slot] as number
    if (name === '__class__') put(made, CLASSCELL, value)
    else if (value !== UNBOUND && (slot < code.freeStart || kindOf(value) !== KIND.cell || slot >= frees))
      put(made, str(mangled(name, code.name)), kindOf(value) === KIND.cell ? field(value, 1) : value)
  })
  return made
}

/** `__x` inside of a class is private to it. */
const mangled = (name: string, cls: string) =>
  name.startsWith('__') && !name.endsWith('__') ? `_${cls.replace(/^_+/, '')}${name}` : name

function importName(module: number, name: number): number {
  const names = modules.get(text(field(module, 1)))
  const value = names === undefined ? UNBOUND : get(names, name)
  if (value !== UNBOUND) return value
  throw raised(
    'ImportError',
    `cannot import name '${text(name)}' from '${text(field(module, 1))}' (unknown location)`,
  )
}

/** A new frame at the bottom of a thread. */
export function makeThreadFrame(
  func: number,
  args: readonly number[],
  keywords: ReadonlyMap<number, number> | null,
): number {
  const code = program.codes[field(func, 1) >> 1]!
  return pointerTo(makeFrame(func, bindArguments(func, code, args, keywords), 0, ACT.thread))
}
