// Builds the machine once: classes, natives, then the library in Python. Everything made here is static: it never moves
// and is no part of a state.
import { parse } from '../language/parse.ts'
import { ABSTRACT } from '../prelude/abstract.ts'
import { COLLECTIONS } from '../prelude/collections.ts'
import { CONTEXTLIB } from '../prelude/contextlib.ts'
import { CORE, FUTURES, THREADING } from '../prelude/core.ts'
import { DATACLASSES } from '../prelude/dataclasses.ts'
import { FUNCTOOLS } from '../prelude/functools.ts'
import { HEAPQ } from '../prelude/heapq.ts'
import { ITERTOOLS } from '../prelude/itertools.ts'
import { OPERATOR } from '../prelude/operator.ts'
import { RANDOM } from '../prelude/random.ts'
import { bootClasses } from './boot-classes.ts'
import { bootFunctions, isCallable, sortItems } from './builtin-functions.ts'
import { builtins } from './builtin-names.ts'
import { machineClock } from './clock.ts'
import { compile } from './compile.ts'
import { float } from './constants.ts'
import { newList, newObject } from './containers.ts'
import { defineClass, defineConstructor, method, property } from './define.ts'
import { buildIndex, get, keysOf, newDict, put } from './dict.ts'
import { numberOf } from './equality.ts'
import { classes, Raised, raised, typeError } from './errors.ts'
import { allocateSized, FIRST_OBJECT, field, heap, KIND, KIND_MASK, kindOf, SIZE, setField } from './heap.ts'
import { asList } from './iteration.ts'
import { defineModules } from './library-modules.ts'
import { random, randomBits, seed } from './mersenne.ts'
import { setRepr } from './methods-containers.ts'
import { updateDict } from './methods-dict.ts'
import { bootNumbers } from './methods-numbers.ts'
import { bootOperators } from './methods-operators.ts'
import { bootSequences } from './methods-sequences.ts'
import { bootText } from './methods-text.ts'
import { hooks, native, variadic } from './native.ts'
import { OP } from './opcodes.ts'
import { markProgram, type ProgramMark, program } from './program.ts'
import { bootSync } from './sync.ts'
import { bootBarrier } from './sync-barrier.ts'
import { bootQueues } from './sync-queues.ts'
import { bootAtomic, bootThreads, sleepNative, threadNatives } from './sync-threads.ts'
import { toRepr } from './text.ts'
import { DAEMON, newThread, ROOT, ROOT_WORDS, root, STATUS, setRoot, T } from './thread-object.ts'
import { unwrap } from './truth.ts'
import { CLS, itemsOfTuple, newTuple, setIteratorName } from './types.ts'
import {
  big,
  bigCount,
  int,
  isPointer,
  NONE,
  PENDING,
  pointerTo,
  str,
  stringCount,
  TRUE,
  text,
  UNBOUND,
} from './values.ts'
import { makeThreadFrame, nextNested, resumeGenerator, STOP, step, throwInto, vm } from './vm.ts'

export type Boot = {
  readonly mark: ProgramMark
  readonly strings: number
  readonly bigs: number
  readonly top: number
}

let booted: Boot | null = null

/** The machine with its library, made at the first call. */
export function boot(): Boot {
  booted ??= make()
  return booted
}

function make(): Boot {
  bootClasses()
  setRepr(toRepr)
  setIteratorName(0, 'list_iterator')
  bootFunctions()
  bootSequences()
  bootText()
  bootNumbers()
  bootOperators()
  bootSync()
  bootBarrier()
  bootQueues()
  bootThreads()
  bootAtomic()
  collectionClasses()
  generatorMethods()
  const extra = privateNatives()
  const library = runLibrary(extra)
  defineModules(library, extra)
  // What natives name by name.
  for (const name of library.keys())
    if (name.startsWith('_') || name === 'map' || name === 'filter')
      builtins.set(name, library.get(name) as number)
  indexStaticDicts(heap.top)
  heap.staticTop = heap.top
  return { mark: markProgram(), strings: stringCount(), bigs: bigCount(), top: heap.top }
}

/** A dict that never moves must not get an index later: it would lie in a state that a search leaves. */
function indexStaticDicts(end: number): void {
  for (let at = FIRST_OBJECT; at < end; ) {
    const kind = (heap.h[at] as number) & KIND_MASK
    const size = SIZE[kind] as number
    if (kind === KIND.dict || kind === KIND.set || kind === KIND.frozenset) buildIndex(pointerTo(at))
    at += 1 + (size === 0 ? ((heap.h[at + 1] as number) >> 1) + 1 : size)
  }
}

