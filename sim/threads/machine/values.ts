// A value is one tagged 32-bit word:
//   ...0          small int, n << 1, n in [-2^30, 2^30)
//   ...001        pointer to a heap object, address << 3
//   ...011        interned string, id << 3
//   ...101        interned int outside the small range (BigInt), id << 3
//   ...111        constant: UNBOUND, None, True, False, ... and built-in functions, id << 3
// Strings, large ints and built-ins live outside the state, so a state is plain words and comparing words compares values.

const constant = (id: number) => (id << 3) | 7
export const UNBOUND = constant(0)
export const NONE = constant(1)
export const TRUE = constant(2)
export const FALSE = constant(3)
export const NOT_IMPLEMENTED = constant(4)
export const ELLIPSIS = constant(5)
/** Returned by a native that pushed a frame: the result comes when the frame returns. */
export const PENDING = constant(6)
/** Constants from this id on are built-in functions. */
export const FIRST_NATIVE = 8

export const isInt = (v: number) => (v & 1) === 0
export const isPointer = (v: number) => (v & 7) === 1
export const isString = (v: number) => (v & 7) === 3
export const isBig = (v: number) => (v & 7) === 5
export const isNative = (v: number) => (v & 7) === 7 && v >>> 3 >= FIRST_NATIVE
export const isBool = (v: number) => v === TRUE || v === FALSE

export const pointerTo = (address: number) => (address << 3) | 1
export const fromBool = (b: boolean) => (b ? TRUE : FALSE)

const strings: string[] = []
const stringIds = new Map<string, number>()
const bigs: bigint[] = []
const bigIds = new Map<bigint, number>()
/**
 * The interning table's part of the memory and work budgets: characters held since the last reset, and characters that long
 * values had when they were made (each costs time in proportion). `onGrowth` is told now and then, so that it can end the run.
 */
export const interned = { characters: 0, made: 0, onGrowth: () => {} }

const LONG = 256
const GROWTH = 1 << 22
let toldAt = 0

function noteLong(length: number): void {
  interned.made += length
  if (interned.made - toldAt < GROWTH) return
  toldAt = interned.made
  interned.onGrowth()
}

/** Characters of the longest text that a program may make. */
const MAX_TEXT = 20_000_000

export function str(text: string): number {
  if (text.length > LONG) noteLong(text.length)
  let id = stringIds.get(text)
  if (id === undefined) {
    if (text.length > MAX_TEXT) throw new RangeError('a text grew past the limit')
    id = freeStrings.pop() ?? strings.length
    strings[id] = text
    stringIds.set(text, id)
    interned.characters += text.length + 16
  }
  return (id << 3) | 3
}

export const text = (v: number): string => strings[v >>> 3] as string

const freeStrings: number[] = []

/** How many strings there are; ids below it belong to code once a program is loaded. */
export const stringCount = () => strings.length

/** Forgets the strings from `first` on for which `isUsed` is 0. Only between steps of a single run, never while states are kept. */
export function sweepStrings(first: number, isUsed: Uint8Array): void {
  freeStrings.length = 0
  for (let id = first; id < strings.length; id++) {
    if (isUsed[id]) continue
    const old = strings[id] as string
    if (stringIds.get(old) === id) {
      stringIds.delete(old)
      interned.characters -= old.length + 16
      strings[id] = ''
    }
    freeStrings.push(id)
  }
}

/** Forgets strings and large ints added after the given counts: a new program starts from the library's own. */
export function resetInterned(stringsKept: number, bigsKept: number): void {
  for (const old of strings.splice(stringsKept)) stringIds.delete(old)
  for (const old of bigs.splice(bigsKept)) bigIds.delete(old)
  freeStrings.length = 0
  strings.forEach((own, id) => {
    stringIds.set(own, id)
  })
  interned.characters = interned.made = toldAt = 0
}
export const bigCount = () => bigs.length

const HUGE = 1n << 2048n
const SMALL_MIN = -(2 ** 30)
const SMALL_MAX = 2 ** 30 - 1

/** An int from a JavaScript number that is a safe integer. */
export function int(n: number): number {
  if (n >= SMALL_MIN && n <= SMALL_MAX) return n << 1
  return bigWord(BigInt(n))
}

export function big(n: bigint): number {
  if (n >= -1073741824n && n <= 1073741823n) return Number(n) << 1
  return bigWord(n)
}

function bigWord(n: bigint): number {
  let id = bigIds.get(n)
  if (id === undefined) {
    if (n > HUGE || n < -HUGE) {
      const bytes = n.toString(16).length >> 1
      interned.characters += bytes
      noteLong(bytes)
    }
    id = bigs.length
    bigs.push(n)
    bigIds.set(n, id)
  }
  return (id << 3) | 5
}

export const bigOf = (v: number): bigint => ((v & 1) === 0 ? BigInt(v >> 1) : (bigs[v >>> 3] as bigint))
