// Constructors and methods of list, tuple, range, slice, deque, dict, set and the iterators.

import { intValue, sortItems } from './builtin-functions.ts'
import { builtins } from './builtin-names.ts'
import { firstOf, itemsOf, lengthOf, newList, newObject, push, setItems, splice } from './containers.ts'
import {
  asList,
  getItem,
  isIterable,
  iteratorOf,
  keyError,
  rangeLength,
  sliceBounds,
  unwrap,
} from './containers-protocol.ts'
import { classMethod, defineClass, defineConstructor, method, property, variadicMethod } from './define.ts'
import {
  clear,
  find,
  get,
  keyAt,
  keysOf,
  newDict,
  newSet,
  put,
  remove,
  removeAt,
  sizeOf,
  usedOf,
  valueAt,
} from './dict.ts'
import { equal } from './equality.ts'
import { classes, raised, typeError } from './errors.ts'
import { field, heap, KIND, kindOf, setField } from './heap.ts'
import { hooks } from './native.ts'
import { newDeque, setOperation } from './operators.ts'
import { CLS, itemsOfTuple, newTuple, setIteratorName } from './types.ts'
import { FALSE, fromBool, int, isInt, NONE, str, UNBOUND } from './values.ts'
import { newView, WALK } from './views.ts'

const READ = { touch: 'read' } as const
const WRITE = { touch: 'write' } as const

/** A built-in value, wrapped in an instance when the class asked for is a subclass. */
export function wrapped(cls: number, base: number, value: number): number {
  if (cls === base) return value
  const made = newObject(KIND.instance, [cls, 0, UNBOUND, value])
  heap.h[made >>> 3] = KIND.instance | (heap.site << 5) | heap.owner
  return made
}

export function bootSequences(): void {
  listMethods()
  tupleMethods()
  dequeMethods()
  dictMethods()
  setMethods()
  for (const name of ['list', 'tuple', 'dict', 'set', 'frozenset', 'range', 'slice'])
    builtins.set(name, classes[name] as number)
  const range = classes.range as number
  defineConstructor(range, ([, ...args]) => {
    if (args.length === 0) throw typeError('range expected at least 1 argument, got 0')
    if (args.length > 3) throw typeError(`range expected at most 3 arguments, got ${args.length}`)
    const [a, b, c] = args.map(intValue) as [number, number?, number?]
    if (c === 0) throw raised('ValueError', 'range() arg 3 must not be zero')
    return newObject(KIND.range, b === undefined ? [0, a, 2] : [a, b, c ?? 2])
  })
  for (const [n, name] of ['start', 'stop', 'step'].entries()) {
    property(range, name, (self) => field(self, n + 1))
    property(classes.slice as number, name, (self) => field(self, n + 1))
  }
  method(range, '__len__', '', (self) => int(rangeLength(self)))
  method(range, '__iter__', '', iteratorOf)
  method(range, '__getitem__', 'key', getItem)
  method(range, '__contains__', 'value', (self, value) => fromBool(hooks.contains(self, value)))
  method(range, '__reversed__', '', (self) => iteratorOf(newList(asList(self).reverse())))
  method(range, 'index', 'value', (self, value) =>
    indexIn(asList(self), value, 0, 1e9, `${value >> 1} is not in range`),
  )
  method(range, 'count', 'value', (self, value) =>
    int(asList(self).filter((own) => equal(own, value)).length),
  )
  defineConstructor(classes.slice as number, ([, a, b, c]) =>
    newObject(KIND.slice, b === undefined ? [NONE, a as number, NONE] : [a as number, b, c ?? NONE]),
  )
  method(classes.slice as number, 'indices', 'length', (self, length) => {
    const [start, step, count] = sliceBounds(self, length >> 1)
    return newTuple([int(start), int(start + count * step), int(step)])
  })
  method(classes.iterator as number, '__next__', '', (self) => {
    const item = hooks.next(self)
    if (item === UNBOUND) throw raised('StopIteration')
    return item
  })
  method(classes.iterator as number, '__iter__', '', (self) => self)
  for (const [what, name] of [
    [WALK.keys, 'dict_keys'],
    [WALK.values, 'dict_values'],
    [WALK.items, 'dict_items'],
    [WALK.list, 'list_iterator'],
    [WALK.tuple, 'tuple_iterator'],
    [WALK.range, 'range_iterator'],
    [WALK.text, 'str_iterator'],
    [WALK.set, 'set_iterator'],
    [WALK.enumerate, 'enumerate'],
    [WALK.zip, 'zip'],
  ] as const) {
    defineClass(name, 'iterator', KIND.iter)
    setIteratorName(what, name)
  }
  viewMethods()
  for (const name of ['list', 'dict', 'set', 'deque'])
    put(field(classes[name] as number, CLS.dict), str('__hash__'), NONE)
}

