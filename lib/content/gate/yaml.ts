import { type Document, isAlias, isMap, isNode, isPair, isScalar, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import type { Place, Problem } from '../problem.ts'

/** Where a piece of YAML stands in its file: the place of its first character, and the indent that was cut from every line. */
export type YamlOrigin = { readonly file: string; readonly line: number; readonly indent?: number }

/** A string of the document, with the file line of its first and of each further character line. */
export type YamlString = {
  readonly path: readonly (string | number)[]
  readonly text: string
  readonly place: Place
}

export type ParsedYaml<T> = {
  readonly value: T | null
  readonly problems: Problem[]
  /** The file place of a path; of its nearest existing parent if the path is missing. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place
  readonly strings: readonly YamlString[]
}

/** Past this many faults a file is not YAML, and each further one says nothing new. */
const MAX_FAULTS = 20

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** Parses YAML as plain data (no tags, anchors or aliases) and checks it against a schema. Every problem has its line. */
export function parseYaml<S extends z.ZodType>(
  text: string,
  schema: S,
  origin: YamlOrigin,
): ParsedYaml<z.infer<S>> {
  const placeAt = placer(text, origin)
  const problem = (offset: number, message: string, hint: string): Problem => ({
    file: origin.file,
    ...placeAt(offset),
    message,
    hint,
  })
  const nothing = { value: null, placeOf: () => placeAt(0), strings: [] }
  try {
    return readDocument(text, schema, { placeAt, problem })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const deep = problem(nestingOffset(text), 'This YAML is nested too deeply to read.', 'Flatten it.')
    return { ...nothing, problems: [deep] }
  }
}

type Placing = { readonly placeAt: (offset: number) => Place; readonly problem: MakeProblem }

function readDocument<S extends z.ZodType>(
  text: string,
  schema: S,
  { placeAt, problem }: Placing,
): ParsedYaml<z.infer<S>> {
  const nothing = { value: null, placeOf: () => placeAt(0), strings: [] }
  const doc = parseDocument(text, { prettyErrors: false, strict: true, uniqueKeys: true })
  const faults = [...doc.errors, ...doc.warnings]
    .slice(0, MAX_FAULTS)
    .map((error) =>
      problem(
        error.pos[0],
        `This YAML cannot be read: ${firstSentence(error.message)}`,
        yamlHint(error.code),
      ),
    )
  const problems = [...faults, ...refusedNodes(doc, problem)]
  if (problems.length > 0) return { ...nothing, problems }

  const placeOf = (path: readonly PropertyKey[]) => placeAt(offsetOf(doc, path))
  const strings = stringsOf(doc, placeAt)
  const parsed = schema.safeParse(doc.toJS({ maxAliasCount: 0 }) ?? {})
  if (parsed.success) return { value: parsed.data, problems: [], placeOf, strings }
  const issues = parsed.error.issues.map((issue) => schemaProblem(issue, doc, problem))
  return { value: null, problems: issues, placeOf, strings }
}

/** Where to look when the parser ran out of stack: the longest run of opening brackets or dashes. */
function nestingOffset(text: string): number {
  let longest = { index: 0, length: 0 }
  for (const run of text.matchAll(/[[{]+|(?:-[ \t]+)+/g))
    if (run[0].length > longest.length) longest = { index: run.index, length: run[0].length }
  return longest.index
}

type MakeProblem = (offset: number, message: string, hint: string) => Problem

function refusedNodes(doc: Document.Parsed, problem: MakeProblem): Problem[] {
  const problems: Problem[] = []
  visit(doc, {
    Node(_, node) {
      const at = node.range?.[0] ?? 0
      if (isAlias(node)) problems.push(problem(at, 'YAML aliases are not allowed.', 'Write the value again.'))
      else if (node.anchor) problems.push(problem(at, 'YAML anchors are not allowed.', 'Delete the "&name".'))
      else if (node.tag && !node.tag.startsWith('tag:yaml.org,2002:'))
        problems.push(problem(at, 'YAML tags are not allowed.', 'Delete the "!tag".'))
    },
    Pair(_, pair) {
      const key = isScalar(pair.key) ? String(pair.key.value) : ''
      if (FORBIDDEN_KEYS.has(key) && isScalar(pair.key))
        problems.push(
          problem(pair.key.range?.[0] ?? 0, `The key "${key}" is not allowed.`, 'Use another key.'),
        )
    },
  })
  return problems
}

function schemaProblem(issue: z.core.$ZodIssue, doc: Document.Parsed, problem: MakeProblem): Problem {
  const where = issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : ''
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    const offset = keyOffset(doc, [...issue.path, key])
    return problem(
      offset,
      `${where}unknown key ${issue.keys.map((k) => `"${k}"`).join(', ')}.`,
      'Delete it, or check its spelling in the author’s guide.',
    )
  }
  const isMissing = issue.code === 'invalid_type' && !doc.hasIn(issue.path)
  const last = String(issue.path.at(-1) ?? 'value')
  if (isMissing)
    return problem(offsetOf(doc, issue.path), `${where}"${last}" is missing.`, `Add "${last}:" here.`)
  return problem(
    offsetOf(doc, issue.path),
    `${where}${issue.message}`,
    'See the author’s guide for what this key takes.',
  )
}

function offsetOf(doc: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = doc.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) {
      const isInMap = typeof path[length - 1] === 'string'
      return isInMap ? keyOffset(doc, path.slice(0, length)) : node.range[0]
    }
  }
  return doc.contents?.range?.[0] ?? 0
}

function keyOffset(doc: Document.Parsed, path: readonly PropertyKey[]): number {
  const parent = path.length > 1 ? doc.getIn(path.slice(0, -1), true) : doc.contents
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === path.at(-1))
    if (pair && isScalar(pair.key)) return pair.key.range?.[0] ?? 0
  }
  return isNode(parent) ? (parent.range?.[0] ?? 0) : 0
}

