// Constructors and methods of list, tuple, range, slice and the iterators.

import { intValue, sortItems } from './builtin-functions.ts'
import { builtins } from './builtin-names.ts'
import { firstOf, itemsOf, lengthOf, newList, newObject, push, setItems, splice } from './containers.ts'
import { defineClass, defineConstructor, method, property, variadicMethod } from './define.ts'
import { put } from './dict.ts'
import { equal } from './equality.ts'
import { classes, raised, typeError } from './errors.ts'
import { field, heap, KIND, kindOf } from './heap.ts'
import { getItem, sliceIndices } from './indexing.ts'
import { asList, iteratorOf } from './iteration.ts'
import {
  clampIndex,
  indexIn,
  itemMethods,
  iterableMethods,
  own,
  READ,
  WRITE,
  wrapped,
} from './methods-containers.ts'
import { dequeMethods } from './methods-deque.ts'
import { dictMethods, viewMethods } from './methods-dict.ts'
import { setMethods } from './methods-set.ts'
import { hooks } from './native.ts'
import { rangeLength } from './truth.ts'
import { CLS, itemsOfTuple, newTuple, setIteratorName } from './types.ts'
import { fromBool, int, NONE, str, UNBOUND } from './values.ts'
import { WALK } from './views.ts'

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
  method(classes.slice as number, 'indices', 'length', (self, length) =>
    newTuple(sliceIndices(self, length >> 1).map(int)),
  )
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
  method(cls, 'copy', '', (self) => newList(itemsOf(own(self))), READ)
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
  itemMethods(cls, 'list')
  iterableMethods(cls)
}

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
