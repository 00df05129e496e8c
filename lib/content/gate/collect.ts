import { parseLink } from '../links.ts'
import type { GatedDocument, ValueUse } from './document.ts'
import { startOf, type TreeNode, textOf, walk } from './tree.ts'

type Collected = Pick<GatedDocument, 'links' | 'terms' | 'values' | 'figures' | 'wordCount'>

/** Everything a gated tree refers to, in reading order, each with its place. */
export function collect(tree: TreeNode): Collected {
  const links: {
    link: NonNullable<ReturnType<typeof parseLink>>
    place: { line: number; column: number }
  }[] = []
  const terms: { id: string; place: { line: number; column: number } }[] = []
  const values: ValueUse[] = []
  const figures: { src: string; place: { line: number; column: number } }[] = []
  let words = 0
  walk(tree, (node) => {
    const place = startOf(node)
    if (node.type === 'link' || node.type === 'definition') {
      const link = parseLink(node.url ?? '')
      if (link) links.push({ link, place })
    }
    if (node.type === 'text')
      words += (node.value ?? '').split(/\s+/).filter((word) => /\w/.test(word)).length
    if (node.name === 'Term') terms.push({ id: termId(node), place })
    if (node.name === 'Value') values.push(valueUse(node))
    if (node.name === 'Figure') figures.push({ src: attribute(node, 'src') ?? '', place })
  })
  return { links, terms, values, figures, wordCount: words }
}

/** A term's glossary id: given, or the slug of its text. */
export function termId(node: TreeNode): string {
  return attribute(node, 'id') ?? slugOf(textOf(node))
}

/** Lower-case words joined by hyphens, as ids are written. */
export const slugOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

function attribute(node: TreeNode, name: string): string | undefined {
  const value = node.attributes?.find((candidate) => candidate.name === name)?.value
  return typeof value === 'string' ? value : undefined
}

function valueUse(node: TreeNode): ValueUse {
  const digits = attribute(node, 'digits')
  return {
    sim: attribute(node, 'sim') ?? '',
    of: attribute(node, 'of') ?? '',
    ...(digits === undefined ? {} : { digits: Number(digits) }),
    text: textOf(node).trim(),
    place: startOf(node),
  }
}
