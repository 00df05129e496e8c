import { floatOf } from './constants.ts'
import { itemsOf } from './containers.ts'
import { keyAt, keysOf, usedOf, valueAt } from './dict.ts'
import { numberOf } from './equality.ts'
import { classes, raised, typeError } from './errors.ts'
import { field, KIND, kindOf } from './heap.ts'
import { hooks, nativeOf } from './native.ts'
import { escapeCode, floatText, stringRepr } from './number-text.ts'
import { program } from './program.ts'
import { setOrder } from './set-order.ts'
import { CLS, className, isInstance, itemsOfTuple, lookup, typeName, typeOf } from './types.ts'
import {
  bigOf,
  ELLIPSIS,
  FALSE,
  isBig,
  isInt,
  isNative,
  isString,
  NONE,
  NOT_IMPLEMENTED,
  str,
  TRUE,
  text,
  UNBOUND,
} from './values.ts'

const STR = str('__str__')
const REPR = str('__repr__')
/** Digits that CPython converts between int and str. */
export const MAX_DIGITS = 4300

/** Python's `str(v)`; `__str__` of instances runs without switching threads. */
export function toStr(v: number): string {
  if (isString(v)) return text(v)
  const kind = kindOf(v)
  if (kind === KIND.instance || kind === KIND.exception || kind === KIND.thread || kind === KIND.sync) {
    const method = lookup(typeOf(v), STR)
    if (kindOf(method) === KIND.func) return expectString(hooks.call(method, [v]), '__str__')
    if (kind === KIND.exception && kindOf(lookup(typeOf(v), REPR)) !== KIND.func) return exceptionText(v)
    if (kind === KIND.exception) return exceptionText(v)
    const payload = kind === KIND.instance ? field(v, 4) : UNBOUND
    if (isString(payload) && kindOf(lookup(typeOf(v), REPR)) !== KIND.func) return text(payload)
  }
  return toRepr(v)
}

/** `str` of an exception: nothing, its only argument, or the tuple of arguments. */
export function exceptionText(v: number): string {
  const args = itemsOfTuple(field(v, 4))
  if (args.length === 0) return ''
  if (args.length > 1 && args.length <= 3 && isInstance(v, classes.OSError as number)) {
    const file = args.length === 3 ? `: ${toRepr(args[2] as number)}` : ''
    return `[Errno ${toStr(args[0] as number)}] ${toStr(args[1] as number)}${file}`
  }
  if (args.length > 1) return toRepr(field(v, 4))
  return isInstance(v, classes.KeyError as number) ? toRepr(args[0] as number) : toStr(args[0] as number)
}

function expectString(v: number, method: string): string {
  if (!isString(v)) throw typeError(`${method} returned non-string (type ${typeName(v)})`)
  return text(v)
}

const active: number[] = []

/** Python's `repr(v)`; `__repr__` of instances runs without switching threads. */
export function toRepr(v: number): string {
  if (isInt(v)) return String(v >> 1)
  if (isString(v)) return stringRepr(text(v))
  if (isBig(v)) return bigText(v)
  if ((v & 7) === 7) return constantText(v)
  const kind = kindOf(v)
  if (kind === KIND.float) return floatText(floatOf(v))
  if (kind === KIND.instance || kind === KIND.exception || kind === KIND.thread || kind === KIND.sync) {
    const method = lookup(typeOf(v), REPR)
    if (kindOf(method) === KIND.func) return expectString(hooks.call(method, [v]), '__repr__')
    if (isNative(method)) {
      const own = nativeOf(method)
      if (own.fixed) return text(own.fixed(v, UNBOUND, UNBOUND, UNBOUND, UNBOUND, UNBOUND))
    }
    if (kind === KIND.exception) return exceptionRepr(v)
    const payload = kind === KIND.instance ? field(v, 4) : UNBOUND
    return payload === UNBOUND ? objectText(v) : nested(v, () => containerText(payload))
  }
  return nested(v, () => containerText(v))
}

