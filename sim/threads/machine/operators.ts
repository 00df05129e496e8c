// Binary operators, unary operators and order on built-in values. UNBOUND means: not for these types.
import { float, floatOf } from './constants.ts'
import { firstOf, itemsOf, lengthOf, newList, newObject } from './containers.ts'
import { find, get, keysOf, newDict, newSet, put, remove, sizeOf } from './dict.ts'
import { equal, numberOf } from './equality.ts'
import { Abort, classes, raised, typeError, valueError } from './errors.ts'
import { formatPercent } from './format.ts'
import { field, heap, KIND, kindOf, setField } from './heap.ts'
import { hooks } from './native.ts'
import { itemsOfTuple, lookup, newTuple, typeName, typeOf } from './types.ts'
import {
  big,
  bigOf,
  FALSE,
  fromBool,
  int,
  isBig,
  isBool,
  isInt,
  isString,
  NONE,
  str,
  TRUE,
  text,
  UNBOUND,
} from './values.ts'
import { isSetView, setOfView } from './views.ts'

const MAX_BITS = 4_000_000
const MAX_CHARACTERS = 20_000_000
const MAX_ITEMS = 8_000_000

export const outOfMemory = (what: string) => new Abort('memory', what)

const isIntLike = (v: number) => (v & 1) === 0 || isBig(v) || isBool(v)

/** `a op b` for built-in types; op indexes BINARY_OPERATORS. UNBOUND when the types do not go together. */
export function binary(op: number, a: number, b: number): number {
  if (isIntLike(a) && isIntLike(b)) return integerBinary(op, a, b)
  const x = numberOf(a)
  if (x !== undefined) {
    const y = numberOf(b)
    if (y !== undefined) {
      if ((isBig(a) && !Number.isFinite(x)) || (isBig(b) && !Number.isFinite(y)))
        throw raised('OverflowError', 'int too large to convert to float')
      return floatBinary(op, x, y)
    }
  }
  if (op === 5 && isString(a)) return str(formatPercent(text(a), b))
  if (op === 0) return concatenate(a, b)
  if (op === 2) return repeatEither(a, b)
  if (op === 11 && isUnionPart(a) && isUnionPart(b)) return unionOf(a, b)
  return setBinary(op, a, b)
}

const isUnion = (v: number) => kindOf(v) === KIND.instance && field(v, 1) === classes.UnionType
const isUnionPart = (v: number) => v === NONE || kindOf(v) === KIND.class || isUnion(v)

/** `int | str`: an object that holds the classes, for `isinstance` and annotations. */
function unionOf(a: number, b: number): number {
  if (a === NONE && b === NONE) return UNBOUND
  const parts = [a, b].flatMap((v) =>
    isUnion(v) ? itemsOfTuple(field(v, 4)) : [v === NONE ? (classes.NoneType as number) : v],
  )
  const distinct = [...new Set(parts)]
  return distinct.length === 1
    ? (distinct[0] as number)
    : newObject(KIND.instance, [classes.UnionType as number, 0, UNBOUND, newTuple(distinct)])
}

function integerBinary(op: number, a: number, b: number): number {
  if (isBool(a) && isBool(b) && op >= 10) {
    const [x, y] = [a === TRUE, b === TRUE]
    return fromBool(op === 10 ? x && y : op === 11 ? x || y : x !== y)
  }
  const x = smallOf(a)
  const y = smallOf(b)
  if (x !== undefined && y !== undefined) {
    const small = smallBinary(op, x, y)
    if (small !== undefined) return small
  }
  return bigBinary(op, bigIntOf(a), bigIntOf(b))
}

const smallOf = (v: number) => ((v & 1) === 0 ? v >> 1 : v === TRUE ? 1 : v === FALSE ? 0 : undefined)
export const bigIntOf = (v: number): bigint => (v === TRUE ? 1n : v === FALSE ? 0n : bigOf(v))

