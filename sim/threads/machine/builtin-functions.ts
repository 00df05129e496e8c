// Built-in functions: print, len, range, sorted, ...
import { deleteAttribute, findAttribute, noAttribute, storeAttribute } from './attributes.ts'
import { builtins } from './builtin-names.ts'
import { float, floatOf } from './constants.ts'
import { lengthOf, newList, newObject } from './containers.ts'
import { method } from './define.ts'
import { sizeOf } from './dict.ts'
import { hash, numberOf } from './equality.ts'
import { classes, raised, typeError, valueError } from './errors.ts'
import { formatValue } from './format.ts'
import { field, KIND, kindOf } from './heap.ts'
import { isAscii } from './indexing.ts'
import { asList, iteratorOf } from './iteration.ts'
import { hooks, type NativeOptions, native, variadic } from './native.ts'
import { bigIntOf, binary, floatFloor, floatModulo, floorDivide } from './operators.ts'
import { output } from './output.ts'
import { stableHash } from './python-hash.ts'
import { writeTo } from './streams.ts'
import { asciiRepr, toRepr, toStr } from './text.ts'
import { rangeLength, truth, unwrap } from './truth.ts'
import { CLS, getName, isSubclass, itemsOfTuple, lookup, newTuple, typeName, typeOf } from './types.ts'
import {
  big,
  FALSE,
  fromBool,
  int,
  isBig,
  isBool,
  isInt,
  isNative,
  isString,
  NONE,
  NOT_IMPLEMENTED,
  PENDING,
  str,
  TRUE,
  text,
  UNBOUND,
} from './values.ts'
import { isView, WALK } from './views.ts'

const define = (name: string, params: string, fn: Parameters<typeof native>[2], options?: NativeOptions) =>
  builtins.set(name, native(name, params, fn, options))
const defineVariadic = (name: string, fn: Parameters<typeof variadic>[1], options?: NativeOptions) =>
  builtins.set(name, variadic(name, fn, options))

