import type { ConstantValue } from '../language/ast.ts'
import { allocate, heap, KIND } from './heap.ts'
import { big, ELLIPSIS, FALSE, int, NONE, pointerTo, str, TRUE } from './values.ts'

const bits = new Float64Array(1)
const halves = new Int32Array(bits.buffer)

/** A float object. */
export function float(value: number): number {
  const address = allocate(KIND.float, 2)
  bits[0] = Number.isNaN(value) ? Number.NaN : value
  heap.h[address + 1] = halves[0] as number
  heap.h[address + 2] = halves[1] as number
  return pointerTo(address)
}

/** The number in a float object. */
export function floatOf(v: number): number {
  const address = v >>> 3
  halves[0] = heap.h[address + 1] as number
  halves[1] = heap.h[address + 2] as number
  return bits[0] as number
}

/** The word of a literal. Floats are made in the static part of the heap, so it may only be called while compiling. */
export function constantWord(value: ConstantValue): number {
  if (value === null) return NONE
  if (typeof value === 'boolean') return value ? TRUE : FALSE
  if (typeof value === 'number') return int(value)
  if (typeof value === 'bigint') return big(value)
  if (typeof value === 'string') return str(value)
  return 'float' in value ? float(value.float) : ELLIPSIS
}
