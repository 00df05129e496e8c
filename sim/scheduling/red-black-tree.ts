/** A node by its index in the tree's list; `parent`, `left` and `right` are indices, null where there is none. */
export type TreeNode<T> = {
  readonly item: T
  readonly isRed: boolean
  readonly parent: number | null
  readonly left: number | null
  readonly right: number | null
}

export type RedBlackTree<T> = { readonly root: number | null; readonly nodes: readonly TreeNode<T>[] }

type Node<T> = { -readonly [K in keyof TreeNode<T>]: TreeNode<T>[K] }

/**
 * The red-black tree that inserting the items one after another gives: every path down has as many black nodes, and no red
 * node has a red child, so the depth is at most 2 log2(n + 1) (Cormen et al., ch. 13). `isBefore` is a strict order; equal
 * items keep their order of insertion. O(n log n).
 */
export function redBlackTree<T>(items: readonly T[], isBefore: (a: T, b: T) => boolean): RedBlackTree<T> {
  const tree = new Builder<T>(isBefore)
  for (const item of items) tree.insert(item)
  return { root: tree.root, nodes: tree.nodes }
}

/** Mutable while it grows; never leaves `redBlackTree`. */
class Builder<T> {
  root: number | null = null
  readonly nodes: Node<T>[] = []
  readonly #isBefore: (a: T, b: T) => boolean

  constructor(isBefore: (a: T, b: T) => boolean) {
    this.#isBefore = isBefore
  }

  insert(item: T): void {
    let parent: number | null = null
    let side: 'left' | 'right' = 'left'
    for (let at = this.root; at !== null; at = this.nodes[at]![side]) {
      parent = at
      side = this.#isBefore(item, this.nodes[at]!.item) ? 'left' : 'right'
    }
    const node = this.nodes.push({ item, isRed: true, parent, left: null, right: null }) - 1
    if (parent === null) this.root = node
    else this.nodes[parent]![side] = node
    this.#repair(node)
  }

  /** Two reds in a row are resolved by recolouring upwards, then by at most two rotations. */
  #repair(inserted: number): void {
    let at = inserted
    for (;;) {
      const parent = this.nodes[at]!.parent
      if (parent === null || !this.nodes[parent]!.isRed) break
      const grandparent = this.nodes[parent]!.parent!
      const side = this.nodes[grandparent]!.left === parent ? 'left' : 'right'
      const other = side === 'left' ? 'right' : 'left'
      const uncle = this.nodes[grandparent]![other]
      if (uncle !== null && this.nodes[uncle]!.isRed) {
        this.nodes[parent]!.isRed = false
        this.nodes[uncle]!.isRed = false
        this.nodes[grandparent]!.isRed = true
        at = grandparent
        continue
      }
      if (this.nodes[parent]![other] === at) {
        this.#rotate(parent, side)
        at = parent
      }
      const top = this.nodes[at]!.parent!
      this.nodes[top]!.isRed = false
      this.nodes[grandparent]!.isRed = true
      this.#rotate(grandparent, other)
    }
    this.nodes[this.root!]!.isRed = false
  }

  /** Moves a node down to `side`; its child on the other side takes its place. */
  #rotate(down: number, side: 'left' | 'right'): void {
    const other = side === 'left' ? 'right' : 'left'
    const node = this.nodes[down]!
    const up = node[other]!
    const raised = this.nodes[up]!
    node[other] = raised[side]
    if (raised[side] !== null) this.nodes[raised[side]]!.parent = down
    raised[side] = down
    raised.parent = node.parent
    if (node.parent === null) this.root = up
    else {
      const above = this.nodes[node.parent]!
      if (above.left === down) above.left = up
      else above.right = up
    }
    node.parent = up
  }
}
