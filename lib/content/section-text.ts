import type { GatedDocument } from './gate/document.ts'
import { type TreeNode, textOf } from './gate/tree.ts'
import { BLOCK_LANGUAGES } from './gate/vocabulary.ts'

/** The prose under one heading, as a reader sees it; paragraphs are lines. `id` is null for what precedes the first heading. */
export type SectionText = {
  readonly id: string | null
  readonly heading: string
  readonly text: string
}

const STRUCTURED: ReadonlySet<string> = new Set(BLOCK_LANGUAGES)
const LEAVES = new Set(['paragraph', 'tableCell', 'heading', 'code'])
const TITLES = new Set(['title', 'caption'])

/**
 * The sections of a lesson in reading order, each with its own text alone. Structured blocks are left out whole: questions
 * and predictions hold keys.
 */
export function sectionTexts(document: Pick<GatedDocument, 'tree' | 'headings'>): SectionText[] {
  const sections: { id: string | null; heading: string; lines: string[] }[] = [
    { id: null, heading: '', lines: [] },
  ]
  let headings = 0
  for (const node of document.tree.children ?? []) {
    const heading = node.type === 'heading' ? document.headings[headings++] : undefined
    if (heading) sections.push({ id: heading.id, heading: heading.text, lines: [] })
    else sections.at(-1)?.lines.push(...linesOf(node))
  }
  return sections.map(({ lines, ...section }) => ({
    ...section,
    text: lines
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter(Boolean)
      .join('\n'),
  }))
}

function linesOf(node: TreeNode): string[] {
  if (node.type === 'math' || (node.type === 'code' && STRUCTURED.has(node.lang ?? ''))) return []
  if (LEAVES.has(node.type)) return [textOf(withoutFormulas(node))]
  const titles = (node.attributes ?? []).flatMap(({ name = '', value }) =>
    TITLES.has(name) && typeof value === 'string' ? [value] : [],
  )
  return [...titles, ...(node.children ?? []).flatMap(linesOf)]
}

/** TeX is no text: what stands in the page of `\frac{1}{2}` has none of these letters. */
function withoutFormulas(node: TreeNode): TreeNode {
  if (!node.children) return node
  const children = node.children.filter(({ type }) => type !== 'inlineMath').map(withoutFormulas)
  return { ...node, children }
}
