// Constructors and methods of str, int, float and bool.

import { findAttribute } from './attributes.ts'
import { intValue } from './builtin-functions.ts'
import { builtins } from './builtin-names.ts'
import { float, floatOf } from './constants.ts'
import { newList } from './containers.ts'
import { asList, getItem, truth, unwrap } from './containers-protocol.ts'
import { classMethod, defineConstructor, method, property, variadicMethod } from './define.ts'
import { get, newDict, put } from './dict.ts'
import { numberOf } from './equality.ts'
import { classes, raised, typeError, valueError } from './errors.ts'
import { formatValue } from './format.ts'
import { KIND, kindOf } from './heap.ts'
import { wrapped } from './methods-sequences.ts'
import { hooks } from './native.ts'
import { stringRepr } from './number-text.ts'
import { bigIntOf } from './operators.ts'
import { MAX_DIGITS, tooManyDigits, toRepr, toStr } from './text.ts'
import { itemsOfTuple, lookup, newTuple, typeName, typeOf } from './types.ts'
import {
  big,
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

export function bootText(): void {
  textMethods()
  numberMethods()
  for (const name of ['str', 'int', 'float', 'bool']) builtins.set(name, classes[name] as number)
}

const value = (self: number): string => {
  const inner = unwrap(self)
  if (!isString(inner))
    throw typeError(`descriptor requires a 'str' object but received a '${typeName(self)}'`)
  return text(inner)
}

const needText = (v: number, message: (name: string) => string): string => {
  const inner = unwrap(v)
  if (!isString(inner)) throw typeError(message(typeName(v)))
  return text(inner)
}

function textMethods(): void {
  const cls = classes.str as number
  defineConstructor(
    cls,
    ([made, source]) => {
      const result = source === undefined ? str('') : str(toStr(source))
      return wrapped(made as number, cls, result)
    },
    { touch: 'read', slow: '_str_new' },
  )
  variadicMethod(cls, '__init__', () => NONE)
  const simple: readonly [string, (own: string) => string][] = [
    ['upper', (own) => own.toUpperCase()],
    ['lower', (own) => own.toLowerCase()],
    ['casefold', (own) => own.toLowerCase()],
    ['capitalize', (own) => own.slice(0, 1).toUpperCase() + own.slice(1).toLowerCase()],
    [
      'title',
      (own) => own.toLowerCase().replace(/\p{L}+/gu, (word) => word[0]?.toUpperCase() + word.slice(1)),
    ],
    [
      'swapcase',
      (own) => [...own].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(''),
    ],
  ]
  for (const [name, fn] of simple) method(cls, name, '', (self) => str(fn(value(self))))
  const tests: readonly [string, RegExp][] = [
    ['isdigit', /^\p{Nd}+$/u],
    ['isdecimal', /^\p{Nd}+$/u],
    ['isnumeric', /^\p{N}+$/u],
    ['isalpha', /^\p{L}+$/u],
    ['isalnum', /^[\p{L}\p{N}]+$/u],
    ['isspace', /^\s+$/u],
    ['isidentifier', /^[\p{ID_Start}_][\p{ID_Continue}]*$/u],
    ['isascii', /^\p{ASCII}*$/u],
    ['isprintable', /^[^\p{C}]*$/u],
  ]
  for (const [name, pattern] of tests) method(cls, name, '', (self) => fromBool(pattern.test(value(self))))
  method(cls, 'isupper', '', (self) =>
    fromBool(value(self) !== value(self).toLowerCase() && value(self) === value(self).toUpperCase()),
  )
  method(cls, 'islower', '', (self) =>
    fromBool(value(self) !== value(self).toUpperCase() && value(self) === value(self).toLowerCase()),
  )
  method(cls, 'istitle', '', (self) => fromBool(/^(?:[^\p{L}]*\p{Lu}\p{Ll}*)+[^\p{L}]*$/u.test(value(self))))
  searching(cls)
  splitting(cls)
  padding(cls)
  method(cls, 'join', 'iterable', join, { touch: 'read', slow: '_join' })
  variadicMethod(cls, 'format', ([self, ...args], keywords) =>
    str(formatTemplate(value(self as number), args, keywords)),
  )
  method(cls, 'format_map', 'mapping', (self, mapping) =>
    str(
      formatTemplate(
        value(self),
        [],
        new Map(asList(mapping).map((key) => [text(key), get(unwrap(mapping), key)])),
      ),
    ),
  )
  method(cls, 'encode', 'encoding? errors?', () => {
    throw typeError('bytes are not available in labs; use str')
  })
  method(cls, '__len__', '', (self) => int([...value(self)].length))
  method(cls, '__getitem__', 'key', (self, key) => getItem(unwrap(self), key))
  method(cls, '__contains__', 'item', (self, item) => fromBool(value(self).includes(value(item))))
  method(cls, '__add__', 'other', (self, other) => hooks.add(unwrap(self), unwrap(other)))
  classMethod(cls, 'maketrans', ([, from, to]) => {
    const made = newDict()
    if (to === undefined)
      for (const key of asList(from as number))
        put(made, isString(key) ? int(text(key).codePointAt(0) as number) : key, get(from as number, key))
    else
      for (const [n, c] of [...text(from as number)].entries())
        put(made, int(c.codePointAt(0) as number), int([...text(to)][n]?.codePointAt(0) as number))
    return made
  })
  method(cls, 'translate', 'table', (self, table) =>
    str(
      [...value(self)]
        .map((c) => {
          const found = get(table, int(c.codePointAt(0) as number))
          return found === UNBOUND
            ? c
            : found === NONE
              ? ''
              : isString(found)
                ? text(found)
                : String.fromCodePoint(found >> 1)
        })
        .join(''),
    ),
  )
}

const position = (word: number, length: number, fallback: number) => {
  if (word === UNBOUND || word === NONE) return fallback
  const n = intValue(word) >> 1
  return n < 0 ? Math.max(0, n + length) : n
}

function searching(cls: number): void {
  const find = (self: number, needle: number, start: number, stop: number, isLast: boolean) => {
    const own = value(self)
    const part = needText(needle, (name) => `must be str, not ${name}`)
    const from = position(start, own.length, 0)
    const end = Math.min(own.length, position(stop, own.length, own.length))
    if (from > end) return -1
    const at = isLast ? own.slice(from, end).lastIndexOf(part) : own.slice(from, end).indexOf(part)
    return at < 0 ? -1 : at + from
  }
  for (const [name, isLast] of [
    ['find', false],
    ['rfind', true],
  ] as const)
    method(cls, name, 'sub start? end?', (self, sub, start, stop) =>
      int(find(self, sub, start, stop, isLast)),
    )
  for (const [name, isLast] of [
    ['index', false],
    ['rindex', true],
  ] as const)
    method(cls, name, 'sub start? end?', (self, sub, start, stop) => {
      const at = find(self, sub, start, stop, isLast)
      if (at < 0) throw valueError('substring not found')
      return int(at)
    })
  method(cls, 'count', 'sub', (self, sub) =>
    int(value(sub) === '' ? value(self).length + 1 : value(self).split(value(sub)).length - 1),
  )
  const affix = (name: string, test: (own: string, part: string) => boolean) =>
    method(cls, name, 'prefix start?', (self, prefix, start) => {
      const own = value(self).slice(position(start, value(self).length, 0))
      const parts = kindOf(prefix) === KIND.tuple ? itemsOfTuple(prefix) : [prefix]
      return fromBool(
        parts.some((part) =>
          test(
            own,
            needText(part, (type) => `${name} first arg must be str or a tuple of str, not ${type}`),
          ),
        ),
      )
    })
  affix('startswith', (own, part) => own.startsWith(part))
  affix('endswith', (own, part) => own.endsWith(part))
  method(cls, 'replace', 'old new count?', (self, old, fresh, count) => {
    const [own, from, to] = [value(self), value(old), value(fresh)]
    if (count === UNBOUND || count < 0) return str(own.replaceAll(from, () => to))
    const parts = own.split(from)
    const n = Math.min(count >> 1, parts.length - 1)
    return str(
      parts.slice(0, n + 1).join(to) +
        parts
          .slice(n + 1)
          .map((part) => from + part)
          .join(''),
    )
  })
  method(cls, 'removeprefix', 'prefix', (self, part) =>
    str(value(self).startsWith(value(part)) ? value(self).slice(value(part).length) : value(self)),
  )
  method(cls, 'removesuffix', 'suffix', (self, part) =>
    str(
      value(part) && value(self).endsWith(value(part))
        ? value(self).slice(0, -value(part).length)
        : value(self),
    ),
  )
}

function splitting(cls: number): void {
  const words = (own: string, limit: number, fromRight: boolean): string[] => {
    if (limit < 0) return own.trim() === '' ? [] : own.trim().split(/\s+/u)
    const parts: string[] = []
    let rest = fromRight ? own.trimEnd() : own.trimStart()
    while (rest !== '' && parts.length < limit) {
      const match = fromRight ? /^([\s\S]*?)\s+(\S+)$/u.exec(rest) : /^(\S+)\s+([\s\S]*)$/u.exec(rest)
      if (!match) break
      parts.push((fromRight ? match[2] : match[1]) as string)
      rest = fromRight ? (match[1] as string).trimEnd() : (match[2] as string)
    }
    if (rest !== '') parts.push(fromRight ? rest : rest)
    return fromRight
      ? parts.reverse()
      : parts.map((part, n) => (n === parts.length - 1 && n < limit ? part.trimEnd() : part))
  }
  const split = (self: number, separator: number, limit: number, fromRight: boolean) => {
    const own = value(self)
    const max = limit === UNBOUND ? -1 : intValue(limit) >> 1
    if (separator === UNBOUND || separator === NONE) return newList(words(own, max, fromRight).map(str))
    const by = needText(separator, (name) => `must be str or None, not ${name}`)
    if (by === '') throw valueError('empty separator')
    const parts = own.split(by)
    if (max < 0 || parts.length <= max + 1) return newList(parts.map(str))
    const kept = fromRight
      ? [parts.slice(0, parts.length - max).join(by), ...parts.slice(parts.length - max)]
      : [...parts.slice(0, max), parts.slice(max).join(by)]
    return newList(kept.map(str))
  }
  method(cls, 'split', 'sep? maxsplit?', (self, sep, max) => split(self, sep, max, false))
  method(cls, 'rsplit', 'sep? maxsplit?', (self, sep, max) => split(self, sep, max, true))
  method(cls, 'splitlines', 'keepends?', (self, keep) => {
    const lines = value(self).match(/[^\n\r]*(?:\r\n|\n|\r)|[^\n\r]+$/g) ?? []
    return newList(
      lines.map((line) => str(keep !== UNBOUND && truth(keep) ? line : line.replace(/[\r\n]+$/, ''))),
    )
  })
  const partition = (name: string, find: (own: string, by: string) => number, isLast: boolean) =>
    method(cls, name, 'sep', (self, sep) => {
      const [own, by] = [value(self), value(sep)]
      const at = find(own, by)
      const parts =
        at < 0 ? (isLast ? ['', '', own] : [own, '', '']) : [own.slice(0, at), by, own.slice(at + by.length)]
      return newTuple(parts.map(str))
    })
  partition('partition', (own, by) => own.indexOf(by), false)
  partition('rpartition', (own, by) => own.lastIndexOf(by), true)
}

/** A number of characters; a text of that length need not be possible. */
function lengthOfText(v: number): number {
  const n = intValue(v)
  if (isInt(n)) return n >> 1
  if (isBool(n)) return n === TRUE ? 1 : 0
  if (bigIntOf(n) >= 1n << 63n) throw raised('OverflowError', 'Python int too large to convert to C ssize_t')
  throw new RangeError('a text grew past the limit')
}

function padding(cls: number): void {
  const strip = (name: string, left: boolean, right: boolean) =>
    method(cls, name, 'chars?', (self, chars) => {
      const set = chars === UNBOUND || chars === NONE ? null : value(chars)
      const isCut = (c: string) => (set === null ? /\s/u.test(c) : set.includes(c))
      const own = [...value(self)]
      let [from, to] = [0, own.length]
      if (left) while (from < to && isCut(own[from] as string)) from++
      if (right) while (to > from && isCut(own[to - 1] as string)) to--
      return str(own.slice(from, to).join(''))
    })
  strip('strip', true, true)
  strip('lstrip', true, false)
  strip('rstrip', false, true)
  const justify = (name: string, place: (missing: number) => number) =>
    method(cls, name, 'width fill?', (self, width, fill) => {
      const own = value(self)
      const missing = Math.max(0, lengthOfText(width) - [...own].length)
      const left = place(missing)
      const char = fill === UNBOUND ? ' ' : value(fill)
      return str(char.repeat(left) + own + char.repeat(missing - left))
    })
  justify('ljust', () => 0)
  justify('rjust', (missing) => missing)
  method(cls, 'center', 'width fill?', (self, width, fill) => {
    const own = value(self)
    const n = lengthOfText(width)
    const missing = Math.max(0, n - [...own].length)
    const left = (missing >> 1) + (missing & n & 1)
    const char = fill === UNBOUND ? ' ' : value(fill)
    return str(char.repeat(left) + own + char.repeat(missing - left))
  })
  method(cls, 'zfill', 'width', (self, width) => {
    const own = value(self)
    const sign = /^[+-]/.test(own) ? own[0] : ''
    return str(sign + own.slice(sign ? 1 : 0).padStart(lengthOfText(width) - (sign ? 1 : 0), '0'))
  })
  method(cls, 'expandtabs', 'size?', (self, size) => {
    const width = size === UNBOUND ? 8 : lengthOfText(size)
    let column = 0
    let out = ''
    for (const char of value(self)) {
      const part = char === '\t' ? ' '.repeat(width === 0 ? 0 : width - (column % width)) : char
      column = char === '\n' ? 0 : column + part.length
      out += part
    }
    return str(out)
  })
}

function join(self: number, iterable: number): number {
  const parts = asList(iterable)
  parts.forEach((part, n) => {
    if (!isString(unwrap(part)))
      throw typeError(`sequence item ${n}: expected str instance, ${typeName(part)} found`)
  })
  return str(parts.map((part) => text(unwrap(part))).join(value(self)))
}

/** `template.format(*args, **keywords)`. */
function formatTemplate(
  template: string,
  args: readonly number[],
  keywords: ReadonlyMap<string, number> | null,
): string {
  let next = 0
  const fieldValue = (name: string): number => {
    const [head = '', ...path] = name.split(/(?=[.[])/)
    const first = head === '' ? String(next++) : head
    let found = /^\d+$/.test(first) ? args[Number(first)] : keywords?.get(first)
    if (found === undefined)
      throw /^\d+$/.test(first)
        ? raised('IndexError', `Replacement index ${first} out of range for positional args tuple`)
        : raised('KeyError', first)
    for (const part of path) {
      const key = part.replace(/[.[\]]/g, '')
      found = part.startsWith('.')
        ? requireAttribute(found, key)
        : getItem(found, /^\d+$/.test(key) ? int(Number(key)) : str(key))
    }
    return found
  }
  const expand = (part: string): string => {
    let out = ''
    for (let at = 0; at < part.length; at++) {
      const char = part[at]
      if (char === '{' && part[at + 1] === '{') {
        out += '{'
        at++
      } else if (char === '}') {
        if (part[at + 1] !== '}') throw valueError("Single '}' encountered in format string")
        out += '}'
        at++
      } else if (char === '{') {
        const end = closing(part, at)
        out += one(part.slice(at + 1, end))
        at = end
      } else out += char
    }
    return out
  }
  const one = (inner: string): string => {
    const colon = inner.indexOf(':')
    const head = colon < 0 ? inner : inner.slice(0, colon)
    const [name = '', conversion] = head.split('!')
    const found = fieldValue(name)
    const spec = colon < 0 ? '' : expand(inner.slice(colon + 1))
    if (conversion === 'r') return formatValue(str(toRepr(found)), spec)
    if (conversion === 's') return formatValue(str(toStr(found)), spec)
    const own = kindOf(found) === KIND.instance ? lookup(typeOf(found), str('__format__')) : UNBOUND
    if (kindOf(own) === KIND.func) return text(hooks.call(own, [found, str(spec)]))
    return formatValue(unwrap(found), spec)
  }
  return expand(template)
}

function closing(part: string, at: number): number {
  let depth = 0
  for (let n = at; n < part.length; n++) {
    if (part[n] === '{') depth++
    if (part[n] === '}' && --depth === 0) return n
  }
  throw valueError(
    at === part.length - 1 ? "Single '{' encountered in format string" : "expected '}' before end of string",
  )
}

function requireAttribute(v: number, name: string): number {
  const found = findAttribute(v, str(name), 0)
  if (found === UNBOUND) throw raised('AttributeError', `'${typeName(v)}' object has no attribute '${name}'`)
  return found
}

function numberMethods(): void {
  const cls = classes.int as number
  defineConstructor(cls, ([made, source, base], keywords) =>
    wrapped(made as number, cls, toInt(source, base ?? keywords?.get('base'))),
  )
  variadicMethod(cls, '__init__', () => NONE)
  method(cls, 'bit_length', '', (self) =>
    int(
      bigIntOf(self) === 0n ? 0 : (bigIntOf(self) < 0n ? -bigIntOf(self) : bigIntOf(self)).toString(2).length,
    ),
  )
  method(cls, 'bit_count', '', (self) =>
    int([...bigIntOf(self).toString(2)].filter((digit) => digit === '1').length),
  )
  property(cls, 'real', (self) => self)
  property(cls, 'numerator', (self) => self)
  const bool = classes.bool as number
  defineConstructor(bool, ([, source]) => fromBool(source !== undefined && truth(source)))
  const flt = classes.float as number
  defineConstructor(flt, ([made, source]) =>
    wrapped(made as number, flt, source === undefined ? float(0) : toFloat(source)),
  )
  variadicMethod(flt, '__init__', () => NONE)
  method(flt, 'is_integer', '', (self) => fromBool(Number.isInteger(floatOf(self))))
  method(flt, 'hex', '', (self) => str(toStr(self)))
}

function toInt(source: number | undefined, base: number | undefined): number {
  if (source === undefined) return 0
  const inner = unwrap(source)
  if (isString(inner)) return parseInt_(text(inner), base === undefined ? 10 : base >> 1, inner)
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

function parseInt_(source: string, base: number, word: number): number {
  const bad = () => valueError(`invalid literal for int() with base ${base}: ${stringRepr(text(word))}`)
  const match = /^\s*([+-]?)(0[xXoObB])?([0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*)\s*$/.exec(source)
  if (!match) throw bad()
  let [, sign, prefix, digits] = match as unknown as [string, string, string | undefined, string]
  digits = digits.replaceAll('_', '').toLowerCase()
  let radix = base
  const prefixed = { x: 16, o: 8, b: 2 }[prefix?.[1]?.toLowerCase() ?? ''] ?? 0
  if (base === 0) radix = prefixed || 10
  else if (prefix && prefixed !== base) {
    if (base < 12 && prefixed !== base) throw bad()
    digits = prefix.toLowerCase() + digits
  }
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
    const trimmed = text(inner)
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
  const method_ = kindOf(source) === KIND.instance ? lookup(typeOf(source), str('__float__')) : UNBOUND
  if (kindOf(method_) === KIND.func) return hooks.call(method_, [source])
  throw typeError(`float() argument must be a string or a real number, not '${typeName(source)}'`)
}