export function bootFunctions(): void {
  numberMethods()
  builtins.set('__name__', str('__main__'))
  builtins.set('__debug__', TRUE)
  defineVariadic('print', print, { touch: 'read' })
  define('len', 'obj', length, { touch: 'read', dunder: '__len__' })
  define('repr', 'obj', (v) => str(toRepr(v)), { touch: 'read', dunder: '__repr__' })
  define('ascii', 'obj', (v) => str(asciiRepr(v)))
  define('abs', 'x', absolute, { dunder: '__abs__' })
  define('hash', 'obj', pythonHash, { dunder: '__hash__' })
  define('id', 'obj', (v) => int((v >>> 3) * 16 + 0x1000000))
  define('callable', 'obj', (v) => fromBool(isCallable(v)))
  define('chr', 'i', (v) => {
    const n = Number(bigIntOf(intValue(v)))
    if (n < 0 || n > 0x10ffff) throw valueError('chr() arg not in range(0x110000)')
    return str(String.fromCodePoint(n))
  })
  define('ord', 'c', ord)
  for (const [name, radix] of [
    ['bin', 2],
    ['oct', 8],
    ['hex', 16],
  ] as const)
    define(name, 'x', (v) => {
      const value = bigIntOf(intValue(v))
      return str(
        `${value < 0n ? '-' : ''}0${name === 'hex' ? 'x' : name[0]}${(value < 0n ? -value : value).toString(radix)}`,
      )
    })
  define('round', 'number ndigits?', round, { dunder: '__round__' })
  define('divmod', 'a b', divmod)
  define('pow', 'base exp mod?', pow)
  define('format', 'value spec?', (v, spec) => {
    const own = isSpecial(v, '__format__')
    if (own !== UNBOUND) return hooks.call(own, [v, spec === UNBOUND ? str('') : spec])
    return str(formatValue(unwrap(v), spec === UNBOUND ? '' : text(spec)))
  })
  define('isinstance', 'obj classinfo', (v, types) =>
    fromBool(isOneOf(typeOf(v), types, 'isinstance() arg 2 must be a type, a tuple of types, or a union')),
  )
  define('issubclass', 'cls classinfo', (v, types) => {
    if (kindOf(v) !== KIND.class) throw typeError('issubclass() arg 1 must be a class')
    return fromBool(isOneOf(v, types, 'issubclass() arg 2 must be a class, a tuple of classes, or a union'))
  })
  define('getattr', 'obj name default?', (v, name, fallback) => {
    if (!isString(name)) throw typeError(`attribute name must be string, not '${typeName(name)}'`)
    const found = findAttribute(v, name, 0)
    if (found !== UNBOUND) return found
    const own = isSpecial(v, '__getattr__')
    if (own !== UNBOUND && fallback === UNBOUND) return hooks.call(own, [v, name])
    if (fallback !== UNBOUND) return fallback
    throw noAttribute(v, name)
  })
  define('setattr', 'obj name value', (v, name, value) =>
    storeAttribute(v, name, value, 0) === PENDING ? PENDING : NONE,
  )
  define('hasattr', 'obj name', (v, name) => fromBool(findAttribute(v, name, 0) !== UNBOUND))
  define('delattr', 'obj name', (v, name) => deleteAttribute(v, name, 0))
  define(
    'iter',
    'obj sentinel?',
    (v, sentinel) => {
      if (sentinel !== UNBOUND) {
        if (!isCallable(v)) throw typeError('iter(v, w): v must be callable')
        hooks.push(builtins.get('_iter_until') as number, [v, sentinel])
        return PENDING
      }
      return iteratorOf(v)
    },
    { touch: 'read', dunder: '__iter__' },
  )
  define('any', 'iterable', (v) => fromBool(asList(v).some(truth)), { touch: 'read', slow: '_any' })
  define('all', 'iterable', (v) => fromBool(asList(v).every(truth)), { touch: 'read', slow: '_all' })
  define('sum', 'iterable start?', sum, { touch: 'read', slow: '_sum' })
  define(
    'sorted',
    'iterable * key? reverse?',
    (v, key, reverse) => newList(sortItems(asList(v), key, reverse)),
    { touch: 'read', slow: '_sorted' },
  )
  defineVariadic('min', (args, keywords) => extreme('min', args, keywords), { touch: 'read', slow: '_min' })
  defineVariadic('max', (args, keywords) => extreme('max', args, keywords), { touch: 'read', slow: '_max' })
  define(
    'enumerate',
    'iterable start?',
    (v, start) =>
      newObject(KIND.iter, [WALK.enumerate << 1, iteratorOf(v), 0, start === UNBOUND ? 0 : start]),
    { touch: 'read', slow: '_enumerate' },
  )
  defineVariadic(
    'zip',
    (args, keywords) =>
      newObject(KIND.iter, [
        WALK.zip << 1,
        newTuple(args.map(iteratorOf)),
        0,
        keywords?.get('strict') ?? FALSE,
      ]),
    { touch: 'read', slow: '_zip' },
  )
  define('reversed', 'sequence', reversed, { touch: 'read', dunder: '__reversed__' })
}

/** The special methods of numbers that are functions here. */
function numberMethods(): void {
  for (const name of ['int', 'float']) {
    const cls = classes[name] as number
    method(cls, '__round__', 'ndigits?', (self, digits) => round(unwrap(self), digits))
    method(cls, '__divmod__', 'other', (self, other) => divmod(unwrap(self), unwrap(other)))
    method(cls, '__rdivmod__', 'other', (self, other) => divmod(unwrap(other), unwrap(self)))
  }
  for (const name of ['int', 'float', 'str', 'tuple', 'frozenset', 'range'])
    method(classes[name] as number, '__hash__', '', (self) => pythonHash(unwrap(self)))
}

const PRINT_OPTIONS = ['sep', 'end', 'file', 'flush']