function smallBinary(op: number, x: number, y: number): number | undefined {
  switch (op) {
    case 0:
      return int(x + y)
    case 1:
      return int(x - y)
    case 2: {
      const product = x * y
      return Number.isSafeInteger(product) ? int(product) : undefined
    }
    case 3:
      if (y === 0) throw raised('ZeroDivisionError', 'division by zero')
      return float(x / y)
    case 4:
      if (y === 0) throw raised('ZeroDivisionError', 'integer division or modulo by zero')
      return int(Math.floor(x / y))
    case 5:
      if (y === 0) throw raised('ZeroDivisionError', 'integer modulo by zero')
      return int(x - y * Math.floor(x / y))
    case 6:
      return undefined
    case 7:
      return UNBOUND
    case 8:
      if (y < 0) throw raised('ValueError', 'negative shift count')
      return undefined
    case 9:
      if (y < 0) throw raised('ValueError', 'negative shift count')
      return int(y > 31 ? (x < 0 ? -1 : 0) : x >> y)
    case 10:
      return int(x & y)
    case 11:
      return int(x | y)
    default:
      return int(x ^ y)
  }
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient
}

const bitLength = (n: bigint) => (n < 0n ? -n : n).toString(16).length * 4

function bigBinary(op: number, a: bigint, b: bigint): number {
  switch (op) {
    case 0:
      return big(a + b)
    case 1:
      return big(a - b)
    case 2:
      if (bitLength(a) + bitLength(b) > MAX_BITS) throw outOfMemory('an int grew past the limit')
      return big(a * b)
    case 3:
      if (b === 0n) throw raised('ZeroDivisionError', 'division by zero')
      return float(divideExactly(a, b))
    case 4:
      if (b === 0n) throw raised('ZeroDivisionError', 'integer division or modulo by zero')
      return big(floorDivide(a, b))
    case 5:
      if (b === 0n) throw raised('ZeroDivisionError', 'integer modulo by zero')
      return big(a - b * floorDivide(a, b))
    case 6:
      return power(a, b)
    case 8:
      if (b < 0n) throw raised('ValueError', 'negative shift count')
      if (b > BigInt(MAX_BITS)) throw outOfMemory('an int grew past the limit')
      return big(a << b)
    case 9:
      if (b < 0n) throw raised('ValueError', 'negative shift count')
      return big(a >> b)
    case 10:
      return big(a & b)
    case 11:
      return big(a | b)
    case 12:
      return big(a ^ b)
    default:
      return UNBOUND
  }
}

/** True division of ints, rounded once. */
function divideExactly(a: bigint, b: bigint): number {
  const [x, y] = [Number(a), Number(b)]
  if (Number.isSafeInteger(x) && Number.isSafeInteger(y)) return x / y
  const isNegative = a < 0n !== b < 0n
  const [top, bottom] = [a < 0n ? -a : a, b < 0n ? -b : b]
  const shift = BigInt(Math.max(0, bitLength(bottom) - bitLength(top) + 70))
  const scaled = (top << shift) / bottom
  const result = Number(scaled | 1n) / 2 ** Number(shift)
  if (!Number.isFinite(result)) throw raised('OverflowError', 'integer division result too large for a float')
  return isNegative ? -result : result
}

function power(a: bigint, b: bigint): number {
  if (b < 0n) {
    if (a === 0n) throw raised('ZeroDivisionError', '0.0 cannot be raised to a negative power')
    return float(Number(a) ** Number(b))
  }
  if (a !== 0n && a !== 1n && a !== -1n && b * BigInt(Math.max(1, bitLength(a) - 3)) > BigInt(MAX_BITS))
    throw outOfMemory('an int grew past the limit')
  if (b > 100_000_000n) return big(a === -1n && b % 2n === 0n ? 1n : a)
  return big(a ** b)
}

