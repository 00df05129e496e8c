import type { Problem } from '../problem.ts'
import { checkMarkdownNode } from './check-markdown.ts'
import { LIMITS } from './limits.ts'
import { parseMarkdown } from './syntax.ts'
import { deepestNode, startOf, walk } from './tree.ts'
import type { YamlString } from './yaml.ts'

/** Keys whose text is not Markdown: compared with answers, fed to simulations, or checked by their own schema. */
const PLAIN_KEYS: ReadonlySet<string> = new Set([
  'accepted',
  'config',
  'settings',
  'start',
  'unit',
  'url',
  'source',
  'id',
])

const NEEDS_NO_CHECK = /^[\p{L}\p{N} .,;:'’?()/-]*$/u

/** Checks every Markdown text of a YAML document (stems, options, feedback, bullets) by the rules of lesson text. */
export function checkStrings(strings: readonly YamlString[], file: string): Problem[] {
  return strings
    .filter(({ path, text }) => !isPlain(path) && !(NEEDS_NO_CHECK.test(text) && !text.includes('www.')))
    .flatMap((string) => checkString(string, file))
}

const isPlain = (path: readonly (string | number)[]) =>
  path.some((key) => typeof key === 'string' && PLAIN_KEYS.has(key))

function checkString({ text, place }: YamlString, file: string): Problem[] {
  const tree = parseMarkdown(text)
  if (!tree || deepestNode(tree).depth > LIMITS.treeDepth)
    return [
      { file, ...place, message: 'This text is nested too deeply.', hint: 'Flatten its lists and quotes.' },
    ]
  const problems: Problem[] = []
  walk(tree, (node) => {
    const inner = startOf(node)
    const heading = node.type === 'heading' ? [headingProblem(file)] : []
    for (const problem of [...checkMarkdownNode(node, file), ...heading])
      problems.push({
        ...problem,
        line: place.line + inner.line - 1,
        column: inner.line === 1 ? place.column + inner.column - 1 : inner.column,
      })
  })
  return problems
}

const headingProblem = (file: string): Problem => ({
  file,
  line: 1,
  column: 1,
  message: 'Headings are not allowed in this text.',
  hint: 'Use bold text, or write \\# for a literal number sign.',
})
