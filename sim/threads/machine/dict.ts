// Dictionaries and sets: insertion-ordered entries, an open-addressing index only from 9 entries on. The index may hash
// addresses, so the collector drops it and the next search builds it again.
import { containers, equal, hash } from './equality.ts'
import { allocate, allocateSized, heap, KIND } from './heap.ts'
import { NONE, pointerTo, UNBOUND } from './values.ts'

const LEN = 1
const USED = 2
const BLOCK = 3
const INDEX = 4
const SMALL = 8

const strideOf = (address: number) => (((heap.h[address] as number) & 31) === KIND.dict ? 2 : 1)

export function newDict(): number {
  const address = allocate(KIND.dict, 5)
  heap.h[address + LEN] = 0
  heap.h[address + USED] = 0
  return pointerTo(address)
}

export function newSet(kind: number = KIND.set): number {
  const address = allocate(kind, 4)
  heap.h[address + LEN] = 0
  heap.h[address + USED] = 0
  return pointerTo(address)
}

export const sizeOf = (v: number): number => (heap.h[(v >>> 3) + LEN] as number) >> 1
export const usedOf = (v: number): number => (heap.h[(v >>> 3) + USED] as number) >> 1

/** The key of entry `n`, or UNBOUND when it was deleted. */
export function keyAt(v: number, n: number): number {
  const address = v >>> 3
  const block = (heap.h[address + BLOCK] as number) >>> 3
  return heap.h[block + 2 + n * strideOf(address)] as number
}

export function valueAt(v: number, n: number): number {
  const block = (heap.h[(v >>> 3) + BLOCK] as number) >>> 3
  return heap.h[block + 3 + n * 2] as number
}

/** The entry of `key`, or -1. */
export function find(v: number, key: number): number {
  const address = v >>> 3
  const used = (heap.h[address + USED] as number) >> 1
  if (used === 0) {
    hash(key)
    return -1
  }
  if (used > SMALL) return findIndexed(v, key)
  const stride = strideOf(address)
  const { h } = heap
  const first = ((h[address + BLOCK] as number) >>> 3) + 2
  const isPlain = (key & 1) === 0 || (key & 7) === 3
  for (let n = 0; n < used; n++) {
    const own = h[first + n * stride] as number
    if (own === key) return n
  }
  if (isPlain && (key & 7) === 3) return -1
  if (!isPlain) hash(key)
  for (let n = 0; n < used; n++) {
    const own = keyAt(v, n)
    if (own !== UNBOUND && ((own & 7) === 1 || (own & 7) === 7 || !isPlain) && equal(own, key)) return n
  }
  return -1
}

function findIndexed(v: number, key: number): number {
  const code = hash(key)
  if (heap.h[(v >>> 3) + INDEX] === UNBOUND) rebuild(v)
  const index = (heap.h[(v >>> 3) + INDEX] as number) >>> 3
  const mask = ((heap.h[index + 1] as number) >> 1) - 1
  for (let slot = code & mask; ; slot = (slot + 1) & mask) {
    const entry = heap.h[index + 2 + slot] as number
    if (entry === 0) return -1
    const own = keyAt(v, entry - 1)
    if (own === key || (own !== UNBOUND && equal(own, key))) return entry - 1
  }
}

/** Builds the index of a dict that is long enough to have one. */
export function buildIndex(v: number): void {
  if (usedOf(v) > SMALL) rebuild(v)
}

function rebuild(v: number): void {
  const used = usedOf(v)
  let size = 32
  while (size < used * 3) size *= 2
  // First of all the hashes: a program's own may allocate.
  const hashes = new Int32Array(used)
  for (let n = 0; n < used; n++) {
    const key = keyAt(v, n)
    hashes[n] = key === UNBOUND ? -1 : hash(key) & (size - 1)
  }
  const index = allocateSized(KIND.raw, size)
  const { h } = heap
  h.fill(0, index + 2, index + 2 + size)
  for (let n = 0; n < used; n++) {
    let slot = hashes[n] as number
    if (slot < 0) continue
    while (h[index + 2 + slot] !== 0) slot = (slot + 1) & (size - 1)
    h[index + 2 + slot] = n + 1
  }
  h[(v >>> 3) + INDEX] = pointerTo(index)
}

/** The value of `key` in a dict, or UNBOUND. */
export function get(v: number, key: number): number {
  const n = find(v, key)
  return n < 0 ? UNBOUND : valueAt(v, n)
}

