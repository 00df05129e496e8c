import type { Place } from '../problem.ts'

/**
 * A node of the parsed Markdown, typed loosely on purpose: the gate looks at untrusted trees and believes nothing
 * beyond what it checks.
 */
export type TreeNode = {
  type: string
  children?: TreeNode[]
  value?: string
  position?: { start: Place; end: Place }
  name?: string | null
  attributes?: TreeAttribute[]
  depth?: number
  url?: string
  lang?: string | null
  meta?: string | null
  ordered?: boolean | null
  checked?: boolean | null
  data?: Record<string, unknown>
}

export type TreeAttribute = {
  type: string
  name?: string
  value?: string | null | { type: string; value: string }
  position?: { start: Place; end: Place }
}

export const startOf = (node: { position?: { start: Place } }): Place => ({
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
})

/** Text of a node and everything in it, as a reader sees it. */
export function textOf(node: TreeNode): string {
  if (node.children) return node.children.map(textOf).join('')
  return typeof node.value === 'string' ? node.value : ''
}

/** Deepest nesting, found without recursion so that a hostile tree cannot overflow the stack. */
export function deepestNode(root: TreeNode): { depth: number; node: TreeNode } {
  let deepest = { depth: 0, node: root }
  const open = [deepest]
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.depth > deepest.depth) deepest = at
    for (const child of at.node.children ?? []) open.push({ depth: at.depth + 1, node: child })
  }
  return deepest
}

/** Calls `visit` for every node with its ancestors, outermost first. */
export function walk(
  node: TreeNode,
  visit: (node: TreeNode, ancestors: readonly TreeNode[]) => void,
  ancestors: readonly TreeNode[] = [],
): void {
  visit(node, ancestors)
  if (!node.children) return
  const inner = [...ancestors, node]
  for (const child of node.children) walk(child, visit, inner)
}
