import katex from 'katex'
import { KATEX_OPTIONS } from '../compile/katex-options.ts'
import { parseLink } from '../links.ts'
import type { Problem } from '../problem.ts'
import { startOf, type TreeNode, textOf } from './tree.ts'
import { BLOCK_LANGUAGES, CODE_LANGUAGES, MARKDOWN_NODES } from './vocabulary.ts'

type Refusal = { readonly message: string; readonly hint: string }

const LINK_HINT =
  'Use https://…, or lesson:<id>#<heading>, card:<id>, lab:<id>, quiz:<id>, simulation:<id>. Put addresses that are not links in backticks.'

const REFUSED_NODES: Readonly<Record<string, Refusal>> = {
  mdxjsEsm: {
    message: 'Lessons cannot import or export.',
    hint: 'Start the paragraph with another word, or put code in a fenced block.',
  },
  mdxFlowExpression: {
    message: 'Lessons cannot contain {expressions}.',
    hint: 'Put code in backticks, or write a literal brace as \\{.',
  },
  mdxTextExpression: {
    message: 'Lessons cannot contain {expressions}.',
    hint: 'Put code in backticks, or write a literal brace as \\{.',
  },
  html: {
    message: 'HTML is not allowed.',
    hint: 'Use Markdown; put code in backticks, and write a literal "<" as \\<.',
  },
  image: {
    message: 'Markdown images are not allowed.',
    hint: 'Use <Figure src="/figures/…" alt="…" caption="…"/>.',
  },
  imageReference: {
    message: 'Markdown images are not allowed.',
    hint: 'Use <Figure src="/figures/…" alt="…" caption="…"/>.',
  },
  footnoteReference: { message: 'Footnotes are not allowed.', hint: 'Use a <Details> or a nuance callout.' },
  footnoteDefinition: { message: 'Footnotes are not allowed.', hint: 'Use a <Details> or a nuance callout.' },
}

/** What is wrong with one node as Markdown, whatever surrounds it. Tags are checked apart. */
export function checkMarkdownNode(node: TreeNode, file: string): Problem[] {
  const refusal = refusalOf(node)
  return refusal ? [{ file, ...startOf(node), ...refusal }] : []
}

function refusalOf(node: TreeNode): Refusal | null {
  const refused = Object.hasOwn(REFUSED_NODES, node.type) ? REFUSED_NODES[node.type] : undefined
  if (refused) return refused
  if (!MARKDOWN_NODES.has(node.type))
    return { message: `"${node.type}" is not allowed here.`, hint: 'Use the Markdown of the author’s guide.' }
  switch (node.type) {
    case 'link':
    case 'definition':
      return linkRefusal(node)
    case 'listItem':
      return typeof node.checked === 'boolean'
        ? {
            message: 'Task lists are not allowed.',
            hint: 'Use a plain list; objectives go into the frontmatter.',
          }
        : null
    case 'code':
      return codeRefusal(node)
    case 'math':
    case 'inlineMath':
      return mathRefusal(node)
    default:
      return null
  }
}

function linkRefusal(node: TreeNode): Refusal | null {
  const url = node.url ?? ''
  if (!parseLink(url)) return { message: `A link cannot lead to "${url.slice(0, 60)}".`, hint: LINK_HINT }
  if (node.type === 'link' && textOf(node).trim() === '')
    return {
      message: 'This link has no text.',
      hint: 'Write what the reader finds there between the brackets.',
    }
  return null
}

function codeRefusal(node: TreeNode): Refusal | null {
  const lang = node.lang ?? 'text'
  if ((BLOCK_LANGUAGES as readonly string[]).includes(lang)) return null
  if (!(CODE_LANGUAGES as readonly string[]).includes(lang))
    return { message: `Code in "${lang}" cannot be shown.`, hint: `Use one of ${CODE_LANGUAGES.join(', ')}.` }
  if (node.meta && codeTitle(node.meta) === null)
    return {
      message: `A code block takes only title="…", not ${node.meta}.`,
      hint: 'Write ```c title="counter.c".',
    }
  return null
}

/** The title of a fence's meta string; null when it holds anything but a title. */
export function codeTitle(meta: string): string | null {
  return /^title="([^"]{1,120})"$/.exec(meta.trim())?.[1] ?? null
}

/** Commands that make KaTeX emit links, foreign HTML or macros. */
const UNSAFE_MATH =
  /\\(href|url|html\w*|includegraphics|def|gdef|edef|xdef|let|futurelet|newcommand|renewcommand|providecommand|global)(?![a-zA-Z])/

function mathRefusal(node: TreeNode): Refusal | null {
  const formula = node.value ?? ''
  const command = UNSAFE_MATH.exec(formula)
  if (command) return { message: `Math cannot use ${command[0]}.`, hint: 'Write the formula without it.' }
  try {
    katex.renderToString(formula, { ...KATEX_OPTIONS, displayMode: node.type === 'math', throwOnError: true })
    return null
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^KaTeX parse error: /, '') : 'unknown'
    return {
      message: `This formula cannot be set: ${why}`,
      hint: 'Correct it, or write a literal dollar sign as \\$.',
    }
  }
}
