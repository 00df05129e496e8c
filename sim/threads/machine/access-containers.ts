// What an instruction touches inside of lists, dicts, sets, deques and iterators, for `access.ts`.
import { ACCESS, ELEMENT, ITEMS, touch, touchOutput } from './access.ts'
import { field, heap, KIND, kindOf } from './heap.ts'
import type { Native } from './native.ts'
import { toRepr } from './text.ts'
import { isBig, isInt, isPointer, isString, str, UNBOUND } from './values.ts'

const DEPTH = 3
const MAX_NESTED = 64

const isContainer = (kind: number) =>
  kind === KIND.list || kind === KIND.deque || kind === KIND.dict || kind === KIND.set

/** Notes that `v` is read: a container, what an iterator walks, the value of a subclass of list or dict, nested ones too. */
export function touchRead(v: number, pc: number, element: number = ELEMENT.all, depth: number = DEPTH): void {
  if (!isPointer(v)) return
  const kind = kindOf(v)
  if (isContainer(kind)) {
    touch(v >>> 3, ITEMS, ACCESS.read, pc, element)
    if (element === ELEMENT.all && depth > 0) touchNested(v, kind, pc, depth - 1)
  } else if (kind === KIND.iter) touchRead(field(v, 2), pc, element, depth)
  else if (kind === KIND.tuple) {
    if (depth > 0) touchNested(v, kind, pc, depth - 1)
  } else if (kind === KIND.instance) touchRead(field(v, 4), pc, element, depth)
}

/** A printed or compared container shows what it holds. */
function touchNested(v: number, kind: number, pc: number, depth: number): void {
  const { h } = heap
  const address = v >>> 3
  const isTuple = kind === KIND.tuple
  const isPairs = kind === KIND.dict
  const used = ((isPairs || kind === KIND.set ? h[address + 2] : h[address + 1]) as number) >> 1
  if (used === 0) return
  const block = isTuple ? address : (h[address + (isPairs || kind === KIND.set ? 3 : 2)] as number) >>> 3
  const count = Math.min(MAX_NESTED, isPairs ? used * 2 : used)
  for (let n = 0; n < count; n++) {
    const item = h[block + 2 + n] as number
    if (isPointer(item)) touchRead(item, pc, ELEMENT.all, depth)
  }
}

/** Notes that the contents of `v` (or of the container it wraps) change. */
export function touchChange(v: number, kind: number, pc: number, element: number = ELEMENT.all): void {
  if (!isPointer(v)) return
  const own = kindOf(v)
  if (own === KIND.instance) touchChange(field(v, 4), kind, pc, element)
  else if (isContainer(own) || own === KIND.iter || own === KIND.generator)
    touch(v >>> 3, ITEMS, kind, pc, element)
}

/** The element that `container[key]` names, or all of them when that cannot be told. */
export function elementOf(container: number, key: number): number {
  const kind = kindOf(container)
  if (kind === KIND.dict || kind === KIND.set) return keyElement(key)
  if ((kind === KIND.list || kind === KIND.deque) && isInt(key))
    return key < 0 ? key + (heap.h[(container >>> 3) + 1] as number) : key
  if (kind === KIND.instance && field(container, 4) !== UNBOUND) return elementOf(field(container, 4), key)
  return ELEMENT.all
}

/** A word that equal keys have in common. */
function keyElement(key: number): number {
  if (isInt(key) || isString(key) || isBig(key)) return key
  return kindOf(key) === KIND.tuple ? str(toRepr(key)) : ELEMENT.all
}

/** Notes what a built-in function or method touches of its arguments. */
export function touchArguments(own: Native, args: ArrayLike<number>, pc: number): void {
  if (own.name === 'print') touchOutput(pc)
  for (let n = 0; n < args.length; n++) {
    const value = args[n] as number
    if (!isPointer(value)) continue
    if (n === 0 && own.touch === 'write') touchChange(value, ACCESS.method, pc)
    else if (n === 0 && own.name === 'next') touchIterator(value, pc)
    else touchRead(value, pc, readElement(own, n, args))
  }
}

function readElement(own: Native, n: number, args: ArrayLike<number>): number {
  if (n > 0) return ELEMENT.all
  if (own.name === 'len' || own.name === 'bool') return ELEMENT.size
  if (own.name === 'get' && args.length > 1) return elementOf(args[0] as number, args[1] as number)
  if (own.name === 'isinstance' || own.name === 'id' || own.name === 'callable') return ELEMENT.size
  if (own.name === 'keys' || own.name === 'values' || own.name === 'items' || own.name === 'iter')
    return ELEMENT.size
  return ELEMENT.all
}

/** Notes that an iterator or generator that threads may share is advanced. */
export function touchIterator(v: number, pc: number): void {
  const kind = kindOf(v)
  if (kind === KIND.generator) touch(v >>> 3, ITEMS, ACCESS.method, pc)
  else if (kind === KIND.iter) {
    touch(v >>> 3, ITEMS, ACCESS.method, pc)
    touchRead(field(v, 2), pc)
  }
}

/**
 * Notes what a loop's step touches: the next item of the source, and the iterator itself unless the loop made it (then
 * its site is the instruction before).
 */
export function touchLoop(iterator: number, pc: number): void {
  const { h } = heap
  const address = iterator >>> 3
  const site = ((h[address] as number) >>> 5) & 0x1ffff
  if (site !== (pc - 2) >> 1) touch(address, ITEMS, ACCESS.method, pc)
  if (((h[address] as number) & 31) !== KIND.iter) return
  const source = h[address + 2] as number
  if (!isPointer(source)) return
  const kind = (h[source >>> 3] as number) & 31
  if (kind === KIND.list || kind === KIND.deque) {
    const position = h[address + 3] as number
    const length = h[(source >>> 3) + 1] as number
    touch(source >>> 3, ITEMS, ACCESS.read, pc, position < length ? position : ELEMENT.size)
  } else touchRead(source, pc, ELEMENT.all, 1)
}