/** Sets `key` to `value` (sets ignore the value). */
export function put(v: number, key: number, value: number = NONE): void {
  const n = find(v, key)
  const address = v >>> 3
  if (n >= 0) {
    if (strideOf(address) === 2) heap.h[((heap.h[address + BLOCK] as number) >>> 3) + 3 + n * 2] = value
    return
  }
  append(v, key, value)
}

function append(v: number, key: number, value: number): void {
  const address = v >>> 3
  const stride = strideOf(address)
  const used = (heap.h[address + USED] as number) >> 1
  ensureRoom(address, (used + 1) * stride, used * stride)
  const { h } = heap
  const at = ((h[address + BLOCK] as number) >>> 3) + 2 + used * stride
  h[at] = key
  if (stride === 2) h[at + 1] = value
  h[address + USED] = (used + 1) << 1
  h[address + LEN] = (h[address + LEN] as number) + 2
  if (h[address + INDEX] !== UNBOUND) extendIndex(v, key, used)
}

function extendIndex(v: number, key: number, entry: number): void {
  const code = hash(key)
  const index = (heap.h[(v >>> 3) + INDEX] as number) >>> 3
  const size = (heap.h[index + 1] as number) >> 1
  if ((entry + 1) * 2 > size) {
    heap.h[(v >>> 3) + INDEX] = UNBOUND
    return
  }
  let slot = code & (size - 1)
  while (heap.h[index + 2 + slot] !== 0) slot = (slot + 1) & (size - 1)
  heap.h[index + 2 + slot] = entry + 1
}

/** Makes the block behind word 3 at least `words` long; `used` words are kept. */
function ensureRoom(address: number, words: number, used: number): void {
  const old = heap.h[address + BLOCK] as number
  const capacity = old === UNBOUND ? 0 : (heap.h[(old >>> 3) + 1] as number) >> 1
  if (words <= capacity) return
  const fresh = allocateSized(KIND.block, Math.max(4, words + (words >> 1)))
  if (old !== UNBOUND) heap.h.copyWithin(fresh + 2, (old >>> 3) + 2, (old >>> 3) + 2 + used)
  heap.h[address + BLOCK] = pointerTo(fresh)
}

/** Deletes entry `n`, keeping the order of the others. */
export function removeAt(v: number, n: number): void {
  const address = v >>> 3
  const { h } = heap
  const stride = strideOf(address)
  const used = (h[address + USED] as number) >> 1
  const first = ((h[address + BLOCK] as number) >>> 3) + 2
  h[address + LEN] = (h[address + LEN] as number) - 2
  if (used > 64 && n < used - 1 && n > 0) {
    h[first + n * stride] = UNBOUND
    if (stride === 2) h[first + n * stride + 1] = UNBOUND
    if (sizeOf(v) * 2 < used) compact(v)
    return
  }
  h.copyWithin(first + n * stride, first + (n + 1) * stride, first + used * stride)
  h.fill(UNBOUND, first + (used - 1) * stride, first + used * stride)
  h[address + USED] = (used - 1) << 1
  h[address + INDEX] = UNBOUND
}

function compact(v: number): void {
  const address = v >>> 3
  const stride = strideOf(address)
  const first = ((heap.h[address + BLOCK] as number) >>> 3) + 2
  const used = usedOf(v)
  const { h } = heap
  let to = first
  for (let n = 0; n < used; n++) {
    const from = first + n * stride
    if (h[from] === UNBOUND) continue
    h.copyWithin(to, from, from + stride)
    to += stride
  }
  h.fill(UNBOUND, to, first + used * stride)
  h[address + USED] = ((to - first) / stride) << 1
  h[address + INDEX] = UNBOUND
}

/** Deletes `key`; false when it was not there. */
export function remove(v: number, key: number): boolean {
  const n = find(v, key)
  if (n < 0) return false
  removeAt(v, n)
  return true
}

export function clear(v: number): void {
  const address = v >>> 3
  heap.h[address + LEN] = 0
  heap.h[address + USED] = 0
  heap.h[address + BLOCK] = UNBOUND
  heap.h[address + INDEX] = UNBOUND
}

/** The keys in order. */
export function keysOf(v: number): number[] {
  const keys: number[] = []
  for (let n = 0; n < usedOf(v); n++) if (keyAt(v, n) !== UNBOUND) keys.push(keyAt(v, n))
  return keys
}

containers.equalDicts = (a, b) =>
  sizeOf(a) === sizeOf(b) &&
  keysOf(a).every((key) => {
    const own = get(a, key)
    const other = get(b, key)
    return other !== UNBOUND && equal(own, other)
  })
containers.equalSets = (a, b) => sizeOf(a) === sizeOf(b) && keysOf(a).every((key) => find(b, key) >= 0)
