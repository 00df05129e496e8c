import { ownAttributes } from '../machine/attributes.ts'
import { itemsOf, lengthOf } from '../machine/containers.ts'
import { keyAt, usedOf, valueAt } from '../machine/dict.ts'
import { F, field, heap, KIND, kindOf } from '../machine/heap.ts'
import type { Machine } from '../machine/machine.ts'
import { nativeOf } from '../machine/native.ts'
import { program } from '../machine/program.ts'
import { ROOT, root, STATUS, statusOf, T, threadByTid } from '../machine/thread-object.ts'
import { itemsOfTuple } from '../machine/types.ts'
import { isNative, text, UNBOUND } from '../machine/values.ts'
import { waitingThreads } from '../wait-for.ts'
import { nextDeed } from './deed.ts'
import { framesOf, lineOf } from './frames.ts'
import { type SyncRow, syncRow } from './sync-row.ts'
import { threadLabel } from './thread-label.ts'
import { type Names, valueText } from './value-text.ts'

export type ThreadView = {
  readonly tid: number
  readonly label: string
  readonly name: string
  readonly status: 'ready' | 'blocked' | 'sleeping' | 'done' | 'failed'
  /** The line it stands at, 0 when it is done. */
  readonly line: number
  /** What it does next, such as "read counter"; empty when it is done. */
  readonly next: string
  /** The thread that holds what it waits for. */
  readonly waitsFor: number | null
}

/** A variable, attribute or element with its value as text. `tid` is null for what all threads share. */
export type VariableRow = { readonly tid: number | null; readonly path: string; readonly text: string }

/** All that a learner sees of one state. Equal parts of consecutive views are the same objects (see `shareParts`). */
export type StateView = {
  readonly threads: readonly ThreadView[]
  readonly variables: readonly VariableRow[]
  readonly syncs: readonly SyncRow[]
}

const MAX_ROWS = 80

/** Reads the state of the loaded program, and the names of its objects; changes nothing and runs no code of it. */
export function survey(machine: Machine): { readonly view: StateView; readonly names: Names } {
  const walk = new Survey()
  walk.globals()
  for (let tid = 0; tid < machine.threadCount; tid++) walk.locals(tid)
  const { names } = walk
  const waiting = waitersByObject(machine)
  const view = {
    threads: Array.from({ length: machine.threadCount }, (_, tid) => threadView(machine, tid, names)),
    variables: walk.rows(),
    syncs: walk.syncs.map((v) => syncRow(v, names, waiting.get(v) ?? [])),
  }
  return { view, names }
}

function threadView(machine: Machine, tid: number, names: Names): ThreadView {
  const thread = threadByTid(tid)
  const isDone = statusOf(thread) === STATUS.done
  const isReady = machine.isEnabled(tid)
  const pending = field(thread, T.pending)
  const isSleeping = !isReady && pending !== UNBOUND && nativeOf(pending).sync?.isSleep === true
  const hasFailed = field(thread, T.failure) !== UNBOUND
  return {
    tid,
    label: threadLabel(tid),
    name: text(field(thread, T.name)),
    status: isDone
      ? hasFailed
        ? 'failed'
        : 'done'
      : isReady
        ? 'ready'
        : isSleeping
          ? 'sleeping'
          : 'blocked',
    line: isDone ? 0 : lineOf(thread),
    next: isDone ? '' : nextDeed(machine, tid, names).next,
    waitsFor: isDone || isReady ? null : holderTidOf(machine, tid),
  }
}

/** The thread that holds the lock, or is the thread, that a blocked thread waits for; null when nobody in particular. */
const holderTidOf = (machine: Machine, tid: number): number | null =>
  waitingThreads(machine).find((edge) => edge.tid === tid)?.holderTid ?? null

/** Threads that cannot go on, by the object they wait for. */
function waitersByObject(machine: Machine): Map<number, number[]> {
  const waiting = new Map<number, number[]>()
  for (let tid = 0; tid < machine.threadCount; tid++) {
    if (!machine.isAlive(tid) || machine.isEnabled(tid)) continue
    const thread = threadByTid(tid)
    if (field(thread, T.pending) === UNBOUND) continue
    const [object] = machine.pendingArguments(thread)
    if (object !== undefined) waiting.set(object, [...(waiting.get(object) ?? []), tid])
  }
  return waiting
}

