import { floatOf } from './constants.ts'
import { typeError } from './errors.ts'
import { heap, KIND, kindOf } from './heap.ts'
import { hooks } from './native.ts'
import { lookup, typeName, typeOf } from './types.ts'
import {
  big,
  bigOf,
  FALSE,
  int,
  isBig,
  isBool,
  isInt,
  NONE,
  NOT_IMPLEMENTED,
  str,
  TRUE,
  UNBOUND,
} from './values.ts'

/** A number as a JavaScript number (ints beyond 2^53 lose digits), or undefined. */
export function numberOf(v: number): number | undefined {
  if ((v & 1) === 0) return v >> 1
  if (v === TRUE) return 1
  if (v === FALSE) return 0
  if (isBig(v)) return Number(bigOf(v))
  return kindOf(v) === KIND.float ? floatOf(v) : undefined
}

const EQ = str('__eq__')
const HASH = str('__hash__')
/** Filled by `dict.ts`, which stands on this file. */
export const containers = {
  equalDicts: (_a: number, _b: number): boolean => false,
  equalSets: (_a: number, _b: number): boolean => false,
  /** The set that a view of a dictionary shows, else the value itself. */
  viewed: (v: number): number => v,
}
const MAX_DEPTH = 900
let depth = 0

/** Python's `a == b` as keys, elements and nested values see it; calls `__eq__` of instances without switching threads. */
export function equal(a: number, b: number): boolean {
  if (a === b) return kindOf(a) !== KIND.float || !Number.isNaN(floatOf(a))
  if (((a & 7) === 3 && (b & 7) === 3) || (isInt(a) && isInt(b))) return false
  const left = numberOf(a)
  if (left !== undefined) {
    const right = numberOf(b)
    if (right !== undefined) return isBig(a) || isBig(b) ? equalBig(a, b) : left === right
  }
  return equalObjects(a, b)
}

function equalBig(a: number, b: number): boolean {
  const exact = (v: number) =>
    kindOf(v) === KIND.float ? floatOf(v) : isBool(v) ? (v === TRUE ? 1 : 0) : bigOf(v)
  const [x, y] = [exact(a), exact(b)]
  // The order of a bigint and a number is exact in JavaScript; their strict equality is never true.
  return x >= y && x <= y
}

function equalObjects(a: number, b: number): boolean {
  const kind = kindOf(a)
  const other = kindOf(b)
  if (kind === KIND.instance || kind === KIND.sync || kind === KIND.thread || kind === KIND.exception)
    return userEqual(a, b)
  if (other === KIND.instance) return userEqual(b, a)
  if (++depth > MAX_DEPTH) {
    depth = 0
    throw new RangeError('nested too deeply')
  }
  const result = equalContainers(a, b, kind, other)
  depth--
  return result
}

function equalContainers(a: number, b: number, kind: number, other: number): boolean {
  const { h } = heap
  switch (kind) {
    case KIND.tuple:
      return (
        other === kind && equalItems(a >>> 3, b >>> 3, h[(a >>> 3) + 1] as number, h[(b >>> 3) + 1] as number)
      )
    case KIND.list:
    case KIND.deque:
      return (
        other === kind &&
        equalItems(
          (h[(a >>> 3) + 2] as number) >>> 3,
          (h[(b >>> 3) + 2] as number) >>> 3,
          h[(a >>> 3) + 1] as number,
          h[(b >>> 3) + 1] as number,
        )
      )
    case KIND.dict:
      return other === kind && containers.equalDicts(a, b)
    case KIND.set:
    case KIND.frozenset:
      return other === KIND.iter
        ? equalContainers(b, a, other, kind)
        : (other === KIND.set || other === KIND.frozenset) && containers.equalSets(a, b)
    case KIND.range:
      return other === kind && equalRanges(a, b)
    case KIND.iter: {
      const [left, right] = [containers.viewed(a), containers.viewed(b)]
      return left !== a && (right !== b || other === KIND.set || other === KIND.frozenset)
        ? containers.equalSets(left, right)
        : false
    }
    case KIND.bound:
      return other === kind && h[(a >>> 3) + 1] === h[(b >>> 3) + 1] && h[(a >>> 3) + 2] === h[(b >>> 3) + 2]
    default:
      return false
  }
}

