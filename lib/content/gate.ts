import { readBlock } from './gate/blocks.ts'
import { checkHeadings } from './gate/check-headings.ts'
import { checkMarkdownNode } from './gate/check-markdown.ts'
import { checkStrings } from './gate/check-strings.ts'
import { checkTag } from './gate/check-tags.ts'
import { collect } from './gate/collect.ts'
import type { DocumentKind, GatedDocument } from './gate/document.ts'
import { type SplitSource, splitFrontmatter } from './gate/frontmatter.ts'
import { headingsOf } from './gate/headings.ts'
import { checkLimits, LIMITS } from './gate/limits.ts'
import { parseMdx } from './gate/syntax.ts'
import { deepestNode, startOf, type TreeNode, walk } from './gate/tree.ts'
import { type ParsedYaml, parseYaml } from './gate/yaml.ts'
import { compareProblems, type Problem } from './problem.ts'
import { type LessonFrontmatter, lessonFrontmatterSchema } from './schema/lesson.ts'

export type Gated =
  | { readonly document: GatedDocument; readonly problems: readonly [] }
  | { readonly document: null; readonly problems: readonly Problem[] }

/**
 * Reads a lesson or a lab's prose and refuses everything outside the vocabulary, every problem at once, each at its true
 * line. Parses only: nothing of the source is ever run. Input past `LIMITS` is refused unparsed.
 */
export function gate(source: string, file: string, kind: DocumentKind = 'lesson'): Gated {
  const tooMuch = checkLimits(source, file)
  if (tooMuch.length > 0) return refused(tooMuch)
  const { split, problems: cut } = splitFrontmatter(source, file)
  const frontmatter = readFrontmatter(split, file, kind)
  const { tree, problems: syntax } = parseMdx(split.body, file)
  const read = tree ? readTree(tree, file) : { blocks: [], problems: [] }
  const problems = [...cut, ...frontmatter.problems, ...syntax, ...read.problems]
  if (problems.length > 0 || !tree) return refused(problems)
  const document = {
    frontmatter: frontmatter.value,
    placeOfFrontmatter: frontmatter.placeOf,
    body: split.body,
    tree,
    headings: headingsOf(tree),
    blocks: read.blocks,
    ...collect(tree),
  }
  return { document, problems: [] }
}

/** The rules on a parsed tree alone; the compiler applies them again to the very tree it compiles. */
export function checkTree(tree: TreeNode, file: string): Problem[] {
  return readTree(tree, file).problems
}

const refused = (problems: readonly Problem[]): Gated => ({
  document: null,
  problems: problems.toSorted(compareProblems),
})

function readFrontmatter(
  split: SplitSource,
  file: string,
  kind: DocumentKind,
): ParsedYaml<LessonFrontmatter | null> {
  const nowhere = () => ({ line: 1, column: 1 })
  const without = (problems: Problem[]) => ({ value: null, problems, placeOf: nowhere, strings: [] })
  const at = { file, line: 1, column: 1 }
  if (split.yaml === null)
    return without(
      kind === 'lab'
        ? []
        : [
            {
              ...at,
              message: 'This lesson has no frontmatter.',
              hint: 'Start the file with "---", id, title and so on, "---".',
            },
          ],
    )
  if (kind === 'lab')
    return without([
      { ...at, message: 'The prose of a lab has no frontmatter.', hint: 'Put its facts into lab.yaml.' },
    ])
  const parsed = parseYaml(split.yaml, lessonFrontmatterSchema, { file, line: split.yamlLine })
  return { ...parsed, problems: [...parsed.problems, ...checkStrings(parsed.strings, file)] }
}

function readTree(tree: TreeNode, file: string): Pick<GatedDocument, 'blocks'> & { problems: Problem[] } {
  const deepest = deepestNode(tree)
  if (deepest.depth > LIMITS.treeDepth)
    return {
      blocks: [],
      problems: [
        {
          file,
          ...startOf(deepest.node),
          message: 'This is nested too deeply.',
          hint: 'Flatten the nesting.',
        },
      ],
    }
  const problems = checkHeadings(tree, file)
  const blocks: GatedDocument['blocks'][number][] = []
  walk(tree, (node, ancestors) => {
    problems.push(...checkMarkdownNode(node, file), ...misplaced(node, ancestors, file))
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
      problems.push(...checkTag(node, ancestors, file))
    const read = node.type === 'code' ? readBlock(node, file) : null
    problems.push(...(read?.problems ?? []))
    if (read?.block) blocks.push(read.block)
  })
  return { blocks, problems }
}

const STRUCTURED = new Set(['sim', 'question', 'predict', 'memory-map'])

function misplaced(node: TreeNode, ancestors: readonly TreeNode[], file: string): Problem[] {
  const at = { file, ...startOf(node) }
  if (node.type === 'heading' && ancestors.length > 1)
    return [
      {
        ...at,
        message: 'A heading cannot stand inside a tag, list or quote.',
        hint: 'Move it out, or use bold text.',
      },
    ]
  const isStructured = node.type === 'code' && STRUCTURED.has(node.lang ?? '')
  const isInDetails = ancestors.length === 2 && ancestors[1]?.name === 'Details'
  if (isStructured && ancestors.length > 1 && !isInDetails)
    return [
      {
        ...at,
        message: `A ${node.lang} block stands alone, not inside a tag, list or quote.`,
        hint: 'Move it out.',
      },
    ]
  return []
}
