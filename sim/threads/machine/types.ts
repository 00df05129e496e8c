import { classes } from './errors.ts'
import { allocate, allocateSized, heap, KIND, kindOf } from './heap.ts'
import {
  ELLIPSIS,
  FALSE,
  isNative,
  NONE,
  NOT_IMPLEMENTED,
  pointerTo,
  str,
  TRUE,
  text,
  UNBOUND,
} from './values.ts'

/** Words of a class. */
export const CLS = { name: 1, bases: 2, mro: 3, dict: 4, id: 5, layout: 6, flags: 7 } as const
export const CLASS_IS_BUILTIN = 1

const byKind: number[] = []

/** Ties values of a heap kind to their class, for kinds without a class word. */
export function setClassOfKind(kind: number, cls: number): void {
  byKind[kind] = cls
}

/** The class of any value. */
export function typeOf(v: number): number {
  if ((v & 1) === 0) return classes.int as number
  switch (v & 7) {
    case 1: {
      const address = v >>> 3
      const kind = (heap.h[address] as number) & 31
      if (kind >= KIND.instance && kind <= KIND.sync) return heap.h[address + 1] as number
      if (kind === KIND.dict) {
        const own = heap.h[address + 5] as number
        return own === UNBOUND ? (classes.dict as number) : dictClass(own)
      }
      if (kind === KIND.iter) return iteratorClass(heap.h[address + 1] as number)
      return byKind[kind] as number
    }
    case 3:
      return classes.str as number
    case 5:
      return classes.int as number
    default:
      return typeOfConstant(v)
  }
}

/** A dict's extra word is a class (Counter, ...) or a tuple (class, factory) for defaultdict. */
function dictClass(extra: number): number {
  return kindOf(extra) === KIND.tuple ? (heap.h[(extra >>> 3) + 2] as number) : extra
}

const iteratorNames: string[] = []
export function setIteratorName(what: number, name: string): void {
  iteratorNames[what] = name
}
const iteratorClass = (what: number) =>
  (classes[iteratorNames[what >> 1] ?? 'iterator'] ?? classes.iterator) as number

function typeOfConstant(v: number): number {
  if (v === TRUE || v === FALSE) return classes.bool as number
  if (v === NONE) return classes.NoneType as number
  if (isNative(v)) return classes.builtin_function_or_method as number
  if (v === NOT_IMPLEMENTED) return classes.NotImplementedType as number
  return v === ELLIPSIS ? (classes.ellipsis as number) : (classes.object as number)
}

export const className = (cls: number): string => text(heap.h[(cls >>> 3) + CLS.name] as number)
export const typeName = (v: number): string => className(typeOf(v))

/** The value of a name in a dictionary whose keys are names, or UNBOUND. Compares words, hashes nothing. */
export function getName(dict: number, name: number): number {
  const { h } = heap
  const address = dict >>> 3
  const used = (h[address + 2] as number) >> 1
  if (used === 0) return UNBOUND
  let at = ((h[address + 3] as number) >>> 3) + 2
  for (const end = at + used * 2; at < end; at += 2) if (h[at] === name) return h[at + 1] as number
  return UNBOUND
}

/** The value of `name` in the class or its bases, in method resolution order, or UNBOUND. */
export function lookup(cls: number, name: number): number {
  const mro = (heap.h[(cls >>> 3) + CLS.mro] as number) >>> 3
  const end = mro + 2 + ((heap.h[mro + 1] as number) >> 1)
  for (let at = mro + 2; at < end; at++) {
    const own = heap.h[at] as number
    const found = getName(heap.h[(own >>> 3) + CLS.dict] as number, name)
    if (found !== UNBOUND) return found
  }
  return UNBOUND
}

/** As `lookup`, starting behind `after` in the order of `cls`: what `super()` does. */
export function lookupAfter(cls: number, after: number, name: number): number {
  const order = mroOf(cls)
  for (const own of order.slice(order.indexOf(after) + 1)) {
    const found = getName(heap.h[(own >>> 3) + CLS.dict] as number, name)
    if (found !== UNBOUND) return found
  }
  return UNBOUND
}

export function mroOf(cls: number): number[] {
  return itemsOfTuple(heap.h[(cls >>> 3) + CLS.mro] as number)
}

export function itemsOfTuple(v: number): number[] {
  const address = v >>> 3
  const n = (heap.h[address + 1] as number) >> 1
  return Array.from(heap.h.subarray(address + 2, address + 2 + n))
}

export function newTuple(items: ArrayLike<number>): number {
  const address = allocateSized(KIND.tuple, items.length)
  heap.h.set(items, address + 2)
  return pointerTo(address)
}

/** Whether `cls` is `base` or inherits from it. */
export function isSubclass(cls: number, base: number): boolean {
  if (cls === base) return true
  const mro = (heap.h[(cls >>> 3) + CLS.mro] as number) >>> 3
  const end = mro + 2 + ((heap.h[mro + 1] as number) >> 1)
  for (let at = mro + 2; at < end; at++) if (heap.h[at] === base) return true
  return false
}

export const isInstance = (v: number, cls: number): boolean => isSubclass(typeOf(v), cls)

/** Class ids are the order of creation; they stay when the collector moves a class. */
export const classCounter = { next: 0 }

/** A class object with its method resolution order (C3). Returns null when the bases have no consistent order. */
export function newClass(
  name: string,
  bases: readonly number[],
  dict: number,
  layout: number,
): number | null {
  const address = allocate(KIND.class, 7)
  const cls = pointerTo(address)
  const orders = bases.map(mroOf)
  const order = merge([...orders, [...bases]])
  if (!order) return null
  const baseTuple = newTuple(bases)
  const mro = newTuple([cls, ...order])
  const { h } = heap
  h[address + CLS.name] = str(name)
  h[address + CLS.bases] = baseTuple
  h[address + CLS.mro] = mro
  h[address + CLS.dict] = dict
  h[address + CLS.id] = classCounter.next++ << 1
  h[address + CLS.layout] = layout << 1
  h[address + CLS.flags] = 0
  return cls
}

/** The C3 linearisation (Barrett et al., OOPSLA 1996). */
function merge(lists: number[][]): number[] | null {
  const order: number[] = []
  let rest = lists.filter((list) => list.length > 0)
  while (rest.length > 0) {
    const next = rest
      .map((list) => list[0] as number)
      .find((head) => !rest.some((list) => list.indexOf(head) > 0))
    if (next === undefined) return null
    order.push(next)
    rest = rest.map((list) => (list[0] === next ? list.slice(1) : list)).filter((list) => list.length > 0)
  }
  return order
}

export const layoutOf = (cls: number): number => (heap.h[(cls >>> 3) + CLS.layout] as number) >> 1