/** Walks from the variables to the objects, gives each the first name it can be reached by, and notes values. */
class Survey {
  readonly names = new Map<number, string>()
  readonly syncs: number[] = []
  private readonly found: { tid: number | null; path: string; value: number }[] = []

  globals(): void {
    program.globals.forEach((name, slot) => {
      const value = heap.h[((root(ROOT.globals) as number) >>> 3) + 2 + slot] as number
      if (!name.startsWith('lib.') && !name.startsWith('__')) this.visit(null, name, value, 0)
    })
  }

  locals(tid: number): void {
    for (const { address, code } of framesOf(threadByTid(tid))) {
      if (code.isLibrary || code.name === '<module>') continue
      code.slots.forEach((name, slot) => {
        const own = heap.h[address + F.slots + slot] as number
        const value = kindOf(own) === KIND.cell ? field(own, 1) : own
        if (!name.startsWith('.') && name !== '_') this.visit(tid, name, value, 0)
      })
    }
  }

  rows(): VariableRow[] {
    return this.found
      .slice(0, MAX_ROWS)
      .map(({ tid, path, value }) => ({ tid, path, text: valueText(value, this.names) }))
  }

  private visit(tid: number | null, path: string, v: number, depth: number): void {
    const kind = kindOf(v)
    if (v === UNBOUND || isNative(v) || HIDDEN.has(kind)) return
    const isObject = kind !== 0 && kind !== KIND.float
    const isKnown = isObject && this.names.has(v)
    if (isObject && !isKnown) this.names.set(v, path)
    if (kind === KIND.sync) {
      if (!isKnown) this.syncs.push(v)
      return
    }
    // `self` and other second names of a shared object say nothing new.
    if (isKnown && kind === KIND.instance) return
    const parts = depth < 3 && !isKnown ? partsOf(v, path) : []
    const isOpened =
      kind === KIND.instance || (parts.length > 0 && parts.every(([, part]) => isCompound(part)))
    if (!isOpened) this.found.push({ tid, path, value: v })
    for (const [name, part] of parts) if (isOpened || isCompound(part)) this.visit(tid, name, part, depth + 1)
  }
}

/** Code, and what the library keeps. Threads have a table of their own. */
const HIDDEN: ReadonlySet<number> = new Set([
  KIND.func,
  KIND.class,
  KIND.module,
  KIND.bound,
  KIND.thread,
  KIND.iter,
  KIND.generator,
  KIND.wrapper,
  KIND.property,
  KIND.cell,
])

const isCompound = (v: number): boolean => {
  const kind = kindOf(v)
  return kind === KIND.instance || kind === KIND.sync || kind === KIND.thread
}

/** The parts of an object with the names by which a program reaches them. */
function partsOf(v: number, path: string): [string, number][] {
  switch (kindOf(v)) {
    case KIND.instance:
      return ownAttributes(v).map(([name, value]) => [`${path}.${text(name)}`, value])
    case KIND.list:
    case KIND.deque:
      return lengthOf(v) > 40 ? [] : itemsOf(v).map((item, n) => [`${path}[${n}]`, item])
    case KIND.tuple:
      return lengthOf(v) > 40 ? [] : itemsOfTuple(v).map((item, n) => [`${path}[${n}]`, item])
    case KIND.dict:
      return Array.from({ length: Math.min(40, usedOf(v)) }, (_, n) => [
        `${path}[${valueText(keyAt(v, n), new Map())}]`,
        keyAt(v, n) === UNBOUND ? UNBOUND : valueAt(v, n),
      ])
    default:
      return []
  }
}

/** `next` with every part that equals one of `previous` replaced by it: a run's views then share almost all memory. */
export function shareParts(previous: StateView | null, next: StateView): StateView {
  if (previous === null) return next
  return {
    threads: shared(previous.threads, next.threads),
    variables: shared(previous.variables, next.variables),
    syncs: shared(previous.syncs, next.syncs),
  }
}

function shared<Row extends object>(previous: readonly Row[], next: readonly Row[]): readonly Row[] {
  const rows = next.map((row, n) => {
    const old = previous[n]
    return old !== undefined && isEqual(old, row) ? old : row
  })
  return rows.length === previous.length && rows.every((row, n) => row === previous[n]) ? previous : rows
}

const isEqual = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b)
