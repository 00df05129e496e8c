import { floatOf } from './constants.ts'
import { typeError } from './errors.ts'
import { heap, KIND, kindOf } from './heap.ts'
import { hooks } from './native.ts'
import { lookup, typeName, typeOf } from './types.ts'
import { bigOf, FALSE, int, isBig, isInt, NONE, NOT_IMPLEMENTED, str, TRUE, UNBOUND } from './values.ts'

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
  const exact = (v: number) => (kindOf(v) === KIND.float ? floatOf(v) : bigOf(v))
  // Mixed comparison of bigint and number is exact in JavaScript.
  return (exact(a) as number) === (exact(b) as number)
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
      return (other === KIND.set || other === KIND.frozenset) && containers.equalSets(a, b)
    case KIND.range:
      return other === kind && [1, 2, 3].every((n) => h[(a >>> 3) + n] === h[(b >>> 3) + n])
    case KIND.bound:
      return other === kind && h[(a >>> 3) + 1] === h[(b >>> 3) + 1] && h[(a >>> 3) + 2] === h[(b >>> 3) + 2]
    default:
      return false
  }
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
      return Number.isSafeInteger(value) ? hash(int(value)) : Math.imul(value * 65537, 0x9e3779b1) >>> 7
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
    return isInt(result) ? hash(result) : hash(NONE)
  }
  if (method === NONE) throw typeError(`unhashable type: '${typeName(v)}'`)
  const payload = heap.h[(v >>> 3) + 4] as number
  return payload === UNBOUND ? v >>> 3 : hash(payload)
}
