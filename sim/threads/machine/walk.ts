import { maskFrame } from './collect.ts'
import { F, KIND, KIND_MASK, SIZE } from './heap.ts'
import { UNBOUND } from './values.ts'

/** Where the object at `at` ends. */
export function endOf(h: Int32Array, at: number): number {
  const size = SIZE[(h[at] as number) & KIND_MASK] as number
  return at + 1 + (size === 0 ? ((h[at + 1] as number) >> 1) + 1 : size)
}

/** Calls `meet` for each pointer of the object at `address` that is part of a state. */
export function meetAll(h: Int32Array, address: number, meet: (word: number) => void): void {
  const kind = (h[address] as number) & KIND_MASK
  const size = SIZE[kind] as number
  const end = endOf(h, address)
  const all = (start: number, stop: number) => {
    for (let at = start; at < stop; at++) meet(h[at] as number)
  }
  const block = (word: number, used: number) => {
    if (word !== UNBOUND) all((word >>> 3) + 2, (word >>> 3) + 2 + used)
  }
  switch (kind) {
    case KIND.float:
    case KIND.raw:
      return
    case KIND.list:
    case KIND.deque:
      block(h[address + 2] as number, (h[address + 1] as number) >> 1)
      all(address + 3, end)
      return
    case KIND.dict:
    case KIND.set:
    case KIND.frozenset: {
      const used = (h[address + 2] as number) >> 1
      block(h[address + 3] as number, kind === KIND.dict ? used * 2 : used)
      if (kind === KIND.dict) all(address + 5, end)
      return
    }
    case KIND.instance:
    case KIND.exception:
    case KIND.thread:
    case KIND.sync:
      meet(h[address + 1] as number)
      block(h[address + 3] as number, h[address + 2] === UNBOUND ? 0 : (h[address + 2] as number))
      all(address + 4, end)
      return
    case KIND.frame:
      maskFrame(h, address, end)
      all(address + F.back, end)
      return
    default:
      all(address + (size === 0 ? 2 : 1), end)
  }
}

/** Calls `visit` with the index and the address of each pointer among the objects in `h[start .. end)`. */
export function eachPointer(
  h: Int32Array,
  start: number,
  end: number,
  visit: (at: number, address: number) => void,
): void {
  for (let at = start; at < end; ) {
    const kind = (h[at] as number) & KIND_MASK
    const next = endOf(h, at)
    const hasCount =
      kind === KIND.instance || kind === KIND.exception || kind === KIND.thread || kind === KIND.sync
    if (kind !== KIND.float && kind !== KIND.raw)
      for (let n = at + 1; n < next; n++) {
        const word = h[n] as number
        // The number of attributes is no tagged word.
        if ((word & 7) === 1 && !(hasCount && n === at + 2)) visit(n, word >>> 3)
      }
    at = next
  }
}

/** Calls `map` for each pointer among the objects in `h[start .. end)` and stores what it returns. */
export function mapPointers(
  h: Int32Array,
  start: number,
  end: number,
  map: (address: number) => number,
): void {
  eachPointer(h, start, end, (at, address) => {
    h[at] = (map(address) << 3) | 1
  })
}