function floatBinary(op: number, x: number, y: number): number {
  switch (op) {
    case 0:
      return float(x + y)
    case 1:
      return float(x - y)
    case 2:
      return float(x * y)
    case 3:
      if (y === 0) throw raised('ZeroDivisionError', 'float division by zero')
      return float(x / y)
    case 4:
      if (y === 0) throw raised('ZeroDivisionError', 'float floor division by zero')
      return float(floatFloor(x, y))
    case 5:
      if (y === 0) throw raised('ZeroDivisionError', 'float modulo')
      return float(floatModulo(x, y))
    case 6: {
      if (x === 0 && y < 0) throw raised('ZeroDivisionError', '0.0 cannot be raised to a negative power')
      if (x < 0 && Number.isFinite(x) && Number.isFinite(y) && !Number.isInteger(y))
        throw valueError(
          'a negative number to a fractional power is complex, and labs have no complex numbers',
        )
      const result = x ** y
      if (!Number.isFinite(result) && Number.isFinite(x) && Number.isFinite(y) && !Number.isNaN(result))
        throw raised('OverflowError', "(34, 'Numerical result out of range')")
      return float(result)
    }
    default:
      return UNBOUND
  }
}

/** `x // y` of floats, as CPython's `float_floor_div` rounds it. */
export function floatFloor(x: number, y: number): number {
  const quotient = (x - floatModulo(x, y)) / y
  if (quotient === 0) return x / y < 0 || Object.is(x / y, -0) ? -0 : 0
  const low = Math.floor(quotient)
  return quotient - low > 0.5 ? low + 1 : low
}

export function floatModulo(x: number, y: number): number {
  const rest = x % y
  if (rest !== 0 && rest < 0 !== y < 0) return rest + y
  return rest === 0 ? (y < 0 ? -0 : 0) : rest
}

function concatenate(a: number, b: number): number {
  if (isString(a) && isString(b)) {
    const joined = text(a) + text(b)
    if (joined.length > MAX_CHARACTERS) throw outOfMemory('a text grew past the limit')
    return str(joined)
  }
  const kind = kindOf(a)
  if (kind === KIND.list && kindOf(b) === KIND.list)
    return newList(checkItems([...itemsOf(a), ...itemsOf(b)]))
  if (kind === KIND.tuple && kindOf(b) === KIND.tuple)
    return newTuple([...itemsOfTuple(a), ...itemsOfTuple(b)])
  if (kind === KIND.deque && kindOf(b) === KIND.deque) {
    return newDeque([...itemsOf(a), ...itemsOf(b)], field(a, 3))
  }
  if (isString(a)) throw typeError(`can only concatenate str (not "${typeName(b)}") to str`)
  if (kind === KIND.list) throw typeError(`can only concatenate list (not "${typeName(b)}") to list`)
  if (kind === KIND.tuple) throw typeError(`can only concatenate tuple (not "${typeName(b)}") to tuple`)
  if (kind === KIND.dict && field(a, 5) === classes.Counter) return counterBinary(0, a, b)
  return UNBOUND
}

/** A deque of the last `limit` items (NONE: all). */
export function newDeque(items: readonly number[], limit: number): number {
  const kept = isInt(limit) ? items.slice(Math.max(0, items.length - (limit >> 1))) : items
  const storage = newList(kept)
  return newObject(KIND.deque, [kept.length << 1, field(storage, 2), limit])
}

function checkItems(items: number[]): number[] {
  if (items.length > MAX_ITEMS) throw outOfMemory('a list grew past the limit')
  return items
}

function repeatEither(a: number, b: number): number {
  if (isIntLike(b)) return repeat(a, b)
  if (isIntLike(a)) return repeat(b, a)
  const special = kindOf(b) === KIND.instance ? lookup(typeOf(b), str('__index__')) : UNBOUND
  if (kindOf(special) === KIND.func) return repeat(a, hooks.call(special, [b]))
  if (isString(a) || [KIND.list as number, KIND.tuple].includes(kindOf(a)))
    throw typeError(`can't multiply sequence by non-int of type '${typeName(b)}'`)
  return UNBOUND
}

