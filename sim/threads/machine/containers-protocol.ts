// Truth, iteration, indexing and membership of built-in values.

import { floatOf } from './constants.ts'
import { firstOf, itemsOf, lengthOf, newList, newObject, splice } from './containers.ts'
import { find, get, keyAt, keysOf, put, remove, sizeOf, usedOf, valueAt } from './dict.ts'
import { equal } from './equality.ts'
import { classes, newException, Raised, raised, typeError } from './errors.ts'
import { field, heap, KIND, kindOf, setField } from './heap.ts'
import { hooks } from './native.ts'
import { bigIntOf } from './operators.ts'
import { setOrder } from './set-order.ts'
import { moduleOf } from './text.ts'
import { className, isSubclass, itemsOfTuple, lookup, newTuple, typeName, typeOf } from './types.ts'
import {
  FALSE,
  int,
  isBig,
  isBool,
  isInt,
  isPointer,
  isString,
  NONE,
  str,
  TRUE,
  text,
  UNBOUND,
} from './values.ts'
import { isView, WALK } from './views.ts'

const LEN = str('__len__')
const BOOL = str('__bool__')
const GETITEM = str('__getitem__')
const ITER = str('__iter__')
const NEXT = str('__next__')
const CONTAINS = str('__contains__')

/** The built-in value inside an instance of a subclass of list, dict, int, ...; other values unchanged. */
export function unwrap(v: number): number {
  if (kindOf(v) !== KIND.instance) return v
  const payload = field(v, 4)
  return payload === UNBOUND ? v : payload
}

/** Python's truth; runs `__bool__` and `__len__` of instances without switching threads. */
export function truth(v: number): boolean {
  if (v === TRUE) return true
  if (v === FALSE || v === NONE) return false
  if (isInt(v)) return v !== 0
  if (isString(v)) return text(v) !== ''
  switch (kindOf(v)) {
    case KIND.float:
      return floatOf(v) !== 0
    case KIND.list:
    case KIND.deque:
    case KIND.tuple:
    case KIND.dict:
    case KIND.set:
    case KIND.frozenset:
      return lengthOf(v) > 0
    case KIND.range:
      return rangeLength(v) > 0
    case KIND.instance:
    case KIND.thread:
    case KIND.sync:
      return instanceTruth(v)
    default:
      return true
  }
}

function instanceTruth(v: number): boolean {
  for (const name of [BOOL, LEN]) {
    const method = lookup(typeOf(v), name)
    if (kindOf(method) === KIND.func) return truthGiven(name, hooks.call(method, [v]))
  }
  const payload = unwrap(v)
  return payload === v || truth(payload)
}

function truthGiven(name: number, given: number): boolean {
  if (name === BOOL && !isBool(given))
    throw typeError(`__bool__ should return bool, returned ${typeName(given)}`)
  return truth(given)
}

const whole = (v: number): number => (isInt(v) ? v >> 1 : Number(bigIntOf(v)))

export function rangeLength(v: number): number {
  const [start, stop, step] = [whole(field(v, 1)), whole(field(v, 2)), whole(field(v, 3))]
  return Math.max(0, Math.ceil((stop - start) / step))
}

const iter = (what: number, source: number, position = 0, extra: number = UNBOUND) =>
  newObject(KIND.iter, [what << 1, source, position << 1, extra])

/** `iter(v)` for built-in values and instances (whose `__iter__` runs without switching threads). */
export function iteratorOf(v: number): number {
  if (isString(v)) return iter(WALK.text, v)
  switch (kindOf(v)) {
    case KIND.list:
      return iter(WALK.list, v)
    case KIND.tuple:
      return iter(WALK.tuple, v)
    case KIND.deque:
      return iter(WALK.deque, v, 0, lengthOf(v) << 1)
    case KIND.range:
      return iter(WALK.range, v, 0, int(rangeLength(v)))
    case KIND.dict:
      return iter(WALK.keys, v, 0, sizeOf(v) << 1)
    case KIND.set:
    case KIND.frozenset:
      return iter(WALK.set, v, 0, newTuple([sizeOf(v) << 1, ...setOrder(v)]))
    case KIND.iter:
      if (isView(v)) return iter(field(v, 1) >> 1, field(v, 2), 0, sizeOf(field(v, 2)) << 1)
      return v
    case KIND.generator:
      return v
    default:
      return instanceIterator(v)
  }
}

