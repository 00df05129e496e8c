import type { Problem } from '../problem.ts'
import { startOf, type TreeNode, textOf } from './tree.ts'

/** Headings are the outline: they start at ##, skip no level, stand outside of everything, and are not empty. */
export function checkHeadings(tree: TreeNode, file: string): Problem[] {
  const problems: Problem[] = []
  let previous = 1
  for (const node of tree.children ?? []) {
    if (node.type !== 'heading') continue
    const depth = node.depth ?? 1
    const at = { file, ...startOf(node) }
    if (textOf(node).trim() === '')
      problems.push({ ...at, message: 'This heading is empty.', hint: 'Write its text, or delete it.' })
    if (depth === 1)
      problems.push({
        ...at,
        message: 'The page’s title comes from its frontmatter; headings start at ##.',
        hint: 'Write ##.',
      })
    else if (depth > previous + 1)
      problems.push({
        ...at,
        message: `This heading jumps from level ${previous} to level ${depth}.`,
        hint: `Use ${'#'.repeat(previous + 1)} here.`,
      })
    previous = Math.max(depth, 2)
  }
  return problems
}
