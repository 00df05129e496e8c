// Constructors and methods of int, float and bool.
import { intValue } from './builtin-functions.ts'
import { builtins } from './builtin-names.ts'
import { float, floatOf } from './constants.ts'
import { classMethod, defineConstructor, method, property, variadicMethod } from './define.ts'
import { numberOf } from './equality.ts'
import { classes, raised, typeError, valueError } from './errors.ts'
import { KIND, kindOf } from './heap.ts'
import { asList } from './iteration.ts'
import { wrapped } from './methods-containers.ts'
import { hooks } from './native.ts'
import { hexText, parseHex, ratioOf, stringRepr } from './number-text.ts'
import { bigIntOf } from './operators.ts'
import { MAX_DIGITS, tooManyDigits } from './text.ts'
import { truth, unwrap } from './truth.ts'
import { lookup, newTuple, typeName, typeOf } from './types.ts'
import {
  big,
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

export function bootNumbers(): void {
  intMethods()
  floatMethods()
  const bool = classes.bool as number
  defineConstructor(bool, ([, source, ...rest]) => {
    if (rest.length > 0) throw typeError(`bool expected at most 1 argument, got ${rest.length + 1}`)
    return fromBool(source !== undefined && truth(source))
  })
  for (const name of ['int', 'float', 'bool']) builtins.set(name, classes[name] as number)
}

/** An int from an int, a bool or an instance of a subclass. */
const plain = (v: number): number => {
  const inner = unwrap(v)
  return isBool(inner) ? int(inner === TRUE ? 1 : 0) : inner
}

const absolute = (n: bigint) => (n < 0n ? -n : n)

function intMethods(): void {
  const cls = classes.int as number
  defineConstructor(cls, ([made, source, base, ...rest], keywords) => {
    for (const name of keywords?.keys() ?? [])
      if (name !== 'base') throw typeError(`'${name}' is an invalid keyword argument for int()`)
    if (rest.length > 0) throw typeError(`int() takes at most 2 arguments (${rest.length + 2} given)`)
    return wrapped(made as number, cls, toInt(source, base ?? keywords?.get('base')))
  })
  variadicMethod(cls, '__init__', () => NONE)
  method(cls, 'bit_length', '', (self) => {
    const value = absolute(bigIntOf(plain(self)))
    return int(value === 0n ? 0 : value.toString(2).length)
  })
  method(cls, 'bit_count', '', (self) =>
    int([...absolute(bigIntOf(plain(self))).toString(2)].filter((digit) => digit === '1').length),
  )
  method(cls, 'as_integer_ratio', '', (self) => newTuple([plain(self), int(1)]))
  method(cls, 'conjugate', '', plain)
  for (const name of ['__int__', '__index__', '__trunc__', '__floor__', '__ceil__'])
    method(cls, name, '', plain)
  method(cls, '__float__', '', (self) => toFloat(plain(self)))
  for (const name of ['real', 'numerator']) property(cls, name, plain)
  property(cls, 'imag', () => 0)
  property(cls, 'denominator', () => int(1))
  classMethod(cls, 'from_bytes', ([, source, order], keywords) =>
    fromBytes(asList(source as number), order, keywords),
  )
}

/** `int.from_bytes` of an iterable of ints: labs have no bytes. */
function fromBytes(
  source: readonly number[],
  order: number | undefined,
  keywords: ReadonlyMap<string, number> | null,
): number {
  const how = order ?? keywords?.get('byteorder') ?? str('big')
  if (text(how) !== 'big' && text(how) !== 'little')
    throw valueError("byteorder must be either 'little' or 'big'")
  const digits = source.map((item) => {
    const digit = bigIntOf(intValue(item))
    if (digit < 0n || digit > 255n) throw valueError('bytes must be in range(0, 256)')
    return digit
  })
  if (text(how) === 'little') digits.reverse()
  const value = digits.reduce((sum, digit) => sum * 256n + digit, 0n)
  const isSigned = truth(keywords?.get('signed') ?? FALSE) && (digits[0] ?? 0n) > 127n
  return big(isSigned ? value - (1n << BigInt(8 * digits.length)) : value)
}

function floatMethods(): void {
  const cls = classes.float as number
  const own = (self: number) => floatOf(unwrap(self))
  defineConstructor(cls, ([made, source, ...rest]) => {
    if (rest.length > 0) throw typeError(`float expected at most 1 argument, got ${rest.length + 1}`)
    return wrapped(made as number, cls, source === undefined ? float(0) : toFloat(source))
  })
  variadicMethod(cls, '__init__', () => NONE)
  method(cls, 'is_integer', '', (self) => fromBool(Number.isInteger(own(self))))
  method(cls, 'hex', '', (self) => str(hexText(own(self))))
  method(cls, 'conjugate', '', unwrap)
  method(cls, '__float__', '', unwrap)
  method(cls, 'as_integer_ratio', '', (self) => {
    const value = own(self)
    if (Number.isNaN(value)) throw valueError('cannot convert NaN to integer ratio')
    if (!Number.isFinite(value)) throw raised('OverflowError', 'cannot convert Infinity to integer ratio')
    return newTuple(ratioOf(value).map(big))
  })
  for (const name of ['__int__', '__trunc__'] as const)
    method(cls, name, '', (self) => toInt(self, undefined))
  for (const [name, round] of [
    ['__floor__', Math.floor],
    ['__ceil__', Math.ceil],
  ] as const)
    method(cls, name, '', (self) => toInt(float(round(own(self))), undefined))
  property(cls, 'real', unwrap)
  property(cls, 'imag', () => float(0))
  classMethod(cls, 'fromhex', ([, source]) => {
    if (!isString(source as number)) throw typeError('bad argument type for built-in operation')
    const value = parseHex(text(source as number))
    if (value === undefined) throw valueError('invalid hexadecimal floating-point string')
    return float(value)
  })
}

function toInt(source: number | undefined, base: number | undefined): number {
  if (source === undefined) {
    if (base !== undefined) throw typeError('int() missing string argument')
    return 0
  }
  const inner = unwrap(source)
  if (isString(inner)) return parseInt_(inner, base === undefined ? 10 : Number(bigIntOf(intValue(base))))
  if (base !== undefined) throw typeError("int() can't convert non-string with explicit base")
  if (isInt(inner) || isBig(inner)) return inner
  if (isBool(inner)) return inner === TRUE ? int(1) : int(0)
  if (kindOf(inner) === KIND.float) {
    const own = floatOf(inner)
    if (Number.isNaN(own)) throw valueError('cannot convert float NaN to integer')
    if (!Number.isFinite(own)) throw raised('OverflowError', 'cannot convert float infinity to integer')
    return big(BigInt(Math.trunc(own)))
  }
  for (const name of ['__int__', '__index__', '__trunc__']) {
    const own = kindOf(source) === KIND.instance ? lookup(typeOf(source), str(name)) : UNBOUND
    if (kindOf(own) === KIND.func) return hooks.call(own, [source])
  }
  throw typeError(
    `int() argument must be a string, a bytes-like object or a real number, not '${typeName(source)}'`,
  )
}

/** Decimal digits of any script as ASCII ones. */
const asciiDigits = (source: string) =>
  source.replace(/[^\p{ASCII}]/gu, (char) => {
    if (!/\p{Nd}/u.test(char)) return char
    let zero = char.codePointAt(0) as number
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (char.codePointAt(0) as number) - zero < 9)
      zero--
    return String((char.codePointAt(0) as number) - zero)
  })

