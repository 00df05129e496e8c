/** A reference stream whose pages are 0 .. pages - 1, so that tables by page are small. */
export type DenseStream = { readonly references: Int32Array; readonly pages: number }

/** Page numbers up to this many times the length of the stream are taken as they are. */
const SPARE = 2

/**
 * Pages are whole numbers from 0. Where the highest is small beside the length of an `Int32Array`, that is the stream
 * itself, not copied; else pages are renamed in the order of first use. O(references).
 */
export function denseStream(references: ArrayLike<number>): DenseStream {
  let highest = -1
  for (let at = 0; at < references.length; at++) {
    const page = references[at]!
    if (page > highest) highest = page
  }
  if (references instanceof Int32Array && highest < SPARE * references.length)
    return { references, pages: highest + 1 }
  return renamed(references, highest)
}

function renamed(references: ArrayLike<number>, highest: number): DenseStream {
  const names = new Int32Array(highest + 1).fill(-1)
  const dense = new Int32Array(references.length)
  let pages = 0
  for (let at = 0; at < references.length; at++) {
    const page = references[at]!
    if (names[page] === -1) names[page] = pages++
    dense[at] = names[page]!
  }
  return { references: dense, pages }
}
