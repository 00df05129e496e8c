import { type Block, readBlock } from '../gate/blocks.ts'
import { codeTitle } from '../gate/check-markdown.ts'
import { termId } from '../gate/collect.ts'
import type { TreeAttribute, TreeNode } from '../gate/tree.ts'

/**
 * Turns structured fences into component elements and wraps ordinary code in `<CodeBlock>`. Props are literal strings;
 * structured ones are JSON in `data`. A question carries its id and nothing else: its key stays on the server.
 */
export function blocksToElements(tree: TreeNode): void {
  if (tree.name === 'Term') tree.attributes = [attribute('id', termId(tree))]
  if (!tree.children) return
  tree.children = tree.children.map((child) => (child.type === 'code' ? elementOf(child) : child))
  for (const child of tree.children) if (child.name !== 'CodeBlock') blocksToElements(child)
}

function elementOf(node: TreeNode): TreeNode {
  const block = readBlock(node, '')?.block
  if (block) return blockElement(block)
  const title = codeTitle(node.meta ?? '')
  const language = node.lang ?? 'text'
  return {
    type: 'mdxJsxFlowElement',
    name: 'CodeBlock',
    attributes: [attribute('language', language), ...(title ? [attribute('title', title)] : [])],
    children: [{ ...node, lang: language, meta: null }],
  }
}

function blockElement(block: Block): TreeNode {
  switch (block.type) {
    case 'sim':
      return element('SimBlock', { data: JSON.stringify({ ...block.data, simulation: block.simulation }) })
    case 'question':
      return element('QuestionBlock', { id: block.data.id })
    case 'predict':
      return element('PredictBlock', { data: JSON.stringify(block.data) })
    case 'memory-map':
      return element('MemoryMapBlock', { data: JSON.stringify(block.data) })
  }
}

const element = (name: string, props: Readonly<Record<string, string>>): TreeNode => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes: Object.entries(props).map(([key, value]) => attribute(key, value)),
  children: [],
})

const attribute = (name: string, value: string): TreeAttribute => ({ type: 'mdxJsxAttribute', name, value })