/** What `keys()` and `items()` do besides the operators of sets. */
function viewMethods(): void {
  for (const name of ['dict_keys', 'dict_values', 'dict_items']) {
    const cls = classes[name] as number
    method(cls, '__len__', '', (self) => int(sizeOf(field(self, 2))), READ)
    method(cls, '__contains__', 'item', (self, item) => fromBool(hooks.contains(self, item)), READ)
    method(cls, '__reversed__', '', (self) => iteratorOf(newList(asList(self).reverse())), READ)
    property(cls, 'mapping', (self) => field(self, 2))
    if (name !== 'dict_values')
      method(
        cls,
        'isdisjoint',
        'other',
        (self, other) => fromBool(!asList(other).some((item) => hooks.contains(self, item))),
        READ,
      )
  }
}

function indexIn(items: readonly number[], value: number, from: number, to: number, message: string): number {
  for (let n = from; n < Math.min(to, items.length); n++) if (equal(items[n] as number, value)) return int(n)
  throw raised('ValueError', message)
}

const clampIndex = (word: number, length: number, fallback: number) => {
  if (word === UNBOUND || word === NONE) return fallback
  const n = Number(intValue(word) >> 1)
  return n < 0 ? Math.max(0, n + length) : Math.min(n, length)
}

/** `self` as the list, dict, ... it is or holds. */
const own = unwrap