function print(args: readonly number[], keywords: ReadonlyMap<string, number> | null): number {
  for (const name of keywords?.keys() ?? [])
    if (!PRINT_OPTIONS.includes(name)) throw typeError(`'${name}' is an invalid keyword argument for print()`)
  const option = (name: string, fallback: string) => {
    const given = keywords?.get(name)
    if (given === undefined || given === NONE) return fallback
    if (!isString(given)) throw typeError(`${name} must be None or a string, not ${typeName(given)}`)
    return text(given)
  }
  const line = args.map(toStr).join(option('sep', ' ')) + option('end', '\n')
  const file = keywords?.get('file')
  if (file === undefined || file === NONE) output.write(line, 'stdout')
  else writeTo(file, line)
  return NONE
}

const isSpecial = (v: number, name: string): number => {
  if (kindOf(v) !== KIND.instance) return UNBOUND
  const found = lookup(typeOf(v), str(name))
  return kindOf(found) === KIND.func ? found : UNBOUND
}

function length(v: number): number {
  if (isString(v)) return int(isAscii(text(v)) ? text(v).length : [...text(v)].length)
  switch (kindOf(v)) {
    case KIND.list:
    case KIND.deque:
    case KIND.tuple:
    case KIND.dict:
    case KIND.set:
    case KIND.frozenset:
      return lengthOf(v) << 1
    case KIND.range:
      return int(rangeLength(v))
    case KIND.iter:
      if (field(v, 3) >> 1 === -1) return int(sizeOf(field(v, 2)))
      break
    case KIND.instance: {
      const inner = unwrap(v)
      if (inner !== v) return length(inner)
    }
  }
  throw typeError(`object of type '${typeName(v)}' has no len()`)
}

export function intValue(v: number): number {
  if (isInt(v) || isBig(v) || isBool(v)) return v
  const inner = unwrap(v)
  if (inner !== v) return intValue(inner)
  const own = isSpecial(v, '__index__')
  if (own !== UNBOUND) return hooks.call(own, [v])
  throw typeError(`'${typeName(v)}' object cannot be interpreted as an integer`)
}

function absolute(v: number): number {
  if (isInt(v) || isBig(v) || isBool(v)) {
    const value = bigIntOf(v)
    return big(value < 0n ? -value : value)
  }
  if (kindOf(v) === KIND.float) return float(Math.abs(floatOf(v)))
  throw typeError(`bad operand type for abs(): '${typeName(v)}'`)
}

/** CPython's hash of numbers and tuples of them; other hashes are arbitrary there and stable here. */
function pythonHash(v: number): number {
  const code = hash(v)
  const stable = stableHash(unwrap(v))
  return stable === undefined ? int(code) : big(stable)
}

export function isCallable(v: number): boolean {
  if (isNative(v)) return true
  const kind = kindOf(v)
  return (
    [KIND.func, KIND.bound, KIND.class].includes(kind as 10) || lookup(typeOf(v), str('__call__')) !== UNBOUND
  )
}

function ord(v: number): number {
  if (!isString(v)) throw typeError(`ord() expected string of length 1, but ${typeName(v)} found`)
  const chars = [...text(v)]
  if (chars.length !== 1)
    throw typeError(`ord() expected a character, but string of length ${chars.length} found`)
  return int((chars[0] as string).codePointAt(0) as number)
}

function round(v: number, digits: number): number {
  const own = isSpecial(v, '__round__')
  if (own !== UNBOUND) return hooks.call(own, digits === UNBOUND ? [v] : [v, digits])
  const places = digits === UNBOUND || digits === NONE ? undefined : Number(bigIntOf(intValue(digits)))
  if (kindOf(v) === KIND.float) return roundFloat(floatOf(v), places)
  if (!isInt(v) && !isBig(v) && !isBool(v))
    throw typeError(`type ${typeName(v)} doesn't define __round__ method`)
  const value = bigIntOf(intValue(v))
  if (places === undefined || places >= 0) return big(value)
  const unit = 10n ** BigInt(-places)
  const low = floorDivide(value, unit) * unit
  const rest = value - low
  const isUp = rest * 2n > unit || (rest * 2n === unit && (low / unit) % 2n !== 0n)
  return big(isUp ? low + unit : low)
}

