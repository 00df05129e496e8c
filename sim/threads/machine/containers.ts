// Lists, tuples and deques as natives see them.
import { allocate, allocateSized, heap, KIND, kindOf } from './heap.ts'
import { pointerTo, UNBOUND } from './values.ts'

export function newList(items: ArrayLike<number>): number {
  const block = items.length > 0 ? pointerTo(allocateSized(KIND.block, items.length)) : UNBOUND
  if (items.length > 0) heap.h.set(items, (block >>> 3) + 2)
  const address = allocate(KIND.list, 2)
  heap.h[address + 1] = items.length << 1
  heap.h[address + 2] = block
  return pointerTo(address)
}

/** The length of a list or deque. */
export const lengthOf = (v: number): number => (heap.h[(v >>> 3) + 1] as number) >> 1

/** The address of item 0 of a list or deque. */
export const firstOf = (v: number): number => ((heap.h[(v >>> 3) + 2] as number) >>> 3) + 2

export function itemsOf(v: number): number[] {
  const n = lengthOf(v)
  if (n === 0) return []
  const first = kindOf(v) === KIND.tuple ? (v >>> 3) + 2 : firstOf(v)
  return Array.from(heap.h.subarray(first, first + n))
}

function ensureRoom(address: number, items: number): void {
  const old = heap.h[address + 2] as number
  const capacity = old === UNBOUND ? 0 : (heap.h[(old >>> 3) + 1] as number) >> 1
  if (items <= capacity) return
  const fresh = allocateSized(KIND.block, Math.max(4, items + (items >> 1)))
  const used = (heap.h[address + 1] as number) >> 1
  if (used > 0) heap.h.copyWithin(fresh + 2, (old >>> 3) + 2, (old >>> 3) + 2 + used)
  heap.h[address + 2] = pointerTo(fresh)
}

export function push(v: number, item: number): void {
  const address = v >>> 3
  const n = (heap.h[address + 1] as number) >> 1
  ensureRoom(address, n + 1)
  heap.h[((heap.h[address + 2] as number) >>> 3) + 2 + n] = item
  heap.h[address + 1] = (n + 1) << 1
}

/** Replaces `count` items from `at` on by `items`. */
export function splice(v: number, at: number, count: number, items: readonly number[]): void {
  const address = v >>> 3
  const n = (heap.h[address + 1] as number) >> 1
  const next = n - count + items.length
  ensureRoom(address, next)
  const { h } = heap
  if (next === 0 && n === 0) return
  const first = ((h[address + 2] as number) >>> 3) + 2
  h.copyWithin(first + at + items.length, first + at + count, first + n)
  for (let k = 0; k < items.length; k++) h[first + at + k] = items[k] as number
  if (next < n) h.fill(UNBOUND, first + next, first + n)
  h[address + 1] = next << 1
}

export function setItems(v: number, items: ArrayLike<number>): void {
  const block = items.length > 0 ? pointerTo(allocateSized(KIND.block, items.length)) : UNBOUND
  if (items.length > 0) heap.h.set(items, (block >>> 3) + 2)
  heap.h[(v >>> 3) + 1] = items.length << 1
  heap.h[(v >>> 3) + 2] = block
}

export function newObject(kind: number, words: readonly number[]): number {
  const address = allocate(kind, words.length)
  for (let n = 0; n < words.length; n++) heap.h[address + 1 + n] = words[n] as number
  return pointerTo(address)
}