function listMethods(): void {
  const cls = classes.list as number
  defineConstructor(
    cls,
    ([made, source]) => wrapped(made as number, cls, newList(source === undefined ? [] : asList(source))),
    { touch: 'read', slow: '_list_new' },
  )
  variadicMethod(cls, '__init__', ([self, source]) => {
    if (kindOf(self as number) === KIND.instance)
      setItems(own(self as number), source === undefined ? [] : asList(source))
    return NONE
  })
  method(
    cls,
    'append',
    'item',
    (self, item) => {
      push(own(self), item)
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'extend',
    'iterable',
    (self, source) => {
      for (const item of asList(source)) push(own(self), item)
      return NONE
    },
    { touch: 'write', slow: '_extend' },
  )
  method(
    cls,
    'insert',
    'index item',
    (self, index, item) => {
      splice(own(self), clampIndex(index, lengthOf(own(self)), 0), 0, [item])
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'pop',
    'index?',
    (self, index) => {
      const list = own(self)
      const n = lengthOf(list)
      if (n === 0) throw raised('IndexError', 'pop from empty list')
      const at =
        index === UNBOUND
          ? n - 1
          : intValue(index) >> 1 < 0
            ? (intValue(index) >> 1) + n
            : intValue(index) >> 1
      if (at < 0 || at >= n) throw raised('IndexError', 'pop index out of range')
      const item = heap.h[firstOf(list) + at] as number
      splice(list, at, 1, [])
      return item
    },
    WRITE,
  )
  method(
    cls,
    'remove',
    'value',
    (self, value) => {
      const at = itemsOf(own(self)).findIndex((item) => equal(item, value))
      if (at < 0) throw raised('ValueError', 'list.remove(x): x not in list')
      splice(own(self), at, 1, [])
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'clear',
    '',
    (self) => {
      setItems(own(self), [])
      return NONE
    },
    WRITE,
  )
  method(cls, 'copy', '', (self) => newList(itemsOf(own(self))), READ)
  method(
    cls,
    'count',
    'value',
    (self, value) => int(itemsOf(own(self)).filter((item) => equal(item, value)).length),
    READ,
  )
  method(
    cls,
    'index',
    'value start? stop?',
    (self, value, start, stop) => {
      const items = itemsOf(own(self))
      return indexIn(
        items,
        value,
        clampIndex(start, items.length, 0),
        clampIndex(stop, items.length, items.length),
        `${reprOf(value)} is not in list`,
      )
    },
    READ,
  )
  method(
    cls,
    'reverse',
    '',
    (self) => {
      setItems(own(self), itemsOf(own(self)).reverse())
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'sort',
    '* key? reverse?',
    (self, key, reverse) => {
      setItems(own(self), sortItems(itemsOf(own(self)), key, reverse))
      return NONE
    },
    { touch: 'write', slow: '_list_sort' },
  )
  method(cls, '__reversed__', '', (self) => iteratorOf(newList(asList(own(self)).reverse())), READ)
  iterableMethods(cls)
}

let reprOf: (v: number) => string = () => ''
/** `text.ts` stands beside this file; messages need its repr. */
export const setRepr = (fn: (v: number) => string): void => {
  reprOf = fn
}

/** The special methods that all containers share, for explicit calls and `super()`. */
function iterableMethods(cls: number): void {
  method(cls, '__len__', '', (self) => int(sizeOfAny(own(self))), READ)
  method(cls, '__iter__', '', (self) => iteratorOf(own(self)), READ)
  method(cls, '__getitem__', 'key', (self, key) => getItem(self, key), READ)
  method(
    cls,
    '__setitem__',
    'key value',
    (self, key, value) => {
      hooks.setItem(own(self), key, value)
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    '__delitem__',
    'key',
    (self, key) => {
      hooks.deleteItem(own(self), key)
      return NONE
    },
    WRITE,
  )
  method(cls, '__contains__', 'item', (self, item) => fromBool(hooks.contains(own(self), item)), READ)
  method(cls, '__repr__', '', (self) => str(reprOf(own(self))), READ)
}

const sizeOfAny = (v: number): number => lengthOf(v)

function tupleMethods(): void {
  const cls = classes.tuple as number
  defineConstructor(
    cls,
    ([made, source]) =>
      wrapped(
        made as number,
        cls,
        source !== undefined && kindOf(source) === KIND.tuple
          ? source
          : newTuple(source === undefined ? [] : asList(source)),
      ),
    { touch: 'read', slow: '_tuple_new' },
  )
  variadicMethod(cls, '__init__', () => NONE)
  method(cls, 'count', 'value', (self, value) =>
    int(itemsOfTuple(own(self)).filter((item) => equal(item, value)).length),
  )
  method(cls, 'index', 'value start? stop?', (self, value, start, stop) => {
    const items = itemsOfTuple(own(self))
    const [from, to] = [clampIndex(start, items.length, 0), clampIndex(stop, items.length, items.length)]
    return indexIn(items, value, from, to, 'tuple.index(x): x not in tuple')
  })
  iterableMethods(cls)
}

function dequeMethods(): void {
  const cls = classes.deque as number
  defineConstructor(cls, ([made, source, limit], keywords) =>
    wrapped(
      made as number,
      cls,
      newDeque(
        source === undefined || source === NONE ? [] : asList(source),
        limit ?? keywords?.get('maxlen') ?? NONE,
      ),
    ),
  )
  const trim = (deque: number, fromLeft: boolean) => {
    const limit = field(deque, 3)
    if (isInt(limit) && lengthOf(deque) > limit >> 1) splice(deque, fromLeft ? 0 : lengthOf(deque) - 1, 1, [])
  }
  const append = (self: number, item: number) => {
    push(own(self), item)
    trim(own(self), true)
    return NONE
  }
  const appendLeft = (self: number, item: number) => {
    splice(own(self), 0, 0, [item])
    trim(own(self), false)
    return NONE
  }
  const take = (self: number, isLeft: boolean) => {
    const deque = own(self)
    const n = lengthOf(deque)
    if (n === 0) throw raised('IndexError', 'pop from an empty deque')
    const item = heap.h[firstOf(deque) + (isLeft ? 0 : n - 1)] as number
    splice(deque, isLeft ? 0 : n - 1, 1, [])
    return item
  }
  method(cls, 'append', 'item', append, WRITE)
  method(cls, 'appendleft', 'item', appendLeft, WRITE)
  method(cls, 'pop', '', (self) => take(self, false), WRITE)
  method(cls, 'popleft', '', (self) => take(self, true), WRITE)
  method(
    cls,
    'extend',
    'iterable',
    (self, source) => {
      for (const item of asList(source)) append(self, item)
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'extendleft',
    'iterable',
    (self, source) => {
      for (const item of asList(source)) appendLeft(self, item)
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'clear',
    '',
    (self) => {
      setItems(own(self), [])
      return NONE
    },
    WRITE,
  )
  method(cls, 'copy', '', (self) => newDeque(itemsOf(own(self)), field(own(self), 3)), READ)
  method(
    cls,
    'count',
    'value',
    (self, value) => int(itemsOf(own(self)).filter((item) => equal(item, value)).length),
    READ,
  )
  method(
    cls,
    'index',
    'value start? stop?',
    (self, value, start, stop) => {
      const items = itemsOf(own(self))
      const [from, to] = [clampIndex(start, items.length, 0), clampIndex(stop, items.length, items.length)]
      return indexIn(items, value, from, to, `${reprOf(value)} is not in deque`)
    },
    READ,
  )
  method(
    cls,
    'insert',
    'index item',
    (self, index, item) => {
      splice(own(self), clampIndex(index, lengthOf(own(self)), 0), 0, [item])
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'remove',
    'value',
    (self, value) => {
      const at = itemsOf(own(self)).findIndex((item) => equal(item, value))
      if (at < 0) throw raised('ValueError', 'deque.remove(x): x not in deque')
      splice(own(self), at, 1, [])
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'reverse',
    '',
    (self) => {
      setItems(own(self), itemsOf(own(self)).reverse())
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'rotate',
    'n?',
    (self, n) => {
      const items = itemsOf(own(self))
      if (items.length === 0) return NONE
      const by = (((n === UNBOUND ? 1 : n >> 1) % items.length) + items.length) % items.length
      setItems(own(self), [...items.slice(items.length - by), ...items.slice(0, items.length - by)])
      return NONE
    },
    WRITE,
  )
  property(cls, 'maxlen', (self) => field(own(self), 3))
  iterableMethods(cls)
}

/** Adds what `dict(...)` and `update` take: a mapping or pairs, and keywords. */
export function updateDict(
  dict: number,
  source: number | undefined,
  keywords: ReadonlyMap<string, number> | null,
): void {
  if (source !== undefined && source !== NONE) {
    const from = unwrap(source)
    if (kindOf(from) === KIND.dict) for (const key of keysOf(from)) put(dict, key, get(from, key))
    else
      asList(source).forEach((pair, n) => {
        if (!isIterable(pair))
          throw typeError(`cannot convert dictionary update sequence element #${n} to a sequence`)
        const parts = asList(pair)
        if (parts.length !== 2)
          throw raised(
            'ValueError',
            `dictionary update sequence element #${n} has length ${parts.length}; 2 is required`,
          )
        put(dict, parts[0] as number, parts[1] as number)
      })
  }
  for (const [name, value] of keywords ?? []) put(dict, str(name), value)
}

function dictMethods(): void {
  const cls = classes.dict as number
  defineConstructor(
    cls,
    ([made, source, ...rest], keywords) => {
      if (rest.length > 0 && made === cls)
        throw typeError(`dict expected at most 1 argument, got ${rest.length + 1}`)
      const dict = newDict()
      if (made === cls) updateDict(dict, source, keywords)
      else if (kindOf(source as number) === KIND.dict || source === undefined)
        updateDict(dict, source, keywords)
      return wrapped(made as number, cls, dict)
    },
    READ,
  )
  variadicMethod(cls, '__init__', ([self, source], keywords) => {
    if (kindOf(self as number) === KIND.instance) updateDict(own(self as number), source, keywords)
    return NONE
  })
  method(
    cls,
    'get',
    'key default?',
    (self, key, fallback) => {
      const found = get(own(self), key)
      return found !== UNBOUND ? found : fallback === UNBOUND ? NONE : fallback
    },
    READ,
  )
  method(
    cls,
    'setdefault',
    'key default?',
    (self, key, fallback) => {
      const found = get(own(self), key)
      if (found !== UNBOUND) return found
      const value = fallback === UNBOUND ? NONE : fallback
      put(own(self), key, value)
      return value
    },
    WRITE,
  )
  method(
    cls,
    'pop',
    'key default?',
    (self, key, fallback) => {
      const found = get(own(self), key)
      if (found === UNBOUND && fallback === UNBOUND) throw keyError(key)
      remove(own(self), key)
      return found === UNBOUND ? fallback : found
    },
    WRITE,
  )
  method(
    cls,
    'popitem',
    'last?',
    (self, last) => {
      const dict = own(self)
      if (sizeOf(dict) === 0) throw raised('KeyError', 'popitem(): dictionary is empty')
      let n = usedOf(dict) - 1
      if (last === FALSE || last === 0) {
        n = 0
        while (keyAt(dict, n) === UNBOUND) n++
      } else while (keyAt(dict, n) === UNBOUND) n--
      const pair = newTuple([keyAt(dict, n), valueAt(dict, n)])
      removeAt(dict, n)
      return pair
    },
    WRITE,
  )
  variadicMethod(
    cls,
    'update',
    ([self, source], keywords) => {
      updateDict(own(self as number), source, keywords)
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'clear',
    '',
    (self) => {
      clear(own(self))
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'copy',
    '',
    (self) => {
      const made = newDict()
      setField(made, 5, field(own(self), 5))
      updateDict(made, self, null)
      return made
    },
    READ,
  )
  method(cls, 'keys', '', (self) => newView(WALK.keys, own(self)), READ)
  method(cls, 'values', '', (self) => newView(WALK.values, own(self)), READ)
  method(cls, 'items', '', (self) => newView(WALK.items, own(self)), READ)
  method(
    cls,
    'move_to_end',
    'key last?',
    (self, key, last) => {
      const dict = own(self)
      const value = get(dict, key)
      if (value === UNBOUND) throw keyError(key)
      remove(dict, key)
      const rest = keysOf(dict).map((name) => [name, get(dict, name)] as const)
      if (last !== FALSE) {
        put(dict, key, value)
        return NONE
      }
      clear(dict)
      put(dict, key, value)
      for (const [name, item] of rest) put(dict, name, item)
      return NONE
    },
    WRITE,
  )
  classMethod(cls, 'fromkeys', ([, keys, value]) => {
    const made = newDict()
    for (const key of asList(keys as number)) put(made, key, value ?? NONE)
    return made
  })
  iterableMethods(cls)
}

function setMethods(): void {
  for (const name of ['set', 'frozenset']) {
    const cls = classes[name] as number
    const kind = name === 'set' ? KIND.set : KIND.frozenset
    defineConstructor(
      cls,
      ([made, source]) => {
        const set = newSet(kind)
        if (source !== undefined) for (const item of asList(source)) put(set, item)
        return wrapped(made as number, cls, set)
      },
      { touch: 'read', slow: name === 'set' ? '_set_new' : '_frozenset_new' },
    )
    variadicMethod(cls, '__init__', () => NONE)
    const operation = (op: number) => (args: readonly number[]) =>
      args
        .slice(1)
        .reduce((set, other) => setOperation(op, set, asList(other), hasIn(other)), own(args[0] as number))
    variadicMethod(cls, 'union', operation(11), READ)
    variadicMethod(cls, 'intersection', operation(10), READ)
    variadicMethod(cls, 'difference', operation(1), READ)
    variadicMethod(cls, 'symmetric_difference', operation(12), READ)
    method(cls, 'issubset', 'other', (self, other) => fromBool(keysOf(own(self)).every(hasIn(other))), READ)
    method(
      cls,
      'issuperset',
      'other',
      (self, other) => fromBool(asList(other).every((key) => find(own(self), key) >= 0)),
      READ,
    )
    method(
      cls,
      'isdisjoint',
      'other',
      (self, other) => fromBool(!asList(other).some((key) => find(own(self), key) >= 0)),
      READ,
    )
    method(cls, 'copy', '', (self) => setOperation(11, own(self), [], () => true), READ)
    iterableMethods(cls)
  }
  const cls = classes.set as number
  method(
    cls,
    'add',
    'item',
    (self, item) => {
      put(own(self), item)
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'remove',
    'item',
    (self, item) => {
      if (!remove(own(self), item)) throw keyError(item)
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'discard',
    'item',
    (self, item) => {
      remove(own(self), item)
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'clear',
    '',
    (self) => {
      clear(own(self))
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'pop',
    '',
    (self) => {
      const order = asList(own(self))
      if (order.length === 0) throw raised('KeyError', 'pop from an empty set')
      remove(own(self), order[0] as number)
      return order[0] as number
    },
    WRITE,
  )
  const change = (op: number) => (args: readonly number[]) => {
    const set = own(args[0] as number)
    for (const other of args.slice(1)) {
      const result = setOperation(op, set, asList(other), hasIn(other))
      for (let n = 1; n <= 4; n++) setField(set, n, field(result, n))
    }
    return NONE
  }
  variadicMethod(cls, 'update', change(11), WRITE)
  variadicMethod(cls, 'intersection_update', change(10), WRITE)
  variadicMethod(cls, 'difference_update', change(1), WRITE)
  variadicMethod(cls, 'symmetric_difference_update', change(12), WRITE)
}

function hasIn(other: number): (key: number) => boolean {
  const from = unwrap(other)
  if ([KIND.set, KIND.frozenset, KIND.dict].includes(kindOf(from) as 8)) return (key) => find(from, key) >= 0
  const items = asList(other)
  return (key) => items.some((item) => equal(item, key))
}