function instanceIterator(v: number): number {
  if (isPointer(v)) {
    const method = lookup(typeOf(v), ITER)
    if (method !== UNBOUND && method !== NONE) return checkedIterator(hooks.call(method, [v]))
    const payload = unwrap(v)
    if (payload !== v) return iteratorOf(payload)
    if (kindOf(lookup(typeOf(v), GETITEM)) === KIND.func) {
      const list = newList([])
      try {
        for (let n = 0; ; n++) {
          const item = hooks.call(lookup(typeOf(v), GETITEM), [v, int(n)])
          splice(list, lengthOf(list), 0, [item])
        }
      } catch (error) {
        if (!(error instanceof Raised) || typeOf(error.value) !== classes.IndexError) throw error
      }
      return iteratorOf(list)
    }
  }
  throw typeError(`'${typeName(v)}' object is not iterable`)
}

function checkedIterator(v: number): number {
  const kind = kindOf(v)
  if (kind !== KIND.iter && kind !== KIND.generator && lookup(typeOf(v), NEXT) === UNBOUND)
    throw typeError(`iter() returned non-iterator of type '${typeName(v)}'`)
  return v
}

/** The next item of an ITER object, or UNBOUND. */
export function nextOf(v: number): number {
  const { h } = heap
  const address = v >>> 3
  const position = h[address + 3] as number
  const source = h[address + 2] as number
  switch ((h[address + 1] as number) >> 1) {
    case WALK.list:
      if (source === UNBOUND || position >= (h[(source >>> 3) + 1] as number)) return end(address)
      h[address + 3] = position + 2
      return h[((h[(source >>> 3) + 2] as number) >>> 3) + 2 + (position >> 1)] as number
    case WALK.tuple:
      if (source === UNBOUND || position >= (h[(source >>> 3) + 1] as number)) return end(address)
      h[address + 3] = position + 2
      return h[(source >>> 3) + 2 + (position >> 1)] as number
    case WALK.range: {
      const start = h[(source >>> 3) + 1] as number
      const step = h[(source >>> 3) + 3] as number
      const limit = h[address + 4] as number
      if (isInt(start) && isInt(step) && isInt(limit)) {
        if (position >= limit) return UNBOUND
        h[address + 3] = position + 2
        return int((start >> 1) + (position >> 1) * (step >> 1))
      }
      if (position >> 1 >= whole(limit)) return UNBOUND
      h[address + 3] = position + 2
      return int(whole(start) + (position >> 1) * whole(step))
    }
    default:
      return nextOfOther(v)
  }
}

function end(address: number): number {
  heap.h[address + 2] = UNBOUND
  return UNBOUND
}

function nextOfOther(v: number): number {
  const address = v >>> 3
  const source = field(v, 2)
  const position = field(v, 3) >> 1
  const step = () => setField(v, 3, (position + 1) << 1)
  switch (field(v, 1) >> 1) {
    case WALK.text: {
      const char = text(source).codePointAt(position)
      if (char === undefined) return UNBOUND
      const item = String.fromCodePoint(char)
      setField(v, 3, (position + item.length) << 1)
      return str(item)
    }
    case WALK.deque:
      if (lengthOf(source) << 1 !== field(v, 4))
        throw raised('RuntimeError', 'deque mutated during iteration')
      if (position >= lengthOf(source)) return UNBOUND
      step()
      return heap.h[firstOf(source) + position] as number
    case WALK.set: {
      const order = field(v, 4)
      if (sizeOf(source) << 1 !== field(order, 2))
        throw raised('RuntimeError', 'Set changed size during iteration')
      if (position + 1 >= lengthOf(order)) return UNBOUND
      step()
      return heap.h[(order >>> 3) + 3 + position] as number
    }
    case WALK.reversed: {
      const at = field(v, 4) >> 1
      if (at < 0) return UNBOUND
      setField(v, 4, (at - 1) << 1)
      return getItem(source, int(at))
    }
    case WALK.keys:
    case WALK.values:
    case WALK.items:
      return nextOfDict(v, address)
    case WALK.enumerate: {
      const item = hooks.next(source)
      if (item === UNBOUND) return UNBOUND
      const index = field(v, 4)
      setField(v, 4, int(whole(index) + 1))
      return newTuple([index, item])
    }
    case WALK.zip:
      return nextOfZip(v)
    case WALK.count: {
      const value = field(v, 2)
      setField(v, 2, hooks.add(value, field(v, 4)))
      return value
    }
    default:
      if (field(v, 4) !== NONE) {
        const left = field(v, 4) >> 1
        if (left <= 0) return UNBOUND
        setField(v, 4, (left - 1) << 1)
      }
      return source
  }
}