function roundFloat(value: number, places: number | undefined): number {
  if (places === undefined) {
    if (!Number.isFinite(value))
      throw Number.isNaN(value)
        ? valueError('cannot convert float NaN to integer')
        : raised('OverflowError', 'cannot convert float infinity to integer')
    const low = Math.floor(value)
    const rest = value - low
    const rounded = rest > 0.5 || (rest === 0.5 && low % 2 !== 0) ? low + 1 : low
    return big(BigInt(rounded))
  }
  if (!Number.isFinite(value) || places > 22) return float(value)
  if (places >= 0) return float(roundExactly(value, places))
  if (places < -308) return float(value < 0 ? -0 : 0)
  const whole = round(big(BigInt(Math.trunc(value))), int(places))
  const rest = Math.abs(value % 1)
  // Only a part behind the point can break the tie of a whole number.
  const isTie = rest > 0 && Math.abs(Number(bigIntOf(whole)) - Math.trunc(value)) * 2 === 10 ** -places
  const away = isTie ? Math.sign(value) * Math.abs(Math.trunc(value)) + Math.sign(value) : undefined
  const rounded = away === undefined ? whole : round(big(BigInt(away)), int(places))
  return float(value < 0 && rounded === 0 ? -0 : Number(bigIntOf(rounded)))
}

/** Rounds the exact binary value, ties to even, as CPython's dtoa does. */
function roundExactly(value: number, places: number): number {
  const fixed = value.toFixed(Math.min(100, places))
  const exact = value.toFixed(Math.min(100, places + 30))
  const isTie =
    /^5?0*$/.test(exact.slice(exact.indexOf('.') + 1 + places)) &&
    exact[exact.indexOf('.') + 1 + places] === '5'
  if (!isTie) return Number(fixed)
  const down = Number(exact.slice(0, exact.indexOf('.') + 1 + places))
  const lastDigit = Number(
    exact
      .slice(0, exact.indexOf('.') + 1 + places)
      .replace('.', '')
      .at(-1),
  )
  return lastDigit % 2 === 0 ? down : Number(fixed)
}

function divmod(a: number, b: number): number {
  for (const [self, other, name] of [
    [a, b, '__divmod__'],
    [b, a, '__rdivmod__'],
  ] as const) {
    const own = isSpecial(self, name)
    const result = own === UNBOUND ? NOT_IMPLEMENTED : hooks.call(own, [self, other])
    if (result !== NOT_IMPLEMENTED) return result
  }
  if (kindOf(a) === KIND.float || kindOf(b) === KIND.float) {
    const [x, y] = [numberOf(a), numberOf(b)]
    if (x !== undefined && y !== undefined) {
      if (y === 0) throw raised('ZeroDivisionError', 'float divmod()')
      const rest = floatModulo(x, y)
      return newTuple([float(floatFloor(x, y)), float(rest)])
    }
  }
  const [quotient, rest] = [binary(4, a, b), binary(5, a, b)]
  if (quotient === UNBOUND || rest === UNBOUND)
    throw typeError(`unsupported operand type(s) for divmod(): '${typeName(a)}' and '${typeName(b)}'`)
  return newTuple([quotient, rest])
}

function pow(base: number, exponent: number, modulus: number): number {
  if (modulus === UNBOUND || modulus === NONE) return hooks.power(base, exponent)
  const own = isSpecial(base, '__pow__')
  if (own !== UNBOUND) return hooks.call(own, [base, exponent, modulus])
  for (const part of [base, exponent, modulus])
    if (kindOf(part) === KIND.float)
      throw typeError('pow() 3rd argument not allowed unless all arguments are integers')
  let [b, e] = [bigIntOf(intValue(base)), bigIntOf(intValue(exponent))]
  const m = bigIntOf(intValue(modulus))
  if (m === 0n) throw valueError('pow() 3rd argument cannot be 0')
  if (e < 0n) {
    b = inverse(b, m)
    e = -e
  }
  let result = 1n
  b %= m
  for (; e > 0n; e >>= 1n) {
    if (e & 1n) result = (result * b) % m
    b = (b * b) % m
  }
  return big(((result % m) + m) % m)
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [((value % modulus) + modulus) % modulus, modulus, 1n, 0n]
  while (b > 0n) {
    const q = a / b
    ;[a, b, x, y] = [b, a % b, y, x - q * y]
  }
  if (a !== 1n) throw valueError('base is not invertible for the given modulus')
  return ((x % modulus) + modulus) % modulus
}