/** Digits of a large int; CPython refuses more than 4300. */
export function bigText(v: number): string {
  const value = String(bigOf(v))
  if (value.length > MAX_DIGITS) throw tooManyDigits('')
  return value
}

export const tooManyDigits = (which: string) =>
  raised(
    'ValueError',
    `Exceeds the limit (${MAX_DIGITS} digits) for integer string conversion${which}; use sys.set_int_max_str_digits() to increase the limit`,
  )

function constantText(v: number): string {
  if (v === NONE) return 'None'
  if (v === TRUE) return 'True'
  if (v === FALSE) return 'False'
  if (v === NOT_IMPLEMENTED) return 'NotImplemented'
  if (v === ELLIPSIS) return 'Ellipsis'
  return `<built-in function ${nativeOf(v).name}>`
}

function exceptionRepr(v: number): string {
  const args = itemsOfTuple(field(v, 4))
  return `${typeName(v)}(${args.map(toRepr).join(', ')})`
}

/** A module-qualified class name as tracebacks and default reprs show it. */
export function qualifiedName(cls: number): string {
  const module = moduleOf(cls)
  return module === 'builtins' ? className(cls) : `${module}.${qualName(cls)}`
}

const MODULE = str('__module__')
const QUALNAME = str('__qualname__')

export function qualName(cls: number): string {
  const name = dictName(cls, QUALNAME)
  return isString(name) ? text(name) : className(cls)
}

export function moduleOf(cls: number): string {
  const module = dictName(cls, MODULE)
  return isString(module) ? text(module) : 'builtins'
}

function dictName(cls: number, name: number): number {
  const dict = field(cls, CLS.dict)
  for (let n = 0; n < usedOf(dict); n++) if (keyAt(dict, n) === name) return valueAt(dict, n)
  return UNBOUND
}

/** Addresses are invented from the heap's own, so that they look right and runs repeat. */
export const addressText = (v: number): string =>
  `0x${(0x7f0000000000 + (v >>> 3) * 16).toString(16).padStart(12, '0')}`

function objectText(v: number): string {
  return `<${qualifiedName(typeOf(v))} object at ${addressText(v)}>`
}

function nested(v: number, make: () => string): string {
  if (active.includes(v)) return RECURSIVE[kindOf(v)] ?? '...'
  if (active.length > 400) {
    active.length = 0
    throw raised('RecursionError', 'maximum recursion depth exceeded while getting the repr of an object')
  }
  active.push(v)
  try {
    return make()
  } finally {
    active.pop()
  }
}

const RECURSIVE: Readonly<Record<number, string>> = {
  [KIND.list]: '[...]',
  [KIND.dict]: '{...}',
  [KIND.tuple]: '(...)',
  [KIND.deque]: 'deque([...])',
}