function repeat(v: number, times: number): number {
  const n = Math.max(0, Number(bigIntOf(times)))
  if (isString(v)) {
    if (text(v).length * n > MAX_CHARACTERS) throw outOfMemory('a text grew past the limit')
    return str(text(v).repeat(n))
  }
  const kind = kindOf(v)
  if (kind !== KIND.list && kind !== KIND.tuple && kind !== KIND.deque) return UNBOUND
  const items = kind === KIND.tuple ? itemsOfTuple(v) : itemsOf(v)
  if (items.length * n > MAX_ITEMS) throw outOfMemory('a list grew past the limit')
  const all = new Array<number>(items.length * n)
  for (let k = 0; k < all.length; k++) all[k] = items[k % items.length] as number
  if (kind === KIND.deque) return newDeque(all, field(v, 3))
  return kind === KIND.list ? newList(all) : newTuple(all)
}

const isSet = (v: number) => kindOf(v) === KIND.set || kindOf(v) === KIND.frozenset

function setBinary(op: number, a: number, b: number): number {
  if (kindOf(a) === KIND.dict && kindOf(b) === KIND.dict) {
    if (field(a, 5) === classes.Counter) return counterBinary(op, a, b)
    if (op !== 11) return UNBOUND
    const made = newDict()
    setField(made, 5, field(a, 5))
    for (const from of [a, b]) for (const key of keysOf(from)) put(made, key, get(from, key))
    return made
  }
  if (isSetView(a) || isSetView(b)) return viewBinary(op, a, b)
  if (!isSet(a) || !isSet(b)) return UNBOUND
  return setOperation(op, a, keysOf(b), (key) => find(b, key) >= 0)
}

/** The algebra of `keys()` and `items()`: the other side may be any sequence or set; the result is a set. */
function viewBinary(op: number, a: number, b: number): number {
  if (![1, 10, 11, 12].includes(op)) return UNBOUND
  const [left, right] = [asSet(a), asSet(b)]
  return left === null || right === null ? UNBOUND : setBinary(op, left, right)
}

function asSet(v: number): number | null {
  if (isSet(v)) return v
  if (isSetView(v)) return setOfView(v)
  const kind = kindOf(v)
  if (kind !== KIND.list && kind !== KIND.tuple && kind !== KIND.dict) return null
  const made = newSet()
  for (const item of kind === KIND.list ? itemsOf(v) : kind === KIND.tuple ? itemsOfTuple(v) : keysOf(v))
    put(made, item)
  return made
}

/** 1 difference, 10 intersection, 11 union, 12 symmetric difference. */
export function setOperation(
  op: number,
  a: number,
  others: readonly number[],
  has: (key: number) => boolean,
): number {
  const made = newSet(kindOf(a))
  const own = keysOf(a)
  if (op === 10) {
    for (const key of own) if (has(key)) put(made, key)
  } else if (op === 1) {
    for (const key of own) if (!has(key)) put(made, key)
  } else if (op === 11) {
    for (const key of own) put(made, key)
    for (const key of others) put(made, key)
  } else if (op === 12) {
    for (const key of own) if (!has(key)) put(made, key)
    for (const key of others) if (find(a, key) < 0) put(made, key)
  } else return UNBOUND
  return made
}

function counterBinary(op: number, a: number, b: number): number {
  if (kindOf(b) !== KIND.dict || ![0, 1, 10, 11].includes(op)) return UNBOUND
  const made = newDict()
  setField(made, 5, classes.Counter as number)
  const count = (v: number, key: number) => {
    const own = get(v, key)
    return own === UNBOUND ? 0 : (numberOf(own) ?? 0)
  }
  for (const key of [...keysOf(a), ...keysOf(b)]) {
    const [x, y] = [count(a, key), count(b, key)]
    const value = op === 0 ? x + y : op === 1 ? x - y : op === 10 ? Math.min(x, y) : Math.max(x, y)
    if (value > 0) put(made, key, int(value))
    else remove(made, key)
  }
  return made
}

