import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Place, Problem } from '../problem.ts'
import type { TreeNode } from './tree.ts'

const mdxParser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkMath)
const markdownParser = unified().use(remarkParse).use(remarkGfm).use(remarkMath)

const MAX_RETRIES = 20

/** Parses plain Markdown, as in stems and feedback. Never fails: a parser that overflows gives an empty tree and a problem. */
export function parseMarkdown(text: string): TreeNode | null {
  try {
    return markdownParser.parse(text) as TreeNode
  } catch {
    return null
  }
}

/**
 * Parses MDX to a tree. The parser stops at its first syntax error, so each faulty line is blanked and the rest parsed
 * again: the author sees every problem at once, and every position stays true.
 */
export function parseMdx(body: string, file: string): { tree: TreeNode | null; problems: Problem[] } {
  const lines = body.split('\n')
  const problems: Problem[] = []
  const blanked: string[] = []
  for (let i = 0; i < MAX_RETRIES; i++) {
    try {
      return { tree: mdxParser.parse(lines.join('\n')) as TreeNode, problems }
    } catch (error) {
      const { reason, place } = readError(error, lines)
      const faulty = lines[place.line - 1] ?? ''
      if (!isEcho(reason, faulty, blanked)) problems.push({ file, ...place, ...explain(reason) })
      blanked.push(faulty)
      if (faulty.trim() === '') break
      lines[place.line - 1] = ''
    }
  }
  return { tree: null, problems }
}

function readError(error: unknown, lines: readonly string[]): { reason: string; place: Place } {
  const fault = error as { reason?: string; message?: string; line?: number; column?: number }
  const reason = fault.reason ?? fault.message ?? 'unknown'
  const tag = /`<[^`]*>` \((\d+):(\d+)/.exec(reason)
  if (tag) return { reason, place: { line: Number(tag[1]), column: Number(tag[2]) } }
  const end = { line: fault.line ?? 1, column: fault.column ?? 1 }
  const isOpenBrace = reason.includes('closing brace') || reason.includes('expression with acorn')
  return { reason, place: isOpenBrace ? openingBrace(lines, end) : end }
}

/** The unmatched `{` before a place: the parser only says where it gave up, which may be the end of the file. */
function openingBrace(lines: readonly string[], end: Place): Place {
  let closed = 0
  for (let line = Math.min(end.line, lines.length); line > 0; line--) {
    const text = lines[line - 1] ?? ''
    const from = line === end.line ? Math.min(end.column - 2, text.length - 1) : text.length - 1
    for (let i = from; i >= 0; i--) {
      if (text[i] === '}') closed++
      if (text[i] === '{' && closed-- === 0) return { line, column: i + 1 }
    }
  }
  return end
}

/** A closing tag whose opening tag stood on a line already reported says nothing new. */
function isEcho(reason: string, faulty: string, blanked: readonly string[]): boolean {
  if (!reason.includes('Unexpected closing')) return false
  const name = /<\/\s*([\w.:-]+)/.exec(faulty)?.[1]
  return name !== undefined && blanked.some((line) => line.includes(`<${name}`))
}

function explain(reason: string): { message: string; hint: string } {
  if (reason.includes('import/exports'))
    return {
      message: 'Lessons cannot import or export.',
      hint: 'Start the paragraph with another word, or put code in a fenced block.',
    }
  if (reason.includes('expression') || reason.includes('closing brace'))
    return {
      message: 'Lessons cannot contain {expressions}.',
      hint: 'Put code in backticks, or write a literal brace as \\{.',
    }
  if (reason.includes('Expected a closing tag')) {
    const name = /`<([^`>\s]*)/.exec(reason)?.[1] ?? ''
    return {
      message: `<${name}> is never closed in the block that opens it.`,
      hint: `Write </${name}> at the same indentation, with blank lines around both tags; a literal "<" is written \\<.`,
    }
  }
  if (reason.includes('Unexpected closing'))
    return { message: 'This closing tag has no opening tag.', hint: 'Delete it, or add the opening tag.' }
  return {
    message: `This is not valid MDX: ${reason.replace(/ \(note: .*$/s, '').replace(/ \(U\+[0-9A-F]+\)/g, '')}.`,
    hint: 'Only the tags of the author’s guide are allowed. Write a literal "<" as \\<, or put code in backticks.',
  }
}
