import type { RedBlackTree } from '#sim/scheduling/red-black-tree.ts'

export type TreePlace = {
  readonly node: number
  readonly parent: number | null
  /** Place in the order of the keys, from 0. */
  readonly column: number
  readonly depth: number
}

/** Nodes from left to right as their keys rise, each below its parent. */
export function treePlaces({ root, nodes }: RedBlackTree<unknown>): readonly TreePlace[] {
  const places: TreePlace[] = []
  const visit = (node: number | null, depth: number) => {
    if (node === null) return
    const { left, right, parent } = nodes[node]!
    visit(left, depth + 1)
    places.push({ node, parent, column: places.length, depth })
    visit(right, depth + 1)
  }
  visit(root, 0)
  return places
}

/** The fewest nodes of a red-black tree of 1, 2, ... levels: every second node of its longest path is red. */
const LEAST_NODES = [1, 2, 4, 6, 10, 14, 22, 30, 46, 62, 94, 126]

/** The most levels that a red-black tree of so many nodes can have. */
export function mostLevels(nodes: number): number {
  return LEAST_NODES.filter((least) => least <= nodes).length
}