export const SYMBOLS = ['+', '-', '*', '/', '//', '%', '** or pow()', '@', '<<', '>>', '&', '|', '^'] as const
export const METHODS = [
  'add',
  'sub',
  'mul',
  'truediv',
  'floordiv',
  'mod',
  'pow',
  'matmul',
  'lshift',
  'rshift',
  'and',
  'or',
  'xor',
] as const

/** -1, 0, 1 for built-in values with an order; UNBOUND marks other types, NaN an unordered pair. */
export function order(a: number, b: number): number | undefined {
  if (isInt(a) && isInt(b)) return a < b ? -1 : a > b ? 1 : 0
  if (isString(a) && isString(b)) return a === b ? 0 : compareText(text(a), text(b))
  const x = numberOf(a)
  const y = numberOf(b)
  if (x !== undefined && y !== undefined) return orderNumbers(a, b, x, y)
  const kind = kindOf(a)
  if (kind !== kindOf(b)) return undefined
  if (kind === KIND.list || kind === KIND.deque)
    return orderItems(firstOf(a), firstOf(b), lengthOf(a), lengthOf(b))
  if (kind === KIND.tuple) return orderItems((a >>> 3) + 2, (b >>> 3) + 2, lengthOf(a), lengthOf(b))
  return undefined
}

function orderNumbers(a: number, b: number, x: number, y: number): number {
  if (isBig(a) || isBig(b)) {
    const exact = (v: number) => (kindOf(v) === KIND.float ? floatOf(v) : bigIntOf(v))
    const [left, right] = [exact(a), exact(b)]
    return left < right ? -1 : left > right ? 1 : Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : 0
  }
  return x < y ? -1 : x > y ? 1 : x === y ? 0 : Number.NaN
}

function compareText(a: string, b: string): number {
  const [left, right] = [a[Symbol.iterator](), b[Symbol.iterator]()]
  for (;;) {
    const x = left.next()
    const y = right.next()
    if (x.done) return y.done ? 0 : -1
    if (y.done) return 1
    const difference = (x.value.codePointAt(0) as number) - (y.value.codePointAt(0) as number)
    if (difference !== 0) return Math.sign(difference)
  }
}

/** Thrown inside an order of containers when two elements need a `__lt__` of their own. */
export class ElementOrder {
  readonly a: number
  readonly b: number
  constructor(a: number, b: number) {
    this.a = a
    this.b = b
  }
}

function orderItems(a: number, b: number, aLength: number, bLength: number): number {
  for (let n = 0; n < Math.min(aLength, bLength); n++) {
    const x = heap.h[a + n] as number
    const y = heap.h[b + n] as number
    if (equal(x, y)) continue
    const own = order(x, y)
    if (own === undefined) throw new ElementOrder(x, y)
    return own
  }
  return Math.sign(aLength - bLength)
}

/** Subset order of sets for `<`, `<=`, `>`, `>=`; undefined for other types. */
export function compareSets(op: number, a: number, b: number): boolean | undefined {
  if (isSetView(a) || isSetView(b)) {
    const [left, right] = [isSetView(a) ? setOfView(a) : a, isSetView(b) ? setOfView(b) : b]
    return compareSets(op, left, right)
  }
  if (!isSet(a) || !isSet(b)) return undefined
  const isWithin = (x: number, y: number) => keysOf(x).every((key) => find(y, key) >= 0)
  if (op === 0) return sizeOf(a) < sizeOf(b) && isWithin(a, b)
  if (op === 1) return isWithin(a, b)
  if (op === 2) return sizeOf(a) > sizeOf(b) && isWithin(b, a)
  return isWithin(b, a)
}

/** Unary minus, plus, invert; UNBOUND for other types. */
export function unary(op: number, v: number): number {
  if (isIntLike(v)) {
    const value = bigIntOf(v)
    return big(op === 0 ? -value : op === 1 ? value : ~value)
  }
  if (kindOf(v) !== KIND.float || op === 2) return UNBOUND
  return op === 0 ? float(-floatOf(v)) : v
}
