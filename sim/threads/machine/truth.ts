// Truth of built-in values, and what an instance of a subclass of one holds.

import { floatOf } from './constants.ts'
import { lengthOf } from './containers.ts'
import { typeError } from './errors.ts'
import { field, KIND, kindOf } from './heap.ts'
import { hooks } from './native.ts'
import { bigIntOf } from './operators.ts'
import { lookup, typeName, typeOf } from './types.ts'
import { FALSE, isBool, isInt, isString, NONE, str, TRUE, text, UNBOUND } from './values.ts'

const LEN = str('__len__')
const BOOL = str('__bool__')

/** The built-in value inside an instance of a subclass of list, dict, int, ...; other values unchanged. */
export function unwrap(v: number): number {
  if (kindOf(v) !== KIND.instance) return v
  const payload = field(v, 4)
  return payload === UNBOUND ? v : payload
}

/** Python's truth; runs `__bool__` and `__len__` of instances without switching threads. */
export function truth(v: number): boolean {
  if (v === TRUE) return true
  if (v === FALSE || v === NONE) return false
  if (isInt(v)) return v !== 0
  if (isString(v)) return text(v) !== ''
  switch (kindOf(v)) {
    case KIND.float:
      return floatOf(v) !== 0
    case KIND.list:
    case KIND.deque:
    case KIND.tuple:
    case KIND.dict:
    case KIND.set:
    case KIND.frozenset:
      return lengthOf(v) > 0
    case KIND.range:
      return rangeLength(v) > 0
    case KIND.instance:
    case KIND.thread:
    case KIND.sync:
      return instanceTruth(v)
    default:
      return true
  }
}

function instanceTruth(v: number): boolean {
  for (const name of [BOOL, LEN]) {
    const method = lookup(typeOf(v), name)
    if (kindOf(method) === KIND.func) return truthGiven(name, hooks.call(method, [v]))
  }
  const payload = unwrap(v)
  return payload === v || truth(payload)
}

function truthGiven(name: number, given: number): boolean {
  if (name === BOOL && !isBool(given))
    throw typeError(`__bool__ should return bool, returned ${typeName(given)}`)
  return truth(given)
}

/** A whole number as a JavaScript one. */
export const whole = (v: number): number => (isInt(v) ? v >> 1 : Number(bigIntOf(v)))

export function rangeLength(v: number): number {
  const [start, stop, step] = [whole(field(v, 1)), whole(field(v, 2)), whole(field(v, 3))]
  return Math.max(0, Math.ceil((stop - start) / step))
}