function containerText(v: number): string {
  switch (kindOf(v)) {
    case KIND.list:
      return `[${itemsOf(v).map(toRepr).join(', ')}]`
    case KIND.tuple: {
      const items = itemsOfTuple(v)
      return items.length === 1 ? `(${toRepr(items[0] as number)},)` : `(${items.map(toRepr).join(', ')})`
    }
    case KIND.dict:
      return dictText(v)
    case KIND.set:
      return usedOf(v) === 0 ? 'set()' : `{${setOrder(v).map(toRepr).join(', ')}}`
    case KIND.frozenset:
      return usedOf(v) === 0 ? 'frozenset()' : `frozenset({${setOrder(v).map(toRepr).join(', ')}})`
    case KIND.deque: {
      const limit = field(v, 3)
      return `deque([${itemsOf(v).map(toRepr).join(', ')}]${limit === NONE ? '' : `, maxlen=${limit >> 1}`})`
    }
    case KIND.range: {
      const [start, stop, step] = [field(v, 1), field(v, 2), field(v, 3)].map(toRepr)
      return step === '1' ? `range(${start}, ${stop})` : `range(${start}, ${stop}, ${step})`
    }
    case KIND.slice:
      return `slice(${[field(v, 1), field(v, 2), field(v, 3)].map(toRepr).join(', ')})`
    case KIND.class:
      return `<class '${qualifiedName(v)}'>`
    case KIND.func:
      return `<function ${functionName(v)} at ${addressText(v)}>`
    case KIND.bound:
      return boundText(v)
    case KIND.module:
      return `<module '${text(field(v, 1))}'>`
    case KIND.generator:
      return `<generator object ${text(field(v, 3))} at ${addressText(v)}>`
    case KIND.super:
      return `<super: <class '${className(field(v, 1))}'>, <${typeName(field(v, 2))} object>>`
    case KIND.iter:
      return viewText(v)
    case KIND.cell:
    case KIND.property:
    case KIND.wrapper:
      return `<${typeName(v)} object at ${addressText(v)}>`
    default:
      return isInt(v) || isString(v) || kindOf(v) === KIND.float ? toRepr(v) : objectText(v)
  }
}

function viewText(v: number): string {
  const name = typeName(v)
  if (field(v, 3) >> 1 !== -1) return `<${name} object at ${addressText(v)}>`
  const dict = field(v, 2)
  const keys = keysOf(dict)
  const value = (key: number) => toRepr(valueAt(dict, indexOfKey(dict, key)))
  const parts =
    name === 'dict_keys'
      ? keys.map(toRepr)
      : keys.map((key) => (name === 'dict_values' ? value(key) : `(${toRepr(key)}, ${value(key)})`))
  return `${name}([${parts.join(', ')}])`
}

export function functionName(v: number): string {
  const own = field(v, 6)
  return own === UNBOUND ? (program.codes[field(v, 1) >> 1]?.qualifiedName ?? '?') : text(own)
}

function boundText(v: number): string {
  const func = field(v, 2)
  const self = field(v, 1)
  if (isNative(func))
    return `<built-in method ${nativeOf(func).name} of ${typeName(self)} object at ${addressText(self)}>`
  return `<bound method ${functionName(func)} of ${toRepr(self)}>`
}

function dictText(v: number): string {
  const keys = keysOf(v)
  const extra = field(v, 5)
  const parts = keys.map((key) => `${toRepr(key)}: ${toRepr(valueAt(v, indexOfKey(v, key)))}`)
  if (extra === UNBOUND) return `{${parts.join(', ')}}`
  const name = typeName(v)
  if (name === 'defaultdict') {
    const factory = itemsOfTuple(extra)[1] as number
    return `defaultdict(${toRepr(factory)}, {${parts.join(', ')}})`
  }
  if (name === 'Counter') return counterText(v, keys)
  if (keys.length === 0) return `${name}()`
  const pairs = keys.map((key) => `(${toRepr(key)}, ${toRepr(valueAt(v, indexOfKey(v, key)))})`)
  return `${name}([${pairs.join(', ')}])`
}

function indexOfKey(v: number, key: number): number {
  for (let n = 0; n < usedOf(v); n++) if (keyAt(v, n) === key) return n
  return -1
}

/** Counters print by falling count. */
function counterText(v: number, keys: readonly number[]): string {
  if (keys.length === 0) return 'Counter()'
  const entries = keys.map((key) => [key, valueAt(v, indexOfKey(v, key))] as const)
  entries.sort(([, a], [, b]) => (numberOf(b) ?? 0) - (numberOf(a) ?? 0))
  return `Counter({${entries.map(([key, count]) => `${toRepr(key)}: ${toRepr(count)}`).join(', ')}})`
}

/** Python's `ascii(v)`. */
export function asciiRepr(v: number): string {
  return toRepr(v).replace(/[^\x20-\x7e]/gu, (char) => escapeCode(char.codePointAt(0) as number))
}
