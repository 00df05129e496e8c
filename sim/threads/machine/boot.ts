// Builds the machine once: classes, natives, then the library in Python. Everything made here is static: it never moves
// and is no part of a state.
import { parse } from '../language/parse.ts'
import { CORE, FUTURES, THREADING } from '../prelude/core.ts'
import { RANDOM } from '../prelude/random.ts'
import { TOOLS } from '../prelude/tools.ts'
import { modules } from './attributes.ts'
import { bootClasses } from './boot-classes.ts'
import { bootFunctions, intValue, sortItems } from './builtin-functions.ts'
import { builtins } from './builtin-names.ts'
import { machineClock } from './clock.ts'
import { compile } from './compile.ts'
import { float, floatOf } from './constants.ts'
import { newList, newObject } from './containers.ts'
import { asList, unwrap } from './containers-protocol.ts'
import { defineClass, defineConstructor, method, property } from './define.ts'
import { buildIndex, get, keysOf, newDict, put } from './dict.ts'
import { numberOf } from './equality.ts'
import { classes, Raised, raised, typeError, valueError } from './errors.ts'
import { allocateSized, FIRST_OBJECT, field, heap, KIND, KIND_MASK, kindOf, SIZE, setField } from './heap.ts'
import { random, randomBits, seed } from './mersenne.ts'
import { bootNumbers } from './methods-numbers.ts'
import { bootOperators } from './methods-operators.ts'
import { bootSequences, setRepr, updateDict } from './methods-sequences.ts'
import { bootText } from './methods-text.ts'
import { hooks, native, variadic } from './native.ts'
import { OP } from './opcodes.ts'
import { bigIntOf } from './operators.ts'
import { markProgram, type ProgramMark, program } from './program.ts'
import { bootSync } from './sync.ts'
import { bootBarrier } from './sync-barrier.ts'
import { bootQueues } from './sync-queues.ts'
import { bootAtomic, bootThreads, sleepNative, threadNatives } from './sync-threads.ts'
import { toRepr } from './text.ts'
import { DAEMON, newThread, ROOT, ROOT_WORDS, root, STATUS, setRoot, T } from './thread-object.ts'
import { CLS, itemsOfTuple, lookup, newTuple, setIteratorName, typeName, typeOf } from './types.ts'
import {
  big,
  bigCount,
  FALSE,
  fromBool,
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

function runLibrary(extra: ReadonlyMap<string, number>): Map<string, number> {
  const id = compile(parse(CORE + THREADING + TOOLS + FUTURES + RANDOM, true), true)
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

const MODULES: Readonly<Record<string, string>> = {
  threading:
    'Thread Lock=lock RLock Semaphore BoundedSemaphore Condition Event Barrier BrokenBarrierError Timer local current_thread currentThread main_thread get_ident get_native_id active_count enumerate',
  queue: 'Queue LifoQueue PriorityQueue SimpleQueue Empty Full',
  time: 'sleep time monotonic perf_counter process_time thread_time time_ns monotonic_ns perf_counter_ns',
  random:
    'random seed getrandbits randrange randint choice shuffle uniform triangular sample choices expovariate',
  collections: 'deque defaultdict Counter OrderedDict namedtuple',
  itertools:
    'count cycle repeat chain islice takewhile dropwhile filterfalse starmap accumulate pairwise groupby zip_longest tee compress product permutations combinations combinations_with_replacement',
  functools: 'partial reduce wraps lru_cache cache cmp_to_key total_ordering',
  contextlib: 'contextmanager suppress nullcontext closing',
  dataclasses: 'dataclass field fields asdict astuple replace is_dataclass FrozenInstanceError MISSING',
  'concurrent.futures':
    'ThreadPoolExecutor Future as_completed wait FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED CancelledError InvalidStateError TimeoutError',
  heapq: 'heappush heappop heapify heappushpop heapreplace nlargest nsmallest',
  operator:
    'add sub mul truediv floordiv mod neg lt le eq ne gt ge or_ and_ xor getitem itemgetter attrgetter',
  'lab.atomic': 'Atomic',
}

function defineModules(library: ReadonlyMap<string, number>, extra: ReadonlyMap<string, number>): void {
  for (const [module, names] of Object.entries(MODULES)) {
    const dict = newDict()
    for (const part of names.split(' ')) {
      const [name, source = name] = part.split('=') as [string, string?]
      const value = library.get(source) ?? extra.get(source) ?? classes[source] ?? builtins.get(source)
      if (value === undefined) throw new Error(`Invariant broken: ${module}.${name} is not defined`)
      put(dict, str(name), value)
    }
    modules.set(module, dict)
  }
  modules.set('math', mathModule())
  for (const [name, names] of [
    [
      'sys',
      {
        maxsize: big(2n ** 63n - 1n),
        exit: extra.get('exit') as number,
        setrecursionlimit: native('setrecursionlimit', 'n', () => NONE),
        getrecursionlimit: native('getrecursionlimit', '', () => int(1000)),
        setswitchinterval: native('setswitchinterval', 'n', () => NONE),
        getswitchinterval: native('getswitchinterval', '', () => float(0.005)),
        stdout: str('<stdout>'),
        stderr: str('<stderr>'),
        version: str('3.11'),
        argv: newList([str('main.py')]),
      },
    ],
    [
      'string',
      {
        ascii_lowercase: str('abcdefghijklmnopqrstuvwxyz'),
        ascii_uppercase: str('ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
        ascii_letters: str('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'),
        digits: str('0123456789'),
        punctuation: str('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'),
      },
    ],
    [
      'typing',
      Object.fromEntries(
        'Any Optional Union List Dict Set Tuple Callable Iterable Iterator Generator Sequence Mapping Generic Protocol NamedTuple Final ClassVar Literal'
          .split(' ')
          .map((type) => [type, classes.object as number]),
      ),
    ],
  ] as const) {
    const dict = newDict()
    for (const [key, value] of Object.entries(names)) put(dict, str(key), value as number)
    modules.set(name, dict)
  }
  const typing = modules.get('typing') as number
  put(
    typing,
    str('TypeVar'),
    native('TypeVar', 'name', () => classes.object as number),
  )
  put(typing, str('TYPE_CHECKING'), FALSE)
  modules.set('concurrent', newDict())
  put(
    modules.get('concurrent') as number,
    str('futures'),
    newObject(KIND.module, [str('concurrent.futures')]),
  )
  modules.set('lab', newDict())
  put(modules.get('lab') as number, str('atomic'), newObject(KIND.module, [str('lab.atomic')]))
  modules.set('collections.abc', typing)
  put(modules.get('collections') as number, str('abc'), newObject(KIND.module, [str('collections.abc')]))
}

function mathModule(): number {
  const dict = newDict()
  const real = (v: number): number => {
    const own = numberOf(unwrap(v))
    if (own === undefined) throw typeError(`must be real number, not ${typeName(v)}`)
    return own
  }
  const add = (name: string, params: string, fn: Parameters<typeof native>[2]) =>
    put(dict, str(name), native(name, params, fn))
  const domain = () => valueError('math domain error')
  const checked = (result: number, ...inputs: number[]) => {
    if (Number.isNaN(result) && !inputs.some(Number.isNaN)) throw domain()
    if (!Number.isFinite(result) && inputs.every(Number.isFinite))
      throw raised('OverflowError', 'math range error')
    return float(result)
  }
  for (const name of [
    'sin',
    'cos',
    'tan',
    'asin',
    'acos',
    'atan',
    'sinh',
    'cosh',
    'tanh',
    'exp',
    'expm1',
    'cbrt',
  ] as const)
    add(name, 'x', (x) => checked(Math[name](real(x)), real(x)))
  add('sqrt', 'x', (x) => {
    if (real(x) < 0) throw domain()
    return float(Math.sqrt(real(x)))
  })
  for (const name of ['log2', 'log10', 'log1p'] as const)
    add(name, 'x', (x) => {
      if (real(x) <= (name === 'log1p' ? -1 : 0)) throw domain()
      return float(Math[name](real(x)))
    })
  add('log', 'x base?', (x, base) => {
    if (real(x) <= 0) throw domain()
    return float(base === UNBOUND ? Math.log(real(x)) : Math.log(real(x)) / Math.log(real(base)))
  })
  for (const name of ['floor', 'ceil', 'trunc'] as const)
    add(name, 'x', (x) => {
      const special = kindOf(x) === KIND.instance ? lookup(typeOf(x), str(`__${name}__`)) : UNBOUND
      if (kindOf(special) === KIND.func) return hooks.call(special, [x])
      if (kindOf(x) !== KIND.float) return intValue(x)
      const own = floatOf(x)
      if (Number.isNaN(own)) throw valueError('cannot convert float NaN to integer')
      if (!Number.isFinite(own)) throw raised('OverflowError', 'cannot convert float infinity to integer')
      return big(BigInt(Math[name](own)))
    })
  add('pow', 'x y', (x, y) => checked(real(x) ** real(y), real(x), real(y)))
  add('fabs', 'x', (x) => float(Math.abs(real(x))))
  add('fmod', 'x y', (x, y) => checked(real(x) % real(y), real(x)))
  add('atan2', 'y x', (y, x) => float(Math.atan2(real(y), real(x))))
  add('degrees', 'x', (x) => float((real(x) * 180) / Math.PI))
  add('radians', 'x', (x) => float((real(x) * Math.PI) / 180))
  add('copysign', 'x y', (x, y) =>
    float(Math.abs(real(x)) * (real(y) < 0 || Object.is(real(y), -0) ? -1 : 1)),
  )
  add('isnan', 'x', (x) => fromBool(Number.isNaN(real(x))))
  add('isfinite', 'x', (x) => fromBool(Number.isFinite(real(x))))
  add('isinf', 'x', (x) => fromBool(Math.abs(real(x)) === Number.POSITIVE_INFINITY))
  add('isclose', 'a b rel_tol? abs_tol?', (a, b, rel, abs) => {
    const [x, y] = [real(a), real(b)]
    const tolerance = Math.max(
      (rel === UNBOUND ? 1e-9 : real(rel)) * Math.max(Math.abs(x), Math.abs(y)),
      abs === UNBOUND ? 0 : real(abs),
    )
    return fromBool(x === y || Math.abs(x - y) <= tolerance)
  })
  add('fsum', 'iterable', (v) => float(asList(v).reduce((sum, item) => sum + real(item), 0)))
  add('hypot', 'x y', (x, y) => float(Math.hypot(real(x), real(y))))
  add('dist', 'p q', (p, q) =>
    float(Math.hypot(...asList(p).map((x, n) => real(x) - real(asList(q)[n] as number)))),
  )
  add('isqrt', 'n', (n) => {
    const own = bigIntOf(intValue(n))
    if (own < 0n) throw valueError('isqrt() argument must be nonnegative')
    let guess = BigInt(Math.floor(Math.sqrt(Number(own))))
    while (guess * guess > own) guess--
    while ((guess + 1n) * (guess + 1n) <= own) guess++
    return big(guess)
  })
  add('factorial', 'n', (n) => {
    const own = bigIntOf(intValue(n))
    if (own < 0n) throw valueError('factorial() not defined for negative values')
    if (own > 20_000n) throw raised('OverflowError', 'factorial() argument is too large for a lab')
    let result = 1n
    for (let k = 2n; k <= own; k++) result *= k
    return big(result)
  })
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
  put(
    dict,
    str('gcd'),
    variadic('gcd', (args) => big(args.map((v) => bigIntOf(intValue(v))).reduce(gcd, 0n))),
  )
  put(
    dict,
    str('lcm'),
    variadic('lcm', (args) =>
      big(
        args
          .map((v) => bigIntOf(intValue(v)))
          .reduce((a, b) => (a === 0n || b === 0n ? 0n : (a * b < 0n ? -(a * b) : a * b) / gcd(a, b)), 1n),
      ),
    ),
  )
  const falling = (name: string, n: bigint, k: bigint) => {
    if (k > 20_000n) throw raised('OverflowError', `${name}() arguments are too large for a lab`)
    let result = 1n
    for (let i = 0n; i < k; i++) result *= n - i
    return result
  }
  const places = (v: number) => bigIntOf(intValue(v))
  add('comb', 'n k', (v, w) => {
    const [n, k] = [places(v), places(w)]
    if (n < 0n) throw valueError('n must be a non-negative integer')
    if (k < 0n) throw valueError('k must be a non-negative integer')
    if (k > n) return 0
    const less = k < n - k ? k : n - k
    return big(falling('comb', n, less) / falling('comb', less, less))
  })
  add('perm', 'n k?', (v, w) => {
    const n = places(v)
    const k = w === UNBOUND || w === NONE ? n : places(w)
    if (n < 0n) throw valueError('n must be a non-negative integer')
    if (k < 0n) throw valueError('k must be a non-negative integer')
    return big(falling('perm', n, k))
  })
  add('prod', 'iterable start?', (v, start) =>
    asList(v).reduce((a, b) => hooks.multiply(a, b), start === UNBOUND ? int(1) : start),
  )
  for (const [name, value] of [
    ['pi', Math.PI],
    ['e', Math.E],
    ['tau', 2 * Math.PI],
    ['inf', Number.POSITIVE_INFINITY],
    ['nan', Number.NaN],
  ] as const)
    put(dict, str(name), float(value))
  return dict
}