function nextOfZip(v: number): number {
  const items: number[] = []
  const sources = itemsOfTuple(field(v, 2))
  if (sources.length === 0) return UNBOUND
  for (const [n, source] of sources.entries()) {
    const item = hooks.next(source)
    if (item === UNBOUND) {
      if (field(v, 4) === TRUE) checkStrict(sources, n)
      return UNBOUND
    }
    items.push(item)
  }
  return newTuple(items)
}

function checkStrict(sources: readonly number[], n: number): void {
  const are = n === 1 ? ' 1' : `s 1-${n}`
  if (n > 0) throw raised('ValueError', `zip() argument ${n + 1} is shorter than argument${are}`)
  for (let k = 1; k < sources.length; k++)
    if (hooks.next(sources[k] as number) !== UNBOUND)
      throw raised(
        'ValueError',
        `zip() argument ${k + 1} is longer than argument${k === 1 ? ' 1' : `s 1-${k}`}`,
      )
}

function nextOfDict(v: number, address: number): number {
  const dict = field(v, 2)
  if (sizeOf(dict) << 1 !== field(v, 4))
    throw raised('RuntimeError', 'dictionary changed size during iteration')
  let n = field(v, 3) >> 1
  const used = usedOf(dict)
  while (n < used && keyAt(dict, n) === UNBOUND) n++
  if (n >= used) return UNBOUND
  heap.h[address + 3] = (n + 1) << 1
  const what = field(v, 1) >> 1
  if (what === WALK.keys) return keyAt(dict, n)
  return what === WALK.values ? valueAt(dict, n) : newTuple([keyAt(dict, n), valueAt(dict, n)])
}

const MAX_ITEMS = 8_000_000

/** All items of an iterable. `use` picks the words of the TypeError. */
export function asList(v: number, use: 'iter' | 'unpack' | 'star' = 'iter'): number[] {
  switch (kindOf(v)) {
    case KIND.list:
    case KIND.deque:
      return itemsOf(v)
    case KIND.tuple:
      return itemsOfTuple(v)
    case KIND.dict:
      return keysOf(v)
  }
  if (use !== 'iter' && !isIterable(v))
    throw typeError(
      use === 'unpack'
        ? `cannot unpack non-iterable ${typeName(v)} object`
        : `Value after * must be an iterable, not ${typeName(v)}`,
    )
  const iterator = iteratorOf(v)
  const items: number[] = []
  for (let item = hooks.next(iterator); item !== UNBOUND; item = hooks.next(iterator)) {
    items.push(item)
    if (items.length > MAX_ITEMS) throw raised('MemoryError')
  }
  return items
}

export function isIterable(v: number): boolean {
  if (isString(v)) return true
  const kind = kindOf(v)
  if (
    [
      KIND.list,
      KIND.tuple,
      KIND.dict,
      KIND.set,
      KIND.frozenset,
      KIND.deque,
      KIND.range,
      KIND.iter,
      KIND.generator,
    ].includes(kind as 5)
  )
    return true
  return (
    isPointer(v) &&
    (lookup(typeOf(v), ITER) !== UNBOUND || lookup(typeOf(v), GETITEM) !== UNBOUND || unwrap(v) !== v)
  )
}

/** An index as a JavaScript number; calls `__index__`. */
export function indexOf(v: number, what: string): number {
  if (isInt(v)) return v >> 1
  if (isBool(v) || isBig(v)) return Number(bigIntOf(v))
  const inner = unwrap(v)
  if (inner !== v) return indexOf(inner, what)
  const method = isPointer(v) ? lookup(typeOf(v), str('__index__')) : UNBOUND
  if (kindOf(method) === KIND.func) return indexOf(hooks.call(method, [v]), what)
  throw typeError(
    what === 'string'
      ? `string indices must be integers, not '${typeName(v)}'`
      : `${what} indices must be integers or slices, not ${typeName(v)}`,
  )
}

/** start, step and count of a slice over `length` items. */
export function sliceBounds(v: number, length: number): readonly [number, number, number] {
  const part = (n: number) => {
    const word = field(v, n)
    if (word === NONE) return undefined
    if (!isInt(word) && !isBool(word) && !isBig(word) && kindOf(word) !== KIND.instance)
      throw typeError('slice indices must be integers or None or have an __index__ method')
    return indexOf(word, 'slice')
  }
  const step = part(3) ?? 1
  if (step === 0) throw raised('ValueError', 'slice step cannot be zero')
  const clamp = (n: number | undefined, fallback: number) => {
    if (n === undefined) return fallback
    const index = n < 0 ? n + length : n
    return step > 0 ? Math.min(Math.max(index, 0), length) : Math.min(Math.max(index, -1), length - 1)
  }
  const start = clamp(part(1), step > 0 ? 0 : length - 1)
  const stop = clamp(part(2), step > 0 ? length : -1)
  return [start, step, Math.max(0, Math.ceil((stop - start) / step))]
}

