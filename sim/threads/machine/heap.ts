// The heap: one Int32Array. An object is a header word (kind, and the place in the code that made it) and tagged words.
//
//   FLOAT      lo hi                     (raw)            RAW      n, words (raw)
//   TUPLE      n, items                                   BLOCK    n, words (storage of one owner)
//   LIST       len, block                                 DEQUE    len, block, maxlen
//   DICT       len, used, block(key value ...), index, extra       (extra: class for defaultdict/Counter, factory)
//   SET        len, used, block(key ...), index            FROZENSET as SET
//   FUNC       code, defaults, kwDefaults, closure, attrs, name
//   CELL       value                                      BOUND    self, func
//   CLASS      name, bases, mro, dict, id, layout, flags
//   INSTANCE   class, nattrs, attrs block, payload        (payload: the native value of a subclass of list, dict, ...)
//   EXCEPTION  class, nattrs, attrs block, args, cause, context, traceback, suppress
//   THREAD     class, nattrs, attrs block, then the fields of `thread.ts`
//   SYNC       class, nattrs, attrs block, a, b, c, d     (locks, conditions, queues: `sync-*.ts`)
//   RANGE      start, stop, step                          SLICE    start, stop, step
//   ITER       what, source, position, extra              GENERATOR frame, state, name
//   FRAME      n, code, pc, back, sp, action, extra, exc, slots ...
//   PROPERTY   get, set, delete    WRAPPER (staticmethod/classmethod) what, func     SUPER class, self     MODULE name
// Numbers inside (lengths, pcs, code ids) are tagged small ints, so the collector need not know the kinds.
import { UNBOUND } from './values.ts'

export const KIND = {
  float: 1,
  raw: 2,
  tuple: 3,
  block: 4,
  list: 5,
  deque: 6,
  dict: 7,
  set: 8,
  frozenset: 9,
  func: 10,
  cell: 11,
  bound: 12,
  class: 13,
  instance: 14,
  exception: 15,
  thread: 16,
  sync: 17,
  range: 18,
  slice: 19,
  iter: 20,
  generator: 21,
  frame: 22,
  property: 23,
  wrapper: 24,
  super: 25,
  module: 26,
} as const

export const THREAD_WORDS = 24
/** Words after the header, for kinds of one size; 0 marks kinds whose first word is their length. */
export const SIZE: Uint8Array = (() => {
  const size = new Uint8Array(32)
  const set = (kind: number, words: number) => {
    size[kind] = words
  }
  set(KIND.float, 2)
  set(KIND.list, 2)
  set(KIND.deque, 3)
  set(KIND.dict, 5)
  set(KIND.set, 4)
  set(KIND.frozenset, 4)
  set(KIND.func, 6)
  set(KIND.cell, 1)
  set(KIND.bound, 2)
  set(KIND.class, 7)
  set(KIND.instance, 4)
  set(KIND.exception, 8)
  set(KIND.thread, THREAD_WORDS)
  set(KIND.sync, 8)
  set(KIND.range, 3)
  set(KIND.slice, 3)
  set(KIND.iter, 4)
  set(KIND.generator, 3)
  set(KIND.property, 3)
  set(KIND.wrapper, 2)
  set(KIND.super, 2)
  set(KIND.module, 1)
  return size
})()

/** Kinds whose header names the thread that made them, because threads can share them: see `access.ts`. */
const IS_MUTABLE: Uint8Array = (() => {
  const is = new Uint8Array(32)
  const { list, deque, dict, set, cell, instance, iter, generator } = KIND
  for (const kind of [list, deque, dict, set, cell, instance, iter, generator]) is[kind] = 1
  return is
})()

export const KIND_BITS = 5
export const KIND_MASK = 31

/** Frame words. */
export const F = { code: 2, pc: 3, back: 4, sp: 5, action: 6, extra: 7, exc: 8, slots: 9 } as const

/** Thrown when a program asks for more memory than its budget. */
export class MemoryExhausted extends Error {}

/** Where the heap begins. */
export const FIRST_OBJECT = 8

class Heap {
  /** The words. Replaced when it grows: read it again after anything that allocates. */
  h = new Int32Array(1 << 18)
  /** The other half, for copying. */
  other = new Int32Array(0)
  top = FIRST_OBJECT
  /** Objects below never move and are no part of a state: built-in classes, the library, frozen code. */
  staticTop = 8
  /** The place in the code that allocates now, for headers. */
  site = 0
  /** The thread that allocates now, as header bits: 27 bits of site and owner, the owner above bit 22 of the header. */
  owner = 0
  maxWords = 1 << 25
}

export const heap = new Heap()

/** Room for `words` more; the address of the first. */
export function reserve(words: number): number {
  const address = heap.top
  const end = address + words
  if (end > heap.h.length) grow(end)
  heap.top = end
  return address
}

function grow(end: number): void {
  if (end > heap.maxWords) throw new MemoryExhausted(`${end} words`)
  let size = heap.h.length
  while (size < end) size *= 2
  const bigger = new Int32Array(Math.min(size, heap.maxWords))
  bigger.set(heap.h.subarray(0, heap.top))
  heap.h = bigger
}

/** A new object with `words` words after its header, all UNBOUND. Its address. */
export function allocate(kind: number, words: number): number {
  const address = reserve(words + 1)
  const { h } = heap
  h[address] = kind | (heap.site << KIND_BITS) | (IS_MUTABLE[kind] === 1 ? heap.owner : 0)
  for (let at = address + 1; at <= address + words; at++) h[at] = UNBOUND
  return address
}

/** A new tuple, block or raw object of `n` words, its items UNBOUND. */
export function allocateSized(kind: number, n: number): number {
  const address = reserve(n + 2)
  const { h } = heap
  h[address] = kind | (heap.site << KIND_BITS)
  h[address + 1] = n << 1
  h.fill(UNBOUND, address + 2, address + 2 + n)
  return address
}

/** The kind behind a value, or 0 when it is no pointer. */
export const kindOf = (v: number): number => ((v & 7) === 1 ? (heap.h[v >>> 3] as number) & KIND_MASK : 0)

/** Word `n` of the object behind pointer `v`. */
export const field = (v: number, n: number): number => heap.h[(v >>> 3) + n] as number

export function setField(v: number, n: number, value: number): void {
  heap.h[(v >>> 3) + n] = value
}
