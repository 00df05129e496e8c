// Indexing, slicing and membership of built-in values.

import { floatOf } from './constants.ts'
import { firstOf, itemsOf, lengthOf, newList, newObject, splice } from './containers.ts'
import { find, get, put, remove } from './dict.ts'
import { equal } from './equality.ts'
import { classes, newException, Raised, raised, typeError } from './errors.ts'
import { field, heap, KIND, kindOf } from './heap.ts'
import { asList, isIterable, iteratorOf } from './iteration.ts'
import { hooks } from './native.ts'
import { bigIntOf } from './operators.ts'
import { moduleOf } from './text.ts'
import { rangeLength, truth, unwrap, whole } from './truth.ts'
import { className, isSubclass, itemsOfTuple, lookup, newTuple, typeName, typeOf } from './types.ts'
import { int, isBig, isBool, isInt, isPointer, isString, NONE, str, TRUE, text, UNBOUND } from './values.ts'
import { isView, WALK } from './views.ts'

const CONTAINS = str('__contains__')

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
  const [start, stop, step] = sliceIndices(v, length)
  return [start, step, Math.max(0, Math.ceil((stop - start) / step))]
}

/** start, stop and step of a slice over `length` items, as `slice.indices` gives them. */
export function sliceIndices(v: number, length: number): readonly [number, number, number] {
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
  return [start, stop, step]
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