function sliced(items: readonly number[], v: number): number[] {
  const [start, step, count] = sliceBounds(v, items.length)
  return Array.from({ length: count }, (_, n) => items[start + n * step] as number)
}

/** `container[key]` of built-in containers. */
export function getItem(container: number, key: number): number {
  if (isString(container)) return characterAt(container, key)
  switch (kindOf(container)) {
    case KIND.list:
    case KIND.deque: {
      const name = kindOf(container) === KIND.list ? 'list' : 'deque'
      if (kindOf(key) === KIND.slice && name === 'list') return newList(sliced(itemsOf(container), key))
      if (name === 'deque' && kindOf(key) === KIND.slice)
        throw typeError(`sequence index must be integer, not 'slice'`)
      return heap.h[firstOf(container) + checkIndex(key, lengthOf(container), name, 'index')] as number
    }
    case KIND.tuple:
      if (kindOf(key) === KIND.slice) return newTuple(sliced(itemsOfTuple(container), key))
      return heap.h[(container >>> 3) + 2 + checkIndex(key, lengthOf(container), 'tuple', 'index')] as number
    case KIND.dict:
      return dictItem(container, key)
    case KIND.range:
      return rangeItem(container, key)
    case KIND.class:
      return classItem(container, key)
    case KIND.instance: {
      const inner = unwrap(container)
      if (inner !== container)
        return kindOf(inner) === KIND.dict ? dictItem(inner, key, container) : getItem(inner, key)
    }
  }
  throw typeError(`'${typeName(container)}' object is not subscriptable`)
}

const CLASS_GETITEM = str('__class_getitem__')
const GENERIC = ['list', 'dict', 'tuple', 'set', 'frozenset', 'type', 'deque', 'defaultdict', 'Counter']

/** `list[int]` and its like are their class; what labs import from typing is `object`. */
function classItem(cls: number, key: number): number {
  const method = lookup(cls, CLASS_GETITEM)
  if (method !== UNBOUND)
    return hooks.call(kindOf(method) === KIND.wrapper ? field(method, 2) : method, [cls, key])
  const isGeneric = cls === classes.object || GENERIC.some((name) => isSubclass(cls, classes[name] as number))
  if (isGeneric || moduleOf(cls) !== 'builtins') return cls
  throw typeError(`type '${className(cls)}' is not subscriptable`)
}

function characterAt(container: number, key: number): number {
  const chars = isAscii(text(container)) ? text(container) : [...text(container)]
  if (kindOf(key) === KIND.slice) {
    const [start, step, count] = sliceBounds(key, chars.length)
    if (typeof chars === 'string' && step === 1) return str(chars.slice(start, start + count))
    return str(Array.from({ length: count }, (_, n) => chars[start + n * step]).join(''))
  }
  return str(chars[checkIndex(key, chars.length, 'string', 'index')] as string)
}

export const isAscii = (value: string) => !/[^\p{ASCII}]/u.test(value)

function checkIndex(key: number, length: number, name: string, word: string): number {
  const index = indexOf(key, name)
  const at = index < 0 ? index + length : index
  if (at < 0 || at >= length) throw raised('IndexError', `${name} ${word} out of range`)
  return at
}

const MISSING = str('__missing__')

function dictItem(dict: number, key: number, self: number = dict): number {
  const found = get(dict, key)
  if (found !== UNBOUND) return found
  const extra = field(dict, 5)
  if (kindOf(extra) === KIND.tuple && itemsOfTuple(extra)[1] !== NONE) {
    const value = hooks.call(itemsOfTuple(extra)[1] as number, [])
    put(dict, key, value)
    return value
  }
  if (extra === classes.Counter) return 0
  if (self !== dict) {
    const method = lookup(typeOf(self), MISSING)
    if (kindOf(method) === KIND.func) return hooks.call(method, [self, key])
  }
  throw keyError(key)
}

export const keyError = (key: number) => new Raised(newException(classes.KeyError as number, [key]))

function rangeItem(range: number, key: number): number {
  const [start, step] = [whole(field(range, 1)), whole(field(range, 3))]
  const length = rangeLength(range)
  if (kindOf(key) !== KIND.slice) return int(start + checkIndex(key, length, 'range object', 'index') * step)
  const [from, by, count] = sliceBounds(key, length)
  return newObject(KIND.range, [
    int(start + from * step),
    int(start + (from + by * count) * step),
    int(step * by),
  ])
}

