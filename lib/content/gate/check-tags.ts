import type { Problem } from '../problem.ts'
import { startOf, type TreeAttribute, type TreeNode, textOf } from './tree.ts'
import { type AttributeRule, type ContentRule, SHELL_LANGUAGES, TAGS, type TagRule } from './vocabulary.ts'

/** What is wrong with one tag: its name, its attributes, where it stands and what it holds. */
export function checkTag(node: TreeNode, ancestors: readonly TreeNode[], file: string): Problem[] {
  const name = node.name ?? ''
  const at = { file, ...startOf(node) }
  const rule = TAGS.get(name)
  if (!rule) return [{ ...at, ...unknownTag(name) }]
  const problems = [...checkAttributes(node, rule, file)]
  const misplaced = placement(node, rule, ancestors)
  if (misplaced)
    problems.push({
      ...at,
      message: misplaced,
      hint: 'Put each tag on lines of its own, with blank lines around.',
    })
  const content = contentProblem(
    rule.content,
    (node.children ?? []).filter((child) => !isBlank(child)),
  )
  if (content)
    problems.push({ ...at, message: `<${name}> ${content}.`, hint: 'See the example in the author’s guide.' })
  return problems
}

function unknownTag(name: string): { message: string; hint: string } {
  const allowed = [...TAGS.keys()].map((tag) => `<${tag}>`).join(', ')
  if (name === '') return { message: 'Fragments (<>…</>) are not allowed.', hint: `Allowed are ${allowed}.` }
  return {
    message: `<${name.slice(0, 40)}> is not allowed.`,
    hint: `Allowed are ${allowed}. Put code in backticks, and write a literal "<" as \\<.`,
  }
}

function checkAttributes(node: TreeNode, rule: TagRule, file: string): Problem[] {
  const problems: Problem[] = []
  const seen = new Set<string>()
  for (const attribute of node.attributes ?? []) {
    const refusal = attributeRefusal(attribute, rule, seen)
    const place = startOf(attribute.position ? attribute : node)
    if (refusal) problems.push({ file, ...place, ...refusal })
    if (attribute.name) seen.add(attribute.name)
  }
  for (const [name, { isRequired }] of Object.entries(rule.attributes))
    if (isRequired && !seen.has(name))
      problems.push({
        file,
        ...startOf(node),
        message: `<${node.name}> needs ${name}="…".`,
        hint: `Add ${name}="…" to the tag.`,
      })
  return problems
}

function attributeRefusal(
  attribute: TreeAttribute,
  rule: TagRule,
  seen: ReadonlySet<string>,
): { message: string; hint: string } | null {
  const { name = '', value } = attribute
  if (attribute.type !== 'mdxJsxAttribute')
    return { message: 'Spread attributes are not allowed.', hint: 'Write each attribute as name="text".' }
  if (/^on/i.test(name))
    return {
      message: `The event handler "${name}" is not allowed.`,
      hint: 'Delete it: lessons carry no code.',
    }
  const attributeRule = Object.hasOwn(rule.attributes, name) ? rule.attributes[name] : undefined
  if (!attributeRule) {
    const known = Object.keys(rule.attributes).join(', ')
    return {
      message: `The attribute "${name.slice(0, 40)}" is not allowed.`,
      hint: known ? `Allowed are ${known}.` : 'This tag takes none.',
    }
  }
  if (seen.has(name)) return { message: `The attribute "${name}" stands twice.`, hint: 'Keep one.' }
  if (typeof value !== 'string')
    return {
      message: `The attribute "${name}" must be plain text.`,
      hint: `Write ${name}="…" without braces.`,
    }
  return valueRefusal(name, value, attributeRule)
}

function valueRefusal(name: string, value: string, rule: AttributeRule) {
  if (value.trim() === '') return { message: `The attribute "${name}" is empty.`, hint: 'Write its text.' }
  if (value.length > 500)
    return { message: `The attribute "${name}" is too long.`, hint: 'Use at most 500 characters.' }
  if (rule.values && !rule.values.includes(value))
    return { message: `"${value}" is no ${name}.`, hint: `Use one of ${rule.values.join(', ')}.` }
  if (rule.pattern && !rule.pattern.is.test(value))
    return {
      message: `The attribute "${name}" cannot be "${value.slice(0, 60)}".`,
      hint: `Use ${rule.pattern.says}.`,
    }
  return null
}

function placement(node: TreeNode, rule: TagRule, ancestors: readonly TreeNode[]): string | null {
  if (rule.isInline) return null
  const parent = ancestors.at(-1)
  const isAmongWords =
    node.type === 'mdxJsxTextElement' &&
    (parent?.children ?? []).some((child) => !isTag(child) && !isBlank(child))
  if (isAmongWords) return `<${node.name}> stands in the middle of a sentence.`
  const outside = ancestors.filter((ancestor) => isTag(ancestor)).map((ancestor) => ancestor.name ?? '')
  const refusing = outside.find((name) => name !== 'Details' && name !== 'TryIt')
  return refusing ? `<${node.name}> cannot stand inside <${refusing}>.` : null
}

function contentProblem(rule: ContentRule, children: readonly TreeNode[]): string | null {
  const [first] = children
  switch (rule) {
    case 'nothing':
      return children.length > 0 ? 'takes nothing inside' : null
    case 'words':
      return children.length > 0 && children.every((child) => isWords(child))
        ? null
        : 'takes a few words and nothing else'
    case 'ordered-list':
      return children.length === 1 && first?.type === 'list' && first.ordered
        ? null
        : 'takes exactly one numbered list'
    case 'table':
      return children.length === 1 && first?.type === 'table' ? null : 'takes exactly one table'
    case 'two-code-blocks':
      return children.length === 2 && children.every((child) => child.type === 'code')
        ? null
        : 'takes exactly two fenced code blocks, the wrong one first'
    case 'with-shell':
      return children.some((child) => child.type === 'code' && SHELL_LANGUAGES.has(child.lang ?? ''))
        ? null
        : 'needs a fenced code block in bash, sh or console'
    case 'blocks':
      return children.some((child) => textOf(child).trim() !== '') ? null : 'is empty'
  }
}

const isTag = (node: TreeNode) => node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
const isBlank = (node: TreeNode) => node.type === 'text' && (node.value ?? '').trim() === ''
const isWords = (node: TreeNode): boolean =>
  node.type === 'text' ||
  node.type === 'inlineCode' ||
  (['emphasis', 'strong', 'paragraph'].includes(node.type) && (node.children ?? []).every(isWords))
