// Which threads touch what: the basis of preemption levels L1 and L2, and of race detection.
//
// A location is named by where its object was made (the site in its header) and a name or, for containers, one name for
// all elements; distinct objects made in one place share it, which only adds switch points. An instruction becomes
// visible once it has touched a location that one thread writes and another touches. Marks only ever grow: a search that
// saw one grow starts over (`changes`), and at the fixed point every switch that could matter has been tried (Stoller &
// Cohen, "Optimistic synchronization-based state-space reduction").
import { heap } from './heap.ts'
import { program } from './program.ts'

const TABLE = 1 << 16

/** Field names beside attribute names, which are string words. */
export const ITEMS = 7
export const GLOBALS_SITE = 1

class Access {
  /** Only while more than one thread is alive. */
  isOn = false
  /** Threads that read (low 16 bits) and wrote (high 16 bits) a location. */
  readonly masks = new Int32Array(TABLE)
  readonly isShared = new Uint8Array(TABLE)
  /** Instructions that touched a location. */
  readonly pcs = new Map<number, Set<number>>()
  readBit = 1
  writeBit = 1 << 16
  /** How often an instruction became visible. */
  changes = 0
  /** When set, every access of a step is appended: object address, field, 1 for a write, pc. */
  log: number[] | null = null
}

export const access = new Access()

export function setAccessThread(tid: number): void {
  const bit = Math.min(tid, 15)
  access.readBit = 1 << bit
  access.writeBit = 1 << (bit + 16)
}

export function resetAccess(): void {
  access.masks.fill(0)
  access.isShared.fill(0)
  access.pcs.clear()
  access.changes = 0
  program.visible.fill(0)
}

/** Notes that the instruction at `pc` touches `field` of the object at `address`. */
export function touch(address: number, field: number, isWrite: boolean, pc: number): void {
  const site = address === 0 ? GLOBALS_SITE : (heap.h[address] as number) >>> 5
  const location = (Math.imul(site, 0x9e3779b1) ^ Math.imul(field, 0x85ebca6b)) >>> 16
  access.log?.push(address, field, isWrite ? 1 : 0, pc)
  const old = access.masks[location] as number
  const mask = old | access.readBit | (isWrite ? access.writeBit : 0)
  if (mask === old && (access.isShared[location] === 0 || program.visible[pc >> 1] === 1)) {
    if (access.pcs.get(location)?.has(pc)) return
  }
  access.masks[location] = mask
  note(location, mask, pc)
}

function note(location: number, mask: number, pc: number): void {
  let pcs = access.pcs.get(location)
  if (!pcs) {
    pcs = new Set()
    access.pcs.set(location, pcs)
  }
  pcs.add(pc)
  if (access.isShared[location] === 0 && !conflicts(mask)) return
  access.isShared[location] = 1
  for (const own of pcs) {
    if (program.visible[own >> 1] === 1) continue
    program.visible[own >> 1] = 1
    access.changes++
  }
}

/** One thread wrote and another touched it. The last bit stands for all threads from 15 on. */
function conflicts(mask: number): boolean {
  const writers = mask >>> 16
  const all = (mask & 0xffff) | writers
  if (writers === 0) return false
  return (all & (all - 1)) !== 0 || (writers & 0x8000) !== 0
}