/** `container[key] = value` of built-in containers. */
export function setItem(container: number, key: number, value: number): void {
  switch (kindOf(container)) {
    case KIND.list:
    case KIND.deque: {
      if (kindOf(key) === KIND.slice) {
        if (!isIterable(value))
          throw typeError(
            [NONE, int(1)].includes(field(key, 3))
              ? 'can only assign an iterable'
              : 'must assign iterable to extended slice',
          )
        setSlice(container, key, asList(value))
        return
      }
      const name = kindOf(container) === KIND.list ? 'list' : 'deque'
      const at = checkIndex(key, lengthOf(container), name, name === 'list' ? 'assignment index' : 'index')
      heap.h[firstOf(container) + at] = value
      return
    }
    case KIND.dict: {
      put(container, key, value)
      return
    }
    case KIND.instance: {
      const inner = unwrap(container)
      if (inner !== container) {
        setItem(inner, key, value)
        return
      }
    }
  }
  throw typeError(`'${typeName(container)}' object does not support item assignment`)
}

function setSlice(list: number, key: number, items: readonly number[]): void {
  const [start, step, count] = sliceBounds(key, lengthOf(list))
  if (step === 1) {
    splice(list, start, count, items)
    return
  }
  if (items.length !== count)
    throw raised(
      'ValueError',
      `attempt to assign sequence of size ${items.length} to extended slice of size ${count}`,
    )
  items.forEach((item, n) => {
    heap.h[firstOf(list) + start + n * step] = item
  })
}

/** `del container[key]` of built-in containers. */
export function deleteItem(container: number, key: number): void {
  switch (kindOf(container)) {
    case KIND.list:
    case KIND.deque: {
      if (kindOf(key) === KIND.slice) {
        const [start, step, count] = sliceBounds(key, lengthOf(container))
        const indices = Array.from({ length: count }, (_, n) => start + n * step).sort((a, b) => b - a)
        for (const at of indices) splice(container, at, 1, [])
        return
      }
      const name = kindOf(container) === KIND.list ? 'list' : 'deque'
      splice(
        container,
        checkIndex(key, lengthOf(container), name, name === 'list' ? 'assignment index' : 'index'),
        1,
        [],
      )
      return
    }
    case KIND.dict:
      if (!remove(container, key)) throw keyError(key)
      return
    case KIND.instance: {
      const inner = unwrap(container)
      if (inner !== container) {
        deleteItem(inner, key)
        return
      }
    }
  }
  throw typeError(`'${typeName(container)}' object doesn't support item deletion`)
}

/** `item in container`. */
export function containsItem(container: number, item: number): boolean {
  if (isString(container)) {
    if (!isString(item))
      throw typeError(`'in <string>' requires string as left operand, not ${typeName(item)}`)
    return text(container).includes(text(item))
  }
  switch (kindOf(container)) {
    case KIND.list:
    case KIND.deque: {
      const n = lengthOf(container)
      for (let k = 0; k < n; k++) if (equal(heap.h[firstOf(container) + k] as number, item)) return true
      return false
    }
    case KIND.tuple:
      return itemsOfTuple(container).some((own) => equal(own, item))
    case KIND.dict:
    case KIND.set:
    case KIND.frozenset:
      return find(container, item) >= 0
    case KIND.range:
      return rangeContains(container, item)
    case KIND.instance: {
      const method = lookup(typeOf(container), CONTAINS)
      if (kindOf(method) === KIND.func) return truth(hooks.call(method, [container, item]))
      const inner = unwrap(container)
      if (inner !== container) return containsItem(inner, item)
    }
  }
  if (!isIterable(container)) throw typeError(`argument of type '${typeName(container)}' is not iterable`)
  if (kindOf(container) === KIND.iter && isView(container) && field(container, 1) >> 1 === WALK.keys)
    return find(field(container, 2), item) >= 0
  const iterator = iteratorOf(container)
  for (let own = hooks.next(iterator); own !== UNBOUND; own = hooks.next(iterator))
    if (equal(own, item)) return true
  return false
}

function rangeContains(range: number, given: number): boolean {
  const isWhole = kindOf(given) === KIND.float && Number.isSafeInteger(floatOf(given))
  const item = isWhole ? int(floatOf(given)) : given
  if (!isInt(item) && !isBig(item) && !isBool(item)) return false
  const value = whole(isBool(item) ? int(item === TRUE ? 1 : 0) : item)
  const [start, step] = [whole(field(range, 1)), whole(field(range, 3))]
  const n = (value - start) / step
  return Number.isInteger(n) && n >= 0 && n < rangeLength(range)
}
