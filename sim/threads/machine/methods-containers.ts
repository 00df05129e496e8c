// What the constructors and methods of all containers have in common.
import { intValue } from './builtin-functions.ts'
import { itemsOf, lengthOf, newObject, setItems, splice } from './containers.ts'
import { method } from './define.ts'
import { equal } from './equality.ts'
import { raised } from './errors.ts'
import { heap, KIND } from './heap.ts'
import { getItem } from './indexing.ts'
import { iteratorOf } from './iteration.ts'
import { hooks } from './native.ts'
import { unwrap } from './truth.ts'
import { fromBool, int, NONE, str, UNBOUND } from './values.ts'

export const READ = { touch: 'read' } as const
export const WRITE = { touch: 'write' } as const

/** A built-in value, wrapped in an instance when the class asked for is a subclass. */
export function wrapped(cls: number, base: number, value: number): number {
  if (cls === base) return value
  const made = newObject(KIND.instance, [cls, 0, UNBOUND, value])
  heap.h[made >>> 3] = KIND.instance | (heap.site << 5) | heap.owner
  return made
}

export function indexIn(
  items: readonly number[],
  value: number,
  from: number,
  to: number,
  message: string,
): number {
  for (let n = from; n < Math.min(to, items.length); n++) if (equal(items[n] as number, value)) return int(n)
  throw raised('ValueError', message)
}

export const clampIndex = (word: number, length: number, fallback: number) => {
  if (word === UNBOUND || word === NONE) return fallback
  const n = Number(intValue(word) >> 1)
  return n < 0 ? Math.max(0, n + length) : Math.min(n, length)
}

/** `self` as the list, dict, ... it is or holds. */
export const own = unwrap

export let reprOf: (v: number) => string = () => ''
/** `text.ts` stands beside this file; messages need its repr. */
export const setRepr = (fn: (v: number) => string): void => {
  reprOf = fn
}

/** The methods that list and deque share. `name` is the one in their messages. */
export function itemMethods(cls: number, name: 'list' | 'deque'): void {
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
      if (at < 0) throw raised('ValueError', `${name}.remove(x): x not in ${name}`)
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
      return indexIn(items, value, from, to, `${reprOf(value)} is not in ${name}`)
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
}

/** The special methods that all containers share, for explicit calls and `super()`. */
export function iterableMethods(cls: number): void {
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
