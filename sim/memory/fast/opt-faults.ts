import { TimeSet } from './time-set.ts'

/**
 * Faults of OPT (Belady 1966). Resident pages are known by the time of their next use alone: the reference at time t is a
 * hit iff t is such a time, and the victim is the latest of them, unless some resident page is never used again. Pages are
 * 0 .. pages - 1. O(references x log32 references).
 */
export function optFaults(references: Int32Array, pages: number, frames: number): number {
  const never = references.length
  const nextUses = nextUsesOf(references, pages)
  const upcoming = new TimeSet(never)
  let [resident, neverAgain, faults] = [0, 0, 0]
  for (let at = 0; at < never; at++) {
    if (!upcoming.remove(at)) {
      faults += 1
      if (resident < frames) resident += 1
      else if (neverAgain > 0) neverAgain -= 1
      else upcoming.removeLast()
    }
    const nextUse = nextUses[at]!
    if (nextUse === never) neverAgain += 1
    else upcoming.add(nextUse)
  }
  return faults
}

/** For each reference the index of the next one to the same page; the stream's length when there is none. */
function nextUsesOf(references: Int32Array, pages: number): Int32Array {
  const never = references.length
  const next = new Int32Array(pages).fill(never)
  const uses = new Int32Array(references.length)
  for (let at = references.length - 1; at >= 0; at--) {
    uses[at] = next[references[at]!]!
    next[references[at]!] = at
  }
  return uses
}
