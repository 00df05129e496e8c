// The modules that a lab may import, and what each of them has.
import { modules } from './attributes.ts'
import { intValue } from './builtin-functions.ts'
import { builtins } from './builtin-names.ts'
import { float } from './constants.ts'
import { newList, newObject } from './containers.ts'
import { get, keysOf, newDict, put } from './dict.ts'
import { classes } from './errors.ts'
import { KIND } from './heap.ts'
import { mathModule } from './math-module.ts'
import { hooks, native, variadic } from './native.ts'
import { standardStreams } from './streams.ts'
import { newTuple, typeOf } from './types.ts'
import { big, FALSE, int, NONE, str, text } from './values.ts'

/** Frames lie in the heap, which has to hold them all. */
const MAX_RECURSION = 50_000

const PRINTABLE =
  '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\v\f'

const MODULES: Readonly<Record<string, string>> = {
  threading:
    'Thread Lock=lock RLock Semaphore BoundedSemaphore Condition Event Barrier BrokenBarrierError Timer local current_thread currentThread main_thread get_ident get_native_id active_count activeCount=active_count enumerate ThreadError=RuntimeError',
  queue: 'Queue LifoQueue PriorityQueue SimpleQueue Empty Full',
  time: 'sleep time monotonic perf_counter process_time thread_time time_ns monotonic_ns perf_counter_ns process_time_ns=perf_counter_ns thread_time_ns=perf_counter_ns',
  random:
    'random seed getrandbits randrange randint choice shuffle uniform triangular sample choices expovariate',
  collections: 'deque defaultdict Counter OrderedDict namedtuple',
  itertools:
    'count cycle repeat chain islice takewhile dropwhile filterfalse starmap accumulate pairwise groupby zip_longest tee compress product permutations combinations combinations_with_replacement',
  functools: 'partial reduce wraps update_wrapper lru_cache cache cached_property cmp_to_key total_ordering',
  contextlib: 'contextmanager suppress nullcontext closing ExitStack AbstractContextManager',
  dataclasses: 'dataclass field fields asdict astuple replace is_dataclass FrozenInstanceError MISSING',
  'concurrent.futures':
    'ThreadPoolExecutor Future as_completed wait FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED CancelledError InvalidStateError TimeoutError',
  heapq: 'heappush heappop heapify heappushpop heapreplace nlargest nsmallest merge',
  operator:
    'add sub mul truediv floordiv mod neg lt le eq ne gt ge or_ and_ xor getitem itemgetter attrgetter methodcaller abs=_operator_abs pow=_operator_pow call concat contains countOf delitem index indexOf inv=invert invert is_ is_not lshift matmul not_ pos rshift setitem truth iadd isub imul ior iand',
  'collections.abc':
    'Container Hashable Sized Callable Iterable Iterator Generator Reversible Collection Sequence MutableSequence Mapping MutableMapping Set MutableSet KeysView ValuesView ItemsView',
  'lab.atomic': 'Atomic',
}

/** Fills `modules` from what the library and natives define. */
export function defineModules(
  library: ReadonlyMap<string, number>,
  extra: ReadonlyMap<string, number>,
): void {
  for (const [module, names] of Object.entries(MODULES)) {
    const dict = newDict()
    if (module === 'threading') put(dict, str('TIMEOUT_MAX'), float(9223372036))
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
        setrecursionlimit: native('setrecursionlimit', 'limit', (limit) => {
          hooks.recursionLimit = Math.min(MAX_RECURSION, intValue(limit) >> 1)
          return NONE
        }),
        getrecursionlimit: native('getrecursionlimit', '', () => int(hooks.recursionLimit)),
        setswitchinterval: native('setswitchinterval', 'n', () => NONE),
        getswitchinterval: native('getswitchinterval', '', () => float(0.005)),
        ...standardStreams(),
        exc_info: native('exc_info', '', () => {
          const error = hooks.handled()
          return error === NONE ? newTuple([NONE, NONE, NONE]) : newTuple([typeOf(error), error, NONE])
        }),
        exception: native('exception', '', () => hooks.handled()),
        version: str('3.11'),
        version_info: newTuple([int(3), int(11), int(7), str('final'), 0]),
        platform: str('linux'),
        byteorder: str('little'),
        maxunicode: int(0x10ffff),
        intern: native('intern', 'string', (text) => text),
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
        printable: str(PRINTABLE),
        hexdigits: str('0123456789abcdefABCDEF'),
        octdigits: str('01234567'),
        whitespace: str(' \t\n\r\v\f'),
        punctuation: str('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'),
      },
    ],
    [
      'typing',
      Object.fromEntries(
        'Any Optional Union List Dict Set FrozenSet Tuple Type Callable Iterable Iterator Generator Sequence MutableSequence Mapping MutableMapping MutableSet AbstractSet Collection Container Hashable Sized Reversible KeysView ValuesView ItemsView MappingView Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Generic Protocol Final ClassVar Literal LiteralString Annotated Self Never NoReturn Required NotRequired TypeAlias TypeGuard Unpack Concatenate Deque DefaultDict Counter OrderedDict ChainMap ContextManager Text TextIO IO SupportsInt SupportsFloat SupportsIndex SupportsAbs SupportsRound AnyStr'
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
  for (const name of ['TypeVar', 'ParamSpec', 'TypeVarTuple'])
    put(
      typing,
      str(name),
      variadic(name, () => classes.object as number),
    )
  for (const name of ['final', 'overload', 'runtime_checkable', 'no_type_check'])
    put(typing, str(name), library.get('_typing_same') as number)
  put(typing, str('cast'), library.get('_typing_cast') as number)
  put(typing, str('NewType'), library.get('_typing_new_type') as number)
  put(typing, str('NamedTuple'), library.get('NamedTuple') as number)
  for (const name of keysOf(modules.get('collections.abc') as number))
    if (text(name) !== 'Set') put(typing, name, get(modules.get('collections.abc') as number, name))
  put(typing, str('AbstractSet'), get(modules.get('collections.abc') as number, str('Set')))
  put(typing, str('TYPE_CHECKING'), FALSE)
  modules.set('concurrent', newDict())
  put(
    modules.get('concurrent') as number,
    str('futures'),
    newObject(KIND.module, [str('concurrent.futures')]),
  )
  modules.set('lab', newDict())
  put(modules.get('lab') as number, str('atomic'), newObject(KIND.module, [str('lab.atomic')]))
  put(modules.get('collections') as number, str('abc'), newObject(KIND.module, [str('collections.abc')]))
}
