// Which threads touch what: the basis of preemption levels L1 and L2, and of race detection.
//
// A location is named by where its object was made and by which thread (the site and owner in its header) and a name or, for
// containers, one name for all elements; distinct objects made in one place by one thread share it, which only adds switch
// points. An instruction becomes visible once it has touched a location that one thread writes and another touches. Marks
// only ever grow: a search that saw one grow starts over (`changes`), and at the fixed point every switch that could matter
// has been tried (Stoller & Cohen, "Optimistic synchronization-based state-space reduction"). At L2 a location that
// was touched under one common lock each time needs no switch points: the accesses are both-movers (Lipton 1975).
//
// What library code touches counts for the program's instruction that called it: the library is atomic between two
// synchronisation operations, as CPython's own is.
import { F, heap } from './heap.ts'
import { program } from './program.ts'

const TABLE = 1 << 16
const CACHE = 1 << 14

/** Field names beside attribute names, which are string words. */
export const ITEMS = 7
/** The field of a synchronisation object or thread as a whole. */
export const SYNC = 15
export const GLOBALS_SITE = 1
/** Addresses that are no objects: the module's variables, the output. */
export const OUTPUT_ADDRESS = 1
const OUTPUT_SITE = 2

/** How an access touches: `method` is a built-in method that changes its container, atomic in CPython. */
export const ACCESS = { read: 0, write: 1, method: 2 } as const
/** Elements beside keys and indices, which are words: all of them, or only how many there are. */
export const ELEMENT = { all: 7, size: 15 } as const
/** Words of an entry of `access.log`: object address, field, `ACCESS`, pc, element. */
export const LOG_ENTRY = 5

/** `status`: which threads exist and run, or another thread than the main one starts or joins. `identity`: which one it is. */
export const OBSERVES = { status: 1, identity: 2 } as const

class Access {
  /** Only while other threads may be doing something at the same time. */
  isOn = false
  /** Whether accesses are watched at all. */
  learns = true
  /** Whether the order of output of different threads counts as something shared. */
  watchesOutput = false
  /** L2: locations that are always guarded by a lock get no switch points. */
  usesGuards = false
  /** A program that looks whether a lock is held could tell merged steps apart. */
  observesLocks = false
  /** Instructions before it are the library's. */
  firstOwn = 0
  /** Threads that read (low 16 bits) and wrote (high 16 bits) a location. */
  readonly masks = new Int32Array(TABLE)
  readonly isShared = new Uint8Array(TABLE)
  /** Instructions that touched a location. */
  readonly pcs = new Map<number, Set<number>>()
  /** Ids of the locks held at every access so far, by location; only at L2. */
  readonly guards = new Map<number, readonly number[]>()
  /** What was noted last: location and thread in one word, pc in the other. */
  readonly cacheKeys = new Int32Array(CACHE)
  readonly cachePcs = new Int32Array(CACHE)
  tidBits = 0
  /** How deep natives that call Python are nested: their accesses count for the outermost instruction. */
  depth = 0
  readBit = 1
  writeBit = 1 << 16
  /** Whether new switch points may be marked; off while a path is taken again. */
  marks = true
  /** Locks that one thread released for another: signals, not critical sections. */
  readonly handedOver = new Set<number>()
  /** How often an instruction became visible. */
  changes = 0
  /** What the program finds out about threads, as bits of `OBSERVES`; a search may only treat them as alike without. */
  observesThreads = 0
  /** By tid, the threads that a search takes for one another: what one touches, all of them touch. */
  alike: readonly (readonly number[])[] | null = null
  /** Objects from this address on are, before a step, out of reach for other threads. */
  privateFrom = Number.POSITIVE_INFINITY
  /** Accesses to such objects: address, location, kind, pc. They count only if others can reach the object after the step. */
  readonly privateTouches: number[] = []
  /** When set, every access of a step is appended. */
  log: number[] | null = null
  /** The frame to which accesses count: the running one, or the one below nested calls. The machine sets it. */
  frame = (): number => 0
  /** Ids of the locks that the running thread holds, or null when that has to be found out. */
  held: readonly number[] | null = null
  /** Finds them out. The machine sets it. */
  heldLocks = (): readonly number[] => []
}

export const access = new Access()

export function setAccessThread(tid: number): void {
  const bit = Math.min(tid, 15)
  access.readBit = 1 << bit
  access.writeBit = 1 << (bit + 16)
  access.tidBits = bit << 16
  access.held = null
  heap.owner = Math.min(tid, 255) << 22
  const alike = access.alike?.[tid]
  if (alike === undefined || alike.length < 2) return
  heap.owner = Math.min(alike[0] as number, 255) << 22
  access.readBit = alike.reduce((bits, own) => bits | (1 << Math.min(own, 15)), 0)
  access.writeBit = access.readBit << 16
  access.cachePcs.fill(-1)
}

/** Notes that the program can tell threads apart; a search that relied on the opposite starts over. */
export function observeThreads(what: number): void {
  if ((access.observesThreads & what) === what) return
  access.observesThreads |= what
  access.changes++
}

/** Notes that the program looks whether locks are held; at L2, what relied on the opposite starts over. */
export function observeLocks(): void {
  if (access.observesLocks) return
  access.observesLocks = true
  if (access.usesGuards) access.changes++
}

