/** A reference stream with pages renamed to 0 .. pages - 1 in the order of first use, so that tables by page are small. */
export type DenseStream = { readonly references: Int32Array; readonly pages: number }

/** O(references). Pages are whole numbers from 0. */
export function denseStream(references: ArrayLike<number>): DenseStream {
  let highest = -1
  for (let at = 0; at < references.length; at++) highest = Math.max(highest, references[at]!)
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