const REQUIRED = str('_required')

/** Whether a class has the methods, or is one of the classes, that a class of `collections.abc` asks for. */
const meets = (cls: number, asked: number) => {
  const all = itemsOfTuple(asked)
  if (all.some((own) => kindOf(own) === KIND.class)) return all.some((own) => isSubclass(cls, own))
  return all.every((name) => ![UNBOUND, NONE].includes(lookup(cls, name)))
}

function isOneOf(cls: number, given: number, complaint: string): boolean {
  const types = unwrap(given)
  if (kindOf(types) === KIND.tuple) return itemsOfTuple(types).some((own) => isOneOf(cls, own, complaint))
  if (kindOf(types) !== KIND.class) throw typeError(complaint)
  const asked = getName(field(types, CLS.dict), REQUIRED)
  if (asked !== UNBOUND) return isSubclass(cls, types) || meets(cls, asked)
  return isSubclass(cls, types)
}

function sum(v: number, start: number): number {
  let total = start === UNBOUND ? 0 : start
  if (isString(total)) throw typeError("sum() can't sum strings [use ''.join(seq) instead]")
  for (const item of asList(v)) total = hooks.add(total, item)
  return total
}

/** A stable sort by `key`, as `sorted` and `list.sort` do it. */
export function sortItems(items: readonly number[], key: number, reverse: number): number[] {
  const isReverse = reverse !== UNBOUND && truth(reverse)
  const hasKey = key !== UNBOUND && key !== NONE
  const keys = hasKey ? items.map((item) => hooks.call(key, [item])) : items
  const indices = [...items.keys()]
  // Asks only whether one is less, in the order in which CPython's list sort does: V8 sorts by the same algorithm.
  const compare = (a: number, b: number) => {
    const [x, y] = [keys[a] as number, keys[b] as number]
    return isInt(x) && isInt(y) ? x - y : hooks.less(x, y) ? -1 : 0
  }
  if (isReverse) indices.reverse()
  indices.sort(compare)
  if (isReverse) indices.reverse()
  return indices.map((n) => items[n] as number)
}

function extreme(
  name: 'min' | 'max',
  args: readonly number[],
  keywords: ReadonlyMap<string, number> | null,
): number {
  if (args.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`)
  if (args.length > 1 && keywords?.has('default'))
    throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`)
  for (const option of keywords?.keys() ?? [])
    if (option !== 'key' && option !== 'default')
      throw typeError(`'${option}' is an invalid keyword argument for ${name}()`)
  const items = args.length === 1 ? asList(args[0] as number) : args
  if (items.length === 0) {
    const fallback = keywords?.get('default')
    if (fallback !== undefined) return fallback
    throw valueError(`${name}() arg is an empty sequence`)
  }
  const key = keywords?.get('key') ?? NONE
  const keyed = key === NONE ? items : items.map((item) => hooks.call(key, [item]))
  let best = 0
  for (let n = 1; n < items.length; n++) {
    const [own, other] = [keyed[n] as number, keyed[best] as number]
    if (name === 'min' ? hooks.less(own, other) : hooks.greater(own, other)) best = n
  }
  return items[best] as number
}

function reversed(v: number): number {
  const inner = unwrap(v)
  const kind = kindOf(inner)
  if (kind === KIND.dict || isView(inner)) return iteratorOf(newList(asList(inner).reverse()))
  if (!isString(inner) && ![KIND.list, KIND.tuple, KIND.deque, KIND.range].includes(kind as 5))
    throw typeError(`'${typeName(v)}' object is not reversible`)
  const count = length(inner) >> 1
  return newObject(KIND.iter, [WALK.reversed << 1, inner, 0, (count - 1) << 1])
}