function stringsOf(doc: Document.Parsed, placeAt: (offset: number) => Place): YamlString[] {
  const strings: YamlString[] = []
  visit(doc, {
    Scalar(key, node, ancestors) {
      if (key === 'key' || typeof node.value !== 'string' || !node.range) return
      const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED'
      const start = placeAt(node.range[0])
      const place = isBlock ? { line: start.line + 1, column: 1 } : start
      strings.push({ path: pathOf(node, ancestors), text: node.value, place })
    },
  })
  return strings
}

function pathOf(node: unknown, ancestors: readonly unknown[]): (string | number)[] {
  const chain = [...ancestors, node]
  const path: (string | number)[] = []
  for (const [i, ancestor] of chain.entries()) {
    if (isPair(ancestor)) path.push(isScalar(ancestor.key) ? String(ancestor.key.value) : '')
    else if (isNode(ancestor) && 'items' in ancestor && !isMap(ancestor)) {
      const items: readonly unknown[] = ancestor.items as unknown[]
      path.push(items.indexOf(chain[i + 1]))
    }
  }
  return path
}

function placer(text: string, origin: YamlOrigin): (offset: number) => Place {
  const starts = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return (offset) => {
    let row = starts.length - 1
    while (row > 0 && (starts[row] ?? 0) > offset) row--
    return { line: origin.line + row, column: offset - (starts[row] ?? 0) + 1 + (origin.indent ?? 0) }
  }
}

const firstSentence = (message: string) => `${message.split('\n')[0]?.replace(/[.:]$/, '')}.`

function yamlHint(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'Keep one of the two keys.'
    case 'TAB_AS_INDENT':
      return 'Indent with spaces.'
    case 'TAG_RESOLVE_FAILED':
      return 'Delete the "!tag": values are plain text, numbers, lists and maps.'
    default:
      return 'Check indentation and quotes; quote a text that contains ": " or starts with a symbol.'
  }
}