/** A fresh root at the end of the heap: the first object of a state. */
export function newRoot(globalCount: number): void {
  const address = allocateSized(KIND.block, ROOT_WORDS)
  heap.h[address] = KIND.block
  const globals = allocateSized(KIND.block, globalCount)
  heap.h[globals] = KIND.block
  setRoot(ROOT.globals, pointerTo(globals))
  setRoot(ROOT.threads, newList([]))
  setRoot(ROOT.counter, 0)
  setRoot(ROOT.locks, 0)
}

/** The main thread, running the module with code `id`. */
export function newMainThread(id: number): number {
  const cls = (classes._MainThread ?? classes.Thread) as number
  const thread = newThread(cls)
  const func = newObject(KIND.func, [id << 1, NONE, NONE, NONE, UNBOUND, UNBOUND])
  setField(thread, T.name, str('MainThread'))
  setField(thread, T.tid, 0)
  setField(thread, T.status, STATUS.alive << 1)
  setRoot(ROOT.threads, newList([thread]))
  vm.fp = 0
  setField(thread, T.frame, makeThreadFrame(func, [], null))
  return thread
}

/** In this order: what a part names while it is read comes before it. */
const LIBRARY = [
  CORE,
  ABSTRACT,
  THREADING,
  CONTEXTLIB,
  FUNCTOOLS,
  ITERTOOLS,
  DATACLASSES,
  COLLECTIONS,
  HEAPQ,
  OPERATOR,
  FUTURES,
  RANDOM,
].join('')

function runLibrary(extra: ReadonlyMap<string, number>): Map<string, number> {
  const id = compile(parse(LIBRARY, true), true)
  program.globals.forEach((name, slot) => {
    const own = name.slice(4)
    program.builtinOfGlobal[slot] = builtins.get(own) ?? extra.get(own) ?? classes[own] ?? UNBOUND
  })
  heap.staticTop = heap.top
  newRoot(program.globals.length)
  const thread = newMainThread(id)
  vm.onUncaught = (_, exception) => {
    throw new Error(`Invariant broken: the library raised ${toRepr(exception)}`)
  }
  machineClock.thread = () => vm.thread
  while (step(thread) !== STOP.done);
  const globals = new Map(
    program.globals
      .map((name, slot) => [name.slice(4), field(root(ROOT.globals), 2 + slot)] as const)
      .filter(([, value]) => value !== UNBOUND),
  )
  freezeGlobals(globals)
  return globals
}

/** The library's variables never change again, so reading one becomes a constant and costs no word of state. */
function freezeGlobals(globals: ReadonlyMap<string, number>): void {
  const frozen = (slot: number) => {
    const name = (program.globals[slot] as string).slice(4)
    return globals.get(name) ?? (program.builtinOfGlobal[slot] as number)
  }
  for (let pc = 0; pc < program.length; pc += 2)
    if (program.code[pc] === OP.LOAD_GLOBAL) {
      program.code[pc + 1] = frozen(program.code[pc + 1] as number)
      program.code[pc] = OP.LOAD_CONST
    }
  program.globals.length = 0
  program.globalSlots.clear()
  program.builtinOfGlobal.length = 0
}

function collectionClasses(): void {
  const withExtra = (
    name: string,
    make: (args: readonly number[], keywords: ReadonlyMap<string, number> | null) => number,
  ) => {
    const cls = defineClass(name, 'dict', KIND.dict, 'collections')
    defineConstructor(cls, ([own, ...args], keywords) => {
      void own
      return make(args, keywords)
    })
  }
  withExtra('defaultdict', ([factory, source], keywords) => {
    if (factory !== undefined && factory !== NONE && !isCallable(factory))
      throw typeError('first argument must be callable or None')
    const made = newDict()
    setField(made, 5, newTuple([classes.defaultdict as number, factory ?? NONE]))
    updateDict(made, source, keywords)
    return made
  })
  property(
    classes.defaultdict as number,
    'default_factory',
    (self) => itemsOfTuple(field(self, 5))[1] as number,
  )
  withExtra('OrderedDict', ([source], keywords) => {
    const made = newDict()
    setField(made, 5, classes.OrderedDict as number)
    updateDict(made, source, keywords)
    return made
  })
  withExtra('Counter', ([source], keywords) => {
    const made = newDict()
    setField(made, 5, classes.Counter as number)
    if (source !== undefined && source !== NONE) {
      const from = unwrap(source)
      if (kindOf(from) === KIND.dict) for (const key of keysOf(from)) put(made, key, get(from, key))
      else
        for (const key of asList(source)) {
          const old = get(made, key)
          put(made, key, hooks.add(old === UNBOUND ? 0 : old, int(1)))
        }
    }
    for (const [name, value] of keywords ?? []) put(made, str(name), value)
    return made
  })
}

