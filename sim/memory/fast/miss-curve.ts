import { denseStream } from './dense.ts'

/** Distances of a stream: `counts[d]` references found their page at depth d (from 1) of the LRU stack; `cold` found it nowhere. */
export type StackDistances = { readonly counts: Uint32Array; readonly cold: number }

/**
 * LRU stack distances of a whole stream in one pass (Mattson et al., IBM Systems Journal 1970). A Fenwick tree (1994) over
 * times holds a 1 where a page was last used, so the depth of a page is the number of ones since its last use.
 * O(references x log references).
 */
export function stackDistances(references: ArrayLike<number>): StackDistances {
  const stream = denseStream(references)
  const { length } = stream.references
  const tree = new Int32Array(length + 1)
  const lastUse = new Int32Array(stream.pages).fill(-1)
  const counts = new Uint32Array(stream.pages + 1)
  let cold = 0
  for (let at = 0; at < length; at++) {
    const page = stream.references[at]!
    const last = lastUse[page]!
    if (last === -1) {
      cold += 1
    } else {
      counts[cold - sumUpTo(tree, last) + 1]! += 1
      add(tree, last + 1, -1)
    }
    add(tree, at + 1, 1)
    lastUse[page] = at
  }
  // No page lies deeper than there are pages; numbers that no reference names have no place in the counts.
  return { counts: counts.subarray(0, cold + 1), cold }
}

/**
 * The exact number of LRU faults for every memory size: element f - 1 is for f frames, up to one frame per page (more
 * change nothing). O(references x log references).
 */
export function lruMissCurve(references: ArrayLike<number>): Uint32Array {
  const { counts, cold } = stackDistances(references)
  const curve = new Uint32Array(counts.length - 1)
  let beyond = cold
  for (let frames = curve.length; frames >= 1; frames--) {
    curve[frames - 1] = beyond
    beyond += counts[frames]!
  }
  return curve
}

/** Ones at times 0 .. last. */
function sumUpTo(tree: Int32Array, last: number): number {
  let sum = 0
  for (let at = last + 1; at > 0; at -= at & -at) sum += tree[at]!
  return sum
}

function add(tree: Int32Array, from: number, change: number): void {
  for (let at = from; at < tree.length; at += at & -at) tree[at]! += change
}
