import { ownAttributes } from '../machine/attributes.ts'
import { floatOf } from '../machine/constants.ts'
import { firstOf, lengthOf } from '../machine/containers.ts'
import { keyAt, usedOf, valueAt } from '../machine/dict.ts'
import { field, heap, KIND, kindOf } from '../machine/heap.ts'
import { nativeOf } from '../machine/native.ts'
import { floatText, stringRepr } from '../machine/number-text.ts'
import { exceptionText, functionName } from '../machine/text.ts'
import { tidOf } from '../machine/thread-object.ts'
import { className, itemsOfTuple, typeName } from '../machine/types.ts'
import {
  bigOf,
  FALSE,
  isBig,
  isInt,
  isNative,
  isString,
  NONE,
  TRUE,
  text,
  UNBOUND,
} from '../machine/values.ts'
import { threadLabel } from './thread-label.ts'

/** Names of objects that have one, by pointer. */
export type Names = ReadonlyMap<number, string>

const MAX_ITEMS = 12
const MAX_CHARS = 60

/**
 * A value in one short line, as Python would show it, but without running any code of the program: its `__repr__` could
 * change what is looked at. Objects that have a name appear by it when they stand inside of others.
 */
export function valueText(v: number, names: Names, depth = 0): string {
  if (isInt(v)) return String(v >> 1)
  if (isString(v)) return shortened(stringRepr(text(v).slice(0, 2 * MAX_CHARS)))
  if (isBig(v)) return bigText(bigOf(v))
  if (v === NONE) return 'None'
  if (v === TRUE) return 'True'
  if (v === FALSE) return 'False'
  if (v === UNBOUND) return 'not set'
  if (isNative(v)) return nativeOf(v).name
  if (depth > 0 && names.has(v)) return names.get(v) as string
  return objectText(v, names, depth)
}

function objectText(v: number, names: Names, depth: number): string {
  const list = (items: readonly number[], open: string, close: string, count = lengthOf(v)) => {
    if (depth > 3) return `${open}...${close}`
    const shown = items.map((item) => valueText(item, names, depth + 1))
    if (count > items.length) shown.push(`... ${count} in all`)
    return `${open}${shown.join(', ')}${close}`
  }
  switch (kindOf(v)) {
    case KIND.float:
      return floatText(floatOf(v))
    case KIND.list:
      return list(firstItems(v), '[', ']')
    case KIND.tuple:
      return list(firstItems(v), '(', lengthOf(v) === 1 ? ',)' : ')')
    case KIND.deque:
      return list(firstItems(v), 'deque([', '])')
    case KIND.set:
    case KIND.frozenset:
      return usedOf(v) === 0 ? 'set()' : list(firstKeys(v), '{', '}', usedOf(v))
    case KIND.dict:
      return dictText(v, names, depth)
    case KIND.thread:
      return threadLabel(tidOf(v))
    case KIND.func:
      return functionName(v)
    case KIND.bound:
      return `${valueText(field(v, 1), names, depth + 1)}.${valueText(field(v, 2), names, depth + 1)}`
    case KIND.class:
      return className(v)
    case KIND.module:
      return text(field(v, 1))
    case KIND.exception:
      return `${typeName(v)}(${plainMessage(v)})`
    case KIND.instance:
      return instanceText(v, names, depth)
    default:
      return names.get(v) ?? `<${typeName(v)}>`
  }
}

/** Of a list, tuple or deque: a long one must not cost its length in each step. */
function firstItems(v: number): number[] {
  const first = kindOf(v) === KIND.tuple ? (v >>> 3) + 2 : firstOf(v)
  return Array.from({ length: Math.min(MAX_ITEMS, lengthOf(v)) }, (_, n) => heap.h[first + n] as number)
}

const firstKeys = (v: number): number[] =>
  Array.from({ length: Math.min(MAX_ITEMS, usedOf(v)) }, (_, n) => keyAt(v, n)).filter(
    (key) => key !== UNBOUND,
  )

const MAX_DIGITS = 400

/** Writing out a number takes the square of its length, so that of a huge one only the length is told. */
function bigText(value: bigint): string {
  const digits = Math.round(value.toString(16).length * Math.log10(16))
  if (digits > MAX_DIGITS) return `an int of about ${digits} digits`
  return shortened(String(value))
}

function dictText(v: number, names: Names, depth: number): string {
  if (depth > 3) return '{...}'
  const parts: string[] = []
  for (let n = 0; n < usedOf(v) && parts.length < MAX_ITEMS; n++) {
    const key = keyAt(v, n)
    if (key !== UNBOUND)
      parts.push(`${valueText(key, names, depth + 1)}: ${valueText(valueAt(v, n), names, depth + 1)}`)
  }
  return `{${parts.join(', ')}${usedOf(v) > MAX_ITEMS ? ', ...' : ''}}`
}

function instanceText(v: number, names: Names, depth: number): string {
  if (depth > 2) return `<${typeName(v)}>`
  const parts = ownAttributes(v)
    .filter(([, value]) => kindOf(value) !== KIND.sync)
    .slice(0, 6)
    .map(([name, value]) => `${text(name)}=${valueText(value, names, depth + 1)}`)
  return `${typeName(v)}(${parts.join(', ')})`
}

/** The message of an exception whose text needs no code of the program. */
function plainMessage(v: number): string {
  const args = itemsOfTuple(field(v, 4))
  return args.every((arg) => isString(arg) || isInt(arg)) ? exceptionText(v) : ''
}

const shortened = (long: string): string =>
  long.length > MAX_CHARS ? `${long.slice(0, MAX_CHARS)}...` : long
