// Constructor and methods of str.
import { intValue } from './builtin-functions.ts'
import { builtins } from './builtin-names.ts'
import { newList } from './containers.ts'
import { classMethod, defineConstructor, method, variadicMethod } from './define.ts'
import { get, newDict, put } from './dict.ts'
import { classes, raised, typeError, valueError } from './errors.ts'
import { KIND, kindOf } from './heap.ts'
import { getItem } from './indexing.ts'
import { asList, isIterable, iteratorOf } from './iteration.ts'
import { wrapped } from './methods-containers.ts'
import { hooks } from './native.ts'
import { bigIntOf } from './operators.ts'
import { toStr } from './text.ts'
import { formatTemplate } from './text-template.ts'
import { truth, unwrap } from './truth.ts'
import { itemsOfTuple, newTuple, typeName } from './types.ts'
import { fromBool, int, isBool, isInt, isString, NONE, str, TRUE, text, UNBOUND } from './values.ts'

export function bootText(): void {
  textMethods()
  builtins.set('str', classes.str as number)
}

const value = (self: number): string => {
  const inner = unwrap(self)
  if (!isString(inner)) throw typeError(`must be str, not ${typeName(self)}`)
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
    ([made, source]) => wrapped(made as number, cls, source === undefined ? str('') : str(toStr(source))),
    { touch: 'read', slow: '_str_new' },
  )
  variadicMethod(cls, '__init__', () => NONE)
  const simple: readonly [string, (own: string) => string][] = [
    ['upper', (own) => own.toUpperCase()],
    ['lower', (own) => own.toLowerCase()],
    ['casefold', (own) => own.replaceAll('ß', 'ss').toLowerCase()],
    ['capitalize', (own) => titled([...own])],
    ['title', (own) => own.replace(/\p{L}+/gu, (word) => titled([...word]))],
    [
      'swapcase',
      (own) => [...own].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(''),
    ],
  ]
  for (const [name, fn] of simple) method(cls, name, '', (self) => str(fn(value(self))))
  const tests: readonly [string, RegExp][] = [
    ['isdigit', /^[\p{Nd}²³¹⁰-⁹₀-₉①-⑨]+$/u],
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
    str(formatTemplate(value(self as number), args, (name) => keywords?.get(name) ?? UNBOUND)),
  )
  method(cls, 'format_map', 'mapping', (self, mapping) =>
    str(formatTemplate(value(self), [], (name) => getItem(mapping, str(name)))),
  )
  method(cls, 'encode', 'encoding? errors?', () => {
    throw typeError('bytes are not available in labs; use str')
  })
  method(cls, '__len__', '', (self) => int([...value(self)].length))
  method(cls, '__iter__', '', (self) => iteratorOf(unwrap(self)))
  method(cls, '__getitem__', 'key', (self, key) => getItem(unwrap(self), key))
  method(cls, '__contains__', 'item', (self, item) => fromBool(value(self).includes(value(item))))
  method(cls, '__add__', 'other', (self, other) => hooks.add(unwrap(self), unwrap(other)))
  translation(cls)
}

const titled = ([first = '', ...rest]: readonly string[]) =>
  (first === 'ß' ? 'Ss' : first.toUpperCase()) + rest.join('').toLowerCase()

function translation(cls: number): void {
  const codeOf = (char: string) => int(char.codePointAt(0) as number)
  classMethod(cls, 'maketrans', ([, from, to, dropped]) => {
    const made = newDict()
    if (to === undefined) {
      if (kindOf(from as number) !== KIND.dict)
        throw typeError('if you give only one argument to maketrans it must be a dict')
      for (const key of asList(from as number)) {
        const chars = isString(key) ? [...text(key)] : []
        if (isString(key) && chars.length !== 1)
          throw valueError('string keys in translate table must be of length 1')
        put(made, isString(key) ? codeOf(chars[0] as string) : key, get(from as number, key))
      }
      return made
    }
    const [sources, targets] = [[...value(from as number)], [...value(to)]]
    if (sources.length !== targets.length)
      throw valueError('the first two maketrans arguments must have equal length')
    for (const [n, char] of sources.entries()) put(made, codeOf(char), codeOf(targets[n] as string))
    for (const char of dropped === undefined ? [] : value(dropped)) put(made, codeOf(char), NONE)
    return made
  })
  method(cls, 'translate', 'table', (self, table) =>
    str(
      [...value(self)]
        .map((char) => {
          const found = get(unwrap(table), codeOf(char))
          if (found === UNBOUND) return char
          if (found === NONE) return ''
          return isString(found) ? text(found) : String.fromCodePoint(intValue(found) >> 1)
        })
        .join(''),
    ),
  )
}

/** The part of `self` between the optional bounds of a search, or undefined when it starts behind the end. */
function within(self: number, start: number, stop: number): string | undefined {
  const own = value(self)
  const [from, end] = [position(start, own.length, 0), position(stop, own.length, own.length)]
  return from > own.length ? undefined : own.slice(from, Math.max(from, end))
}

const position = (word: number, length: number, fallback: number) => {
  if (word === UNBOUND || word === NONE) return fallback
  const n = intValue(word) >> 1
  return n < 0 ? Math.max(0, n + length) : n
}

const argument = (name: string, n: number, v: number) =>
  needText(v, (type) => `${name}() argument ${n} must be str, not ${type}`)

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
  method(cls, 'count', 'sub start? end?', (self, sub, start, stop) => {
    const part = needText(sub, (name) => `must be str, not ${name}`)
    const own = within(self, start, stop)
    if (own === undefined) return 0
    return int(part === '' ? [...own].length + 1 : own.split(part).length - 1)
  })
  const affix = (name: string, test: (own: string, part: string) => boolean) =>
    method(cls, name, 'prefix start? end?', (self, prefix, start, stop) => {
      const isTuple = kindOf(prefix) === KIND.tuple
      const own = within(self, start, stop)
      const complaint = (type: string) =>
        isTuple
          ? `tuple for ${name} must only contain str, not ${type}`
          : `${name} first arg must be str or a tuple of str, not ${type}`
      const parts = (isTuple ? itemsOfTuple(prefix) : [prefix]).map((part) => needText(part, complaint))
      return fromBool(own !== undefined && parts.some((part) => test(own, part)))
    })
  affix('startswith', (own, part) => own.startsWith(part))
  affix('endswith', (own, part) => own.endsWith(part))
  method(cls, 'replace', 'old new count?', (self, old, fresh, count) => {
    const [own, from, to] = [value(self), argument('replace', 1, old), argument('replace', 2, fresh)]
    const limit = count === UNBOUND ? -1 : Number(bigIntOf(intValue(count)))
    if (limit < 0) return str(own.replaceAll(from, () => to))
    let left = limit
    return str(own.replaceAll(from, () => (left-- > 0 ? to : from)))
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
  if (!isIterable(iterable)) throw typeError('can only join an iterable')
  const parts = asList(iterable)
  parts.forEach((part, n) => {
    if (!isString(unwrap(part)))
      throw typeError(`sequence item ${n}: expected str instance, ${typeName(part)} found`)
  })
  return str(parts.map((part) => text(unwrap(part))).join(value(self)))
}