function generatorMethods(): void {
  const cls = classes.generator as number
  const stop = (self: number) => field(self, 2) >> 1 === 2
  const resume = (self: number, value: number) => {
    if (stop(self)) throw raised('StopIteration')
    resumeGenerator(self, value)
    return PENDING
  }
  method(cls, '__next__', '', (self) => resume(self, NONE))
  method(cls, '__iter__', '', (self) => self)
  method(cls, 'send', 'value', resume)
  method(cls, 'throw', 'type value? traceback?', (self, type, value) => {
    const exception =
      kindOf(type) === KIND.class
        ? value !== UNBOUND && isPointer(value)
          ? value
          : hooks.call(type, [])
        : type
    return throwInto(self, exception)
  })
  method(cls, 'close', '', (self) => {
    if (stop(self)) return NONE
    hooks.push(builtins.get('_close') as number, [self])
    return PENDING
  })
  builtins.set(
    'next',
    native(
      'next',
      'iterator default?',
      (iterator, fallback) => {
        if (kindOf(iterator) === KIND.generator && fallback === UNBOUND) return resume(iterator, NONE)
        const item = nextNested(iterator)
        if (item !== UNBOUND) return item
        if (fallback !== UNBOUND) return fallback
        throw raised('StopIteration')
      },
      { touch: 'read' },
    ),
  )
}

/** Natives that only the library or modules name. */
function privateNatives(): Map<string, number> {
  const map = new Map<string, number>()
  for (const [name, make_] of threadNatives) map.set(name, make_())
  const add = (name: string, params: string, fn: Parameters<typeof native>[2]) =>
    map.set(name, native(name.replace(/^_/, ''), params, fn))
  add('_add_methods', 'cls source', (cls, source) => {
    const from = field(source, CLS.dict)
    for (const key of keysOf(from))
      if (!['__module__', '__qualname__', '__doc__'].includes(text(key)))
        put(field(cls, CLS.dict), key, get(from, key))
    return NONE
  })
  add('_rename', 'cls name', (cls, name) => {
    setField(cls, CLS.name, name)
    put(field(cls, CLS.dict), str('__qualname__'), name)
    return NONE
  })
  add('_mark_worker', 'thread', (thread) => {
    setField(thread, T.daemon, DAEMON.worker << 1)
    return NONE
  })
  add('_sort_by', 'items keys reverse', sortBy)
  add('_ceil_log4', 'n', (n) => int(Math.ceil(Math.log(numberOf(n) as number) / Math.log(4))))
  add('_log', 'x', (x) => float(Math.log(numberOf(x) as number)))
  add('_next_pool', '', () => {
    const n = root(ROOT.state) === UNBOUND ? 0 : root(ROOT.state)
    setRoot(ROOT.state, n + 2)
    return n
  })
  add('random', '', random)
  add('getrandbits', 'k', randomBits)
  add('seed', 'a?', seed)
  map.set('sleep', sleepNative())
  map.set('Lock', classes.lock as number)
  const seconds = (name: string, offset: number) => add(name, '', () => float(machineClock.now() + offset))
  seconds('time', 1_700_000_000)
  for (const name of ['monotonic', 'perf_counter', 'process_time', 'thread_time', '_monotonic'])
    seconds(name, 1000)
  add('time_ns', '', () => big(BigInt(Math.round((machineClock.now() + 1_700_000_000) * 1e9))))
  for (const name of ['monotonic_ns', 'perf_counter_ns'])
    add(name, '', () => big(BigInt(Math.round((machineClock.now() + 1000) * 1e9))))
  map.set(
    'exit',
    variadic('exit', ([code]) => {
      throw new Raised(hooks.call(classes.SystemExit as number, code === undefined ? [] : [code]))
    }),
  )
  builtins.set('exit', map.get('exit') as number)
  builtins.set('quit', map.get('exit') as number)
  return map
}

function sortBy(items: number, keys: number, reverse: number): number {
  const own = asList(items)
  if (keys === NONE) return newList(sortItems(own, UNBOUND, reverse))
  const keyed = asList(keys)
  const pairs = own.map((item, n) => [keyed[n] as number, item] as const)
  const isReverse = reverse === TRUE || (reverse !== 0 && numberOf(reverse) === 1)
  if (isReverse) pairs.reverse()
  pairs.sort(([a], [b]) => (hooks.less(a, b) ? -1 : 0))
  if (isReverse) pairs.reverse()
  return newList(pairs.map(([, item]) => item))
}