/** Ranges are equal when they have the same items. */
function equalRanges(a: number, b: number): boolean {
  const part = (v: number, n: number) => bigOf(heap.h[(v >>> 3) + n] as number)
  const count = (v: number) => {
    const [width, step] = [part(v, 2) - part(v, 1), part(v, 3)]
    const size = (width + (step > 0n ? step - 1n : step + 1n)) / step
    return size > 0n ? size : 0n
  }
  const n = count(a)
  if (n !== count(b)) return false
  return n === 0n || (part(a, 1) === part(b, 1) && (n === 1n || part(a, 3) === part(b, 3)))
}

function equalItems(a: number, b: number, aLength: number, bLength: number): boolean {
  if (aLength !== bLength) return false
  for (let n = 0; n < aLength >> 1; n++)
    if (!equal(heap.h[a + 2 + n] as number, heap.h[b + 2 + n] as number)) return false
  return true
}

function userEqual(a: number, b: number): boolean {
  const method = lookup(typeOf(a), EQ)
  if (method === UNBOUND || kindOf(method) !== KIND.func) {
    const payload = kindOf(a) === KIND.instance ? (heap.h[(a >>> 3) + 4] as number) : UNBOUND
    if (payload === UNBOUND) {
      if (kindOf(b) !== KIND.instance) return false
      const reverse = lookup(typeOf(b), EQ)
      return kindOf(reverse) === KIND.func && hooks.call(reverse, [b, a]) === TRUE
    }
    const right = kindOf(b) === KIND.instance ? (heap.h[(b >>> 3) + 4] as number) : b
    return right !== UNBOUND && equal(payload, right)
  }
  const result = hooks.call(method, [a, b])
  if (result !== NOT_IMPLEMENTED) return result === TRUE
  if (kindOf(b) === KIND.instance) {
    const reverse = lookup(typeOf(b), EQ)
    if (kindOf(reverse) === KIND.func) return hooks.call(reverse, [b, a]) === TRUE
  }
  return false
}

/** A hash that agrees with `equal`. Raises TypeError for what Python cannot hash. */
export function hash(v: number): number {
  if ((v & 1) === 0) return Math.imul(v >> 1, 0x9e3779b1) >>> 7
  if ((v & 7) === 3) return Math.imul(v >>> 3, 0x85ebca6b) >>> 9
  if (v === TRUE) return hash(int(1))
  if (v === FALSE) return hash(0)
  if ((v & 7) !== 1) return v >>> 3
  switch (kindOf(v)) {
    case KIND.float: {
      const value = floatOf(v)
      return Number.isInteger(value) ? hash(big(BigInt(value))) : Math.imul(value * 65537, 0x9e3779b1) >>> 7
    }
    case KIND.tuple: {
      let code = 1
      for (let n = 0; n < (heap.h[(v >>> 3) + 1] as number) >> 1; n++)
        code = (Math.imul(code, 31) + hash(heap.h[(v >>> 3) + 2 + n] as number)) | 0
      return code >>> 1
    }
    case KIND.frozenset: {
      const block = (heap.h[(v >>> 3) + 3] as number) >>> 3
      let code = 7
      for (let n = 0; n < (heap.h[(v >>> 3) + 2] as number) >> 1; n++)
        code = (code + hash(heap.h[block + 2 + n] as number)) | 0
      return code >>> 1
    }
    case KIND.list:
    case KIND.dict:
    case KIND.set:
    case KIND.deque:
    case KIND.slice:
      throw typeError(`unhashable type: '${typeName(v)}'`)
    case KIND.instance:
      return hashInstance(v)
    case KIND.range:
      return 17
    case KIND.bound:
      return hash(heap.h[(v >>> 3) + 2] as number)
    default:
      return v >>> 3
  }
}

function hashInstance(v: number): number {
  const cls = typeOf(v)
  const method = lookup(cls, HASH)
  if (kindOf(method) === KIND.func) {
    const result = hooks.call(method, [v])
    if (!isInt(result) && !isBig(result)) throw typeError('__hash__ method should return an integer')
    return hash(result)
  }
  if (method === NONE) throw typeError(`unhashable type: '${typeName(v)}'`)
  const payload = heap.h[(v >>> 3) + 4] as number
  return payload === UNBOUND ? v >>> 3 : hash(payload)
}
