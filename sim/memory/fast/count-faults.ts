import { denseStream } from './dense.ts'
import { optFaults } from './opt-faults.ts'

export type FastPolicy = 'fifo' | 'lru' | 'opt' | 'clock'

/**
 * Page faults of a whole stream, equal to those of the stepping simulation under its textbook rules with `clockMax` 1, for
 * millions of references. fifo, lru, clock: O(references) (clock amortised); opt: O(references x log32 references).
 */
export function countFaults(policy: FastPolicy, references: ArrayLike<number>, frames: number): number {
  const stream = denseStream(references)
  switch (policy) {
    case 'fifo':
      return queueFaults(stream.references, stream.pages, { frames, hasUseBits: false })
    case 'clock':
      return queueFaults(stream.references, stream.pages, { frames, hasUseBits: true })
    case 'lru':
      return lruFaults(stream.references, stream.pages, frames)
    case 'opt':
      return optFaults(stream.references, stream.pages, frames)
  }
}

/** A ring of frames and a hand at the oldest; with use bits (set by load and hit) it is CLOCK, without them FIFO. */
function queueFaults(
  references: Int32Array,
  pages: number,
  { frames, hasUseBits }: { frames: number; hasUseBits: boolean },
): number {
  const frameOf = new Int32Array(pages).fill(-1)
  const pageIn = new Int32Array(frames).fill(-1)
  const isUsed = new Uint8Array(frames)
  let hand = 0
  let faults = 0
  for (let at = 0; at < references.length; at++) {
    const page = references[at]!
    const frame = frameOf[page]!
    if (frame !== -1) {
      isUsed[frame] = 1
      continue
    }
    faults += 1
    while (hasUseBits && pageIn[hand] !== -1 && isUsed[hand] === 1) {
      isUsed[hand] = 0
      hand = hand + 1 === frames ? 0 : hand + 1
    }
    if (pageIn[hand] !== -1) frameOf[pageIn[hand]!] = -1
    pageIn[hand] = page
    frameOf[page] = hand
    isUsed[hand] = 1
    hand = hand + 1 === frames ? 0 : hand + 1
  }
  return faults
}

/** Resident pages as a doubly linked list from the least to the most recently used; `end` closes it to a ring. */
function lruFaults(references: Int32Array, pages: number, frames: number): number {
  const end = pages
  const next = new Int32Array(pages + 1).fill(-1)
  const previous = new Int32Array(pages + 1).fill(-1)
  next[end] = end
  previous[end] = end
  let resident = 0
  let faults = 0
  for (let at = 0; at < references.length; at++) {
    const page = references[at]!
    if (next[page] === -1) {
      faults += 1
      if (resident === frames) unlink(next, previous, next[end]!)
      else resident += 1
    } else {
      unlink(next, previous, page)
    }
    const last = previous[end]!
    next[last] = page
    previous[page] = last
    next[page] = end
    previous[end] = page
  }
  return faults
}

function unlink(next: Int32Array, previous: Int32Array, page: number): void {
  next[previous[page]!] = next[page]!
  previous[next[page]!] = previous[page]!
  next[page] = -1
}
