// Iteration over built-in values.

import { firstOf, itemsOf, lengthOf, newList, newObject, splice } from './containers.ts'
import { keyAt, keysOf, sizeOf, usedOf, valueAt } from './dict.ts'
import { classes, Raised, raised, typeError } from './errors.ts'
import { field, heap, KIND, kindOf, setField } from './heap.ts'
import { hooks } from './native.ts'
import { setOrder } from './set-order.ts'
import { rangeLength, unwrap, whole } from './truth.ts'
import { itemsOfTuple, lookup, newTuple, typeName, typeOf } from './types.ts'
import { int, isInt, isPointer, isString, NONE, str, TRUE, text, UNBOUND } from './values.ts'
import { isView, WALK } from './views.ts'

const GETITEM = str('__getitem__')
const ITER = str('__iter__')
const NEXT = str('__next__')

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
      return hooks.getItem(source, int(at))
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