function parseInt_(word: number, base: number): number {
  if (base !== 0 && (base < 2 || base > 36)) throw valueError('int() base must be >= 2 and <= 36, or 0')
  const bad = () => valueError(`invalid literal for int() with base ${base}: ${stringRepr(text(word))}`)
  const match = /^\s*([+-]?)(0[xXoObB]_?)?([0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*)\s*$/.exec(asciiDigits(text(word)))
  if (!match) throw bad()
  let [, sign, prefix, digits] = match as unknown as [string, string, string | undefined, string]
  digits = digits.replaceAll('_', '').toLowerCase()
  let radix = base
  const prefixed = { x: 16, o: 8, b: 2 }[prefix?.[1]?.toLowerCase() ?? ''] ?? 0
  if (base === 0) radix = prefixed || 10
  else if (prefix && prefixed !== base) digits = prefix.replace('_', '').toLowerCase() + digits
  if (base === 0 && prefixed === 0 && /^0+[1-9]/.test(digits)) throw bad()
  let total = 0n
  if (radix === 10) {
    if (!/^\d+$/.test(digits)) throw bad()
    if (digits.length > MAX_DIGITS) throw tooManyDigits(`: value has ${digits.length} digits`)
    total = BigInt(digits)
  } else
    for (const char of digits) {
      const digit = Number.parseInt(char, 36)
      if (!(digit < radix)) throw bad()
      total = total * BigInt(radix) + BigInt(digit)
    }
  return big(sign === '-' ? -total : total)
}

function toFloat(source: number): number {
  const inner = unwrap(source)
  const own = numberOf(inner)
  if (own !== undefined) {
    if (isBig(inner) && !Number.isFinite(own))
      throw raised('OverflowError', 'int too large to convert to float')
    return kindOf(inner) === KIND.float ? inner : float(own)
  }
  if (isString(inner)) {
    const trimmed = asciiDigits(text(inner))
      .trim()
      .toLowerCase()
      .replace(/(?<=\d)_(?=\d)/g, '')
    const special = /^([+-]?)(inf|infinity|nan)$/.exec(trimmed)
    if (special)
      return float(
        (special[1] === '-' ? -1 : 1) * (special[2] === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY),
      )
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(trimmed))
      throw valueError(`could not convert string to float: ${stringRepr(text(inner))}`)
    return float(Number(trimmed))
  }
  for (const name of ['__float__', '__index__']) {
    const own = kindOf(source) === KIND.instance ? lookup(typeOf(source), str(name)) : UNBOUND
    if (kindOf(own) !== KIND.func) continue
    const result = hooks.call(own, [source])
    return name === '__float__' ? result : toFloat(result)
  }
  throw typeError(`float() argument must be a string or a real number, not '${typeName(source)}'`)
}
