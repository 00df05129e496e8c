// Copying collection in root order (Cheney): garbage collection, compaction and canonical form in one pass. Two states
// that differ only in where objects lie, in garbage, or in locals that will not be read again become equal words.
import { F, heap, KIND, SIZE } from './heap.ts'
import { program } from './program.ts'
import { LOCAL_FIELDS, T } from './thread-object.ts'
import { UNBOUND } from './values.ts'

let from = heap.h
let to = heap.other
let top = 0
let floor = 0
let strings: Uint8Array | null = null
let keepRoom = false
let hidesThreads = false

/**
 * Copies everything reachable from the root object at `heap.staticTop` to the other half and makes it current.
 * `usedStrings`, when given, gets a 1 for each string id met. `keepsRoom` leaves growing lists their spare room, which is
 * for long runs; the canonical form has none.
 */
export function collect(usedStrings: Uint8Array | null = null, keepsRoom = false): void {
  keepRoom = keepsRoom
  from = heap.h
  if (heap.other.length < from.length) {
    heap.other = new Int32Array(from.length)
    heap.other.set(from.subarray(0, heap.staticTop))
  }
  to = heap.other
  floor = heap.staticTop
  strings = usedStrings
  hidesThreads = false
  top = floor
  copy(floor)
  copyReachable(floor)
  heap.h = to
  heap.other = from
  heap.top = top
}

/** Marks that the other half's static part is out of date (objects were added to it). */
export function forgetOtherHalf(): void {
  heap.other = new Int32Array(0)
}

/**
 * Begins a copy of parts of the heap into the other half, where each part lies from an address that `copyPartAt` names.
 * Of threads that were started the shared part has no more than others may look at (`LOCAL_FIELDS`). Objects below
 * `firstMoved` stay where they are.
 */
export function beginParts(room: number, firstMoved: number): void {
  keepRoom = false
  strings = null
  hidesThreads = true
  from = heap.h
  if (heap.other.length < room || heap.other.length < from.length) {
    heap.other = new Int32Array(Math.max(room, from.length))
    heap.other.set(from.subarray(0, heap.staticTop))
  }
  to = heap.other
  floor = firstMoved
}

/** Whether an object was copied, by its header; `movedTo` is then where. */
export const isForwarded = (header: number) => header < 0
export const movedTo = (header: number) => ~header

/** The next part lies at `address` of the other half. */
export function copyPartAt(address: number): void {
  top = address
}

/** Copies one object, without what it points to. */
export function copyObject(address: number): number {
  return copy(address)
}

/** Adds a block of `words` to the part; it is scanned as any other object. */
export function addBlock(words: readonly number[]): void {
  to[top++] = KIND.block
  to[top++] = words.length << 1
  for (const word of words) to[top++] = word
}

/** Copies what the objects from `start` on point to, and so on; the end of the part. */
export function copyReachable(start: number): number {
  for (let scan = start; scan < top; ) scan = scanObject(scan)
  return top
}

/** Copies the object at `address` unless that was done; its new address. */
function copy(address: number): number {
  const header = from[address] as number
  if (header < 0) return ~header
  const kind = header & 31
  let words = SIZE[kind] as number
  if (words === 0) words = ((from[address + 1] as number) >> 1) + 1
  const target = top
  for (let n = 0; n <= words; n++) to[target + n] = from[address + n] as number
  top = target + words + 1
  from[address] = ~target
  return target
}

/** As `copy` for the storage of one owner, cut to the `used` words that hold something. */
function copyBlock(pointer: number, used: number): number {
  if (pointer === UNBOUND || used === 0) return UNBOUND
  const address = pointer >>> 3
  if (address < floor) return pointer
  const target = top
  to[target] = from[address] as number
  const words = keepRoom ? (from[address + 1] as number) >> 1 : used
  to[target + 1] = words << 1
  for (let n = 0; n < used; n++) to[target + 2 + n] = from[address + 2 + n] as number
  to.fill(UNBOUND, target + 2 + used, target + 2 + words)
  top = target + 2 + words
  return (target << 3) | 1
}

function forward(start: number, end: number): void {
  for (let at = start; at < end; at++) {
    const word = to[at] as number
    if ((word & 7) === 1) {
      const address = word >>> 3
      if (address >= floor) to[at] = (copy(address) << 3) | 1
    } else if (strings !== null && (word & 7) === 3) strings[word >>> 3] = 1
  }
}

/** Forwards the pointers of the copied object at `scan`; the address of the next one. */
function scanObject(scan: number): number {
  const kind = (to[scan] as number) & 31
  const size = SIZE[kind] as number
  const end = scan + 1 + (size === 0 ? ((to[scan + 1] as number) >> 1) + 1 : size)
  switch (kind) {
    case KIND.float:
    case KIND.raw:
      return end
    case KIND.list:
    case KIND.deque:
      to[scan + 2] = copyBlock(to[scan + 2] as number, (to[scan + 1] as number) >> 1)
      if (kind === KIND.deque) forward(scan + 3, end)
      return end
    case KIND.dict:
    case KIND.set:
    case KIND.frozenset: {
      const used = (to[scan + 2] as number) >> 1
      to[scan + 3] = copyBlock(to[scan + 3] as number, kind === KIND.dict ? used * 2 : used)
      to[scan + 4] = UNBOUND
      if (kind === KIND.dict) forward(scan + 5, end)
      return end
    }
    case KIND.instance:
    case KIND.exception:
    case KIND.thread:
    case KIND.sync:
      if (hidesThreads && kind === KIND.thread && (to[scan + T.tid] as number) >= 0)
        for (const n of LOCAL_FIELDS) to[scan + n] = UNBOUND
      forward(scan + 1, scan + 2)
      to[scan + 3] = copyBlock(
        to[scan + 3] as number,
        to[scan + 2] === UNBOUND ? 0 : (to[scan + 2] as number),
      )
      forward(scan + 4, end)
      return end
    case KIND.frame:
      scanFrame(scan, end)
      return end
    default:
      forward(size === 0 ? scan + 2 : scan + 1, end)
      return end
  }
}

function scanFrame(scan: number, end: number): void {
  maskFrame(to, scan, end)
  forward(scan + F.back, end)
}

/** Locals that are dead at the frame's pc and words above its stack are no part of the state. */
export function maskFrame(h: Int32Array, frame: number, end: number): void {
  const pc = (h[frame + F.pc] as number) >> 1
  const code = program.codes[(h[frame + F.code] as number) >> 1]
  const slots = code ? code.slots.length : 0
  const live = program.live[pc >> 1] as number
  const count = slots < 31 ? slots : 31
  for (let slot = 0; slot < count; slot++) if ((live & (1 << slot)) === 0) h[frame + F.slots + slot] = UNBOUND
  h.fill(UNBOUND, frame + ((h[frame + F.sp] as number) >> 1), end)
}