export function resetAccess(): void {
  access.masks.fill(0)
  access.isShared.fill(0)
  access.pcs.clear()
  access.guards.clear()
  access.cachePcs.fill(-1)
  access.changes = 0
  access.marks = true
  access.handedOver.clear()
  access.learns = true
  access.isOn = false
  access.watchesOutput = false
  access.usesGuards = false
  access.observesLocks = false
  access.observesThreads = 0
  access.alike = null
  access.privateFrom = Number.POSITIVE_INFINITY
  access.log = null
  program.visible.fill(0)
}

/** The innermost pc that is the program's own, not the library's. */
export function programPcOf(frame: number): number {
  let fp = frame
  for (;;) {
    const code = program.codes[(heap.h[fp + F.code] as number) >> 1]
    const back = heap.h[fp + F.back] as number
    if (!code?.isLibrary || (back & 7) !== 1) return (heap.h[fp + F.pc] as number) >> 1
    fp = back >>> 3
  }
}

/** Notes that the instruction at `pc` touches `field` of the object at `address` (0: the module's variables). */
export function touch(
  address: number,
  field: number,
  kind: number,
  pc: number,
  element: number = ELEMENT.all,
): void {
  const at = pc < access.firstOwn || access.depth > 0 ? programPcOf(access.frame()) : pc
  const location =
    address === OUTPUT_ADDRESS
      ? OUTPUT_LOCATION
      : locationOf(address === 0 ? GLOBALS_SITE : (heap.h[address] as number) >>> 5, field)
  access.log?.push(address, field, kind, at, element)
  if (!access.marks) return
  if (address >= access.privateFrom) access.privateTouches.push(address, location, kind, at)
  else touchLocation(location, kind, at)
}

/** Counts the accesses to objects that others could not reach, for which `isPublished` says that they now can. */
export function settlePrivateTouches(isPublished: (address: number) => boolean): void {
  const { privateTouches } = access
  // No lock is taken to guard what was done before others could know of it.
  access.held = []
  for (let n = 0; n < privateTouches.length; n += 4)
    if (isPublished(privateTouches[n] as number))
      touchLocation(
        privateTouches[n + 1] as number,
        privateTouches[n + 2] as number,
        privateTouches[n + 3] as number,
      )
  privateTouches.length = 0
  access.held = null
}

/** Whether a field of an object has been written by one thread and touched by another. */
export function isSharedPlace(address: number, field: number): boolean {
  if (address === OUTPUT_ADDRESS) return isOutputShared()
  const site = address === 0 ? GLOBALS_SITE : (heap.h[address] as number) >>> 5
  return access.isShared[locationOf(site, field)] === 1
}

function touchLocation(location: number, kind: number, at: number): void {
  const isWrite = kind !== ACCESS.read
  const key = location | access.tidBits | (isWrite ? 1 << 20 : 0)
  const slot = (Math.imul(key, 0x9e3779b1) ^ Math.imul(at, 0x85ebca6b)) >>> 18
  const isKnown = access.cacheKeys[slot] === key && access.cachePcs[slot] === at
  if (isKnown && !access.usesGuards) return
  if (access.usesGuards && narrowGuards(location)) {
    note(location, access.masks[location] as number, at)
    if (isKnown) return
  } else if (isKnown) return
  access.cacheKeys[slot] = key
  access.cachePcs[slot] = at
  const mask = (access.masks[location] as number) | access.readBit | (isWrite ? access.writeBit : 0)
  access.masks[location] = mask
  note(location, mask, at)
}

/** As `touch` for what `print` writes to. */
export function touchOutput(pc: number): void {
  if (access.watchesOutput) touch(OUTPUT_ADDRESS, ITEMS, ACCESS.write, pc)
}

const locationOf = (site: number, field: number): number =>
  (Math.imul(site, 0x9e3779b1) ^ Math.imul(field, 0x85ebca6b)) >>> 16
const OUTPUT_LOCATION = locationOf(OUTPUT_SITE, ITEMS)

/** Whether several threads print, in an order that `watchesOutput` makes count. */
export const isOutputShared = (): boolean => access.isShared[OUTPUT_LOCATION] === 1

/** Notes a synchronisation operation on the object or thread at `address`, for the log only. */
export function logSync(address: number): void {
  access.log?.push(address, SYNC, ACCESS.write, 0, ELEMENT.all)
}

/** Keeps the locks that are held now among a location's guards; whether it has just lost its last. */
function narrowGuards(location: number): boolean {
  const guards = access.guards.get(location)
  if (guards?.length === 0) return false
  access.held ??= access.heldLocks()
  const { held } = access
  if (guards === undefined) {
    access.guards.set(location, held.slice())
    return false
  }
  if (guards.every((lock) => held.includes(lock))) return false
  const kept = guards.filter((lock) => held.includes(lock))
  access.guards.set(location, kept)
  return kept.length === 0
}

/** Makes the instruction at `pc` a switch point. */
export function markVisible(pc: number): void {
  if (!access.marks || program.visible[pc >> 1] === 1) return
  program.visible[pc >> 1] = 1
  access.changes++
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
  if (access.usesGuards && access.guards.get(location)?.length !== 0) return
  for (const own of pcs) markVisible(own)
}

/** One thread wrote and another touched it. The last bit stands for all threads from 15 on. */
function conflicts(mask: number): boolean {
  const writers = mask >>> 16
  const all = (mask & 0xffff) | writers
  if (writers === 0) return false
  return (all & (all - 1)) !== 0 || (writers & 0x8000) !== 0
}
