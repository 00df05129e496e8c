import type { Root } from 'hast'
import rehypeSlug from 'rehype-slug'
import type { Heading } from './document.ts'
import { startOf, type TreeNode, textOf } from './tree.ts'

const slug = rehypeSlug()

/** Headings with the ids that the compiled page gives them: the same slugger, run over the headings alone. */
export function headingsOf(tree: TreeNode): Heading[] {
  const nodes = (tree.children ?? []).filter((node) => node.type === 'heading')
  const root: Root = {
    type: 'root',
    children: nodes.map((node) => ({
      type: 'element',
      tagName: `h${node.depth ?? 2}`,
      properties: {},
      children: [{ type: 'text', value: textOf(node) }],
    })),
  }
  slug(root)
  return nodes.map((node, i) => {
    const element = root.children[i]
    const id = element?.type === 'element' ? String(element.properties.id ?? '') : ''
    return { depth: node.depth ?? 2, text: textOf(node), id, line: startOf(node).line }
  })
}
