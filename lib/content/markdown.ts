import type { Element, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { LRUCache } from 'lru-cache'
import type { Root as MarkdownRoot } from 'mdast'
import rehypeKatex from 'rehype-katex'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { createHighlightPlugin } from './compile/highlighter.ts'
import { KATEX_OPTIONS } from './compile/katex-options.ts'
import { type FindModule, hrefOf, parseLink } from './links.ts'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath)
const toElements = unified().use(remarkRehype).use(rehypeKatex, KATEX_OPTIONS)

const rendered = new LRUCache<string, Root>({ max: 2000 })

export type MarkdownOptions = {
  /** Resolves lesson links; without it they become plain text. */
  readonly moduleOf?: FindModule
  /** Leaves out the paragraph around a single line, for text inside a sentence, label or cell. */
  readonly isInline?: boolean
}

/**
 * Renders a Markdown text of the author (stem, option, feedback, bullet, definition) to HTML. Safe by construction: raw
 * HTML and images are dropped, links outside the allow-list lose their address.
 */
export async function renderMarkdown(text: string, options: MarkdownOptions = {}): Promise<string> {
  const tree = structuredClone(rendered.get(text) ?? (await render(text)))
  resolveLinks(tree, options.moduleOf ?? (() => null))
  const [only] = tree.children
  const isSingle = tree.children.length === 1 && only?.type === 'element' && only.tagName === 'p'
  return toHtml(options.isInline && isSingle ? { type: 'root', children: only.children } : tree)
}

async function render(text: string): Promise<Root> {
  const markdown = parser.parse(text) as MarkdownRoot
  const tree = (await toElements.run(markdown)) as Root
  if (text.includes('```') || text.includes('~~~')) await (await createHighlightPlugin())(tree)
  rendered.set(text, tree)
  return tree
}

function resolveLinks(node: Root | Element, moduleOf: FindModule): void {
  const kept = node.children.filter((child) => child.type !== 'element' || child.tagName !== 'img')
  node.children = kept as typeof node.children
  for (const child of node.children) {
    if (child.type !== 'element') continue
    if (child.tagName === 'a') resolveLink(child, moduleOf)
    resolveLinks(child, moduleOf)
  }
}

function resolveLink(element: Element, moduleOf: FindModule): void {
  const link = parseLink(String(element.properties.href ?? ''))
  const href = link && hrefOf(link, moduleOf)
  element.properties = href ? { href } : {}
  if (!href) element.tagName = 'span'
}
