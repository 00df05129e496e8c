import { ITEMS } from '../machine/access.ts'
import { ownAttributes } from '../machine/attributes.ts'
import { itemsOf } from '../machine/containers.ts'
import { get, keysOf } from '../machine/dict.ts'
import { F, field, heap, KIND, kindOf } from '../machine/heap.ts'
import type { Machine } from '../machine/machine.ts'
import { program } from '../machine/program.ts'
import { toRepr } from '../machine/text.ts'
import { ROOT, root, STATUS, statusOf, T, threadByTid } from '../machine/thread-object.ts'
import { className, itemsOfTuple, typeOf } from '../machine/types.ts'
import { isInt, isPointer, isString, pointerTo, text, UNBOUND } from '../machine/values.ts'

/** Words and `LOG_ENTRY` of one access, see `machine/access.ts`. */
type Entry = readonly number[]

/** The place an access touches, as a learner would write it: `counter`, `account.balance`, `forks[1]`. */
export function placeName(machine: Machine, entry: Entry): string {
  const [address, own, , , element] = entry as [number, number, number, number, number]
  if (address === 0) return program.globals[own >> 1] ?? 'a variable'
  if (own !== ITEMS) return `${objectName(machine, pointerTo(address))}.${text(own)}`
  if (((heap.h[address] as number) & 31) === KIND.cell) return cellName(machine, pointerTo(address))
  const name = objectName(machine, pointerTo(address))
  if (isInt(element)) return `${name}[${element >> 1}]`
  return isString(element) ? `${name}[${toRepr(element)}]` : name
}

/** What the program calls an object: a variable, or the way to it through attributes and elements; else its class. */
export function objectName(machine: Machine, v: number): string {
  for (const [name, value] of [...globals(), ...locals(machine)]) {
    const path = pathTo(value, v, 2)
    if (path !== null) return name + path
  }
  return `a ${className(typeOf(v))}`
}

function* globals(): Generator<[string, number]> {
  for (const [slot, name] of program.globals.entries()) {
    const value = field(root(ROOT.globals), 2 + slot)
    if (isPointer(value)) yield [name, value]
  }
}

function* locals(machine: Machine): Generator<[string, number]> {
  for (const { names, fp } of frames(machine))
    for (const [slot, name] of names.entries()) {
      const value = heap.h[fp + F.slots + slot] as number
      if (!isPointer(value)) continue
      yield [name, kindOf(value) === KIND.cell ? field(value, 1) : value]
    }
}

function* frames(machine: Machine): Generator<{ names: readonly string[]; fp: number }> {
  for (let tid = 0; tid < machine.threadCount; tid++) {
    const thread = threadByTid(tid)
    if (statusOf(thread) !== STATUS.alive) continue
    for (let at = field(thread, T.frame); (at & 7) === 1; at = heap.h[(at >>> 3) + F.back] as number) {
      const code = program.codes[(heap.h[(at >>> 3) + F.code] as number) >> 1]
      if (code && !code.isLibrary) yield { names: code.slots, fp: at >>> 3 }
    }
  }
}

function cellName(machine: Machine, cell: number): string {
  for (const { names, fp } of frames(machine))
    for (const [slot, name] of names.entries()) if (heap.h[fp + F.slots + slot] === cell) return name
  return 'a variable of an enclosing function'
}

/** How to get from `from` to `to` in at most `depth` steps, as Python's suffix; null when it cannot be reached. */
function pathTo(from: number, to: number, depth: number): string | null {
  if (from === to) return ''
  if (depth === 0 || !isPointer(from) || from >>> 3 < heap.staticTop) return null
  for (const [suffix, value] of parts(from)) {
    const rest = pathTo(value, to, depth - 1)
    if (rest !== null) return suffix + rest
  }
  return null
}

const MAX_PARTS = 50

function parts(v: number): [string, number][] {
  switch (kindOf(v)) {
    case KIND.instance:
      return ownAttributes(v).map(([name, value]) => [`.${text(name)}`, value])
    case KIND.list:
    case KIND.deque:
      return itemsOf(v)
        .slice(0, MAX_PARTS)
        .map((item, n) => [`[${n}]`, item])
    case KIND.tuple:
      return itemsOfTuple(v)
        .slice(0, MAX_PARTS)
        .map((item, n) => [`[${n}]`, item])
    case KIND.dict:
      return keysOf(v)
        .slice(0, MAX_PARTS)
        .map((key) => [isPointer(key) ? '[...]' : `[${toRepr(key)}]`, get(v, key)])
    default:
      return []
  }
}

const PLAIN: ReadonlySet<number> = new Set([
  KIND.float,
  KIND.tuple,
  KIND.list,
  KIND.deque,
  KIND.dict,
  KIND.set,
])

/** The module's variables that hold plain values, as Python shows them. */
export function plainVariables(): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const [slot, name] of program.globals.entries()) {
    const value = field(root(ROOT.globals), 2 + slot)
    if (value === UNBOUND || !isPlain(value, 3)) continue
    shown[name] = shortRepr(value)
  }
  return shown
}

const MAX_SHOWN = 10_000

/** `repr(v)`, cut when it is long; a number with too many digits has none. */
function shortRepr(v: number): string {
  try {
    const shown = toRepr(v)
    return shown.length > MAX_SHOWN ? `${shown.slice(0, MAX_SHOWN)}...` : shown
  } catch {
    return '...'
  }
}

function isPlain(v: number, depth: number): boolean {
  if (!isPointer(v)) return (v & 7) !== 7 || v >>> 3 < 8
  const kind = kindOf(v)
  if (!PLAIN.has(kind)) return false
  if (kind === KIND.float) return true
  if (depth === 0) return false
  const items =
    kind === KIND.tuple
      ? itemsOfTuple(v)
      : kind === KIND.list || kind === KIND.deque
        ? itemsOf(v)
        : [...keysOf(v), ...(kind === KIND.dict ? keysOf(v).map((key) => get(v, key)) : [])]
  return items.every((item) => isPlain(item, depth - 1))
}
