import type { Statement } from '../language/ast.ts'
import type { Span } from '../language/syntax-error.ts'
import { nodesIn } from '../language/walk.ts'

/** A name that a program uses, at the first line where it does. */
export type NameUse = { readonly name: string; readonly line: number }

/**
 * Which of the names a program uses. A name is a module (`queue`), a part of one (`threading.Lock`, however it was imported)
 * or any attribute (`.notify_all`). `threading.Lock` counts as used wherever an attribute `Lock` stands, so that no
 * detour over a variable hides it; `getattr` and `vars` count as every part, since what they reach cannot be read.
 */
export function namesUsed(body: readonly Statement[], names: readonly string[]): NameUse[] {
  const found = new Map<string, number>()
  const see = (name: string, { line }: Span) => {
    if (!found.has(name)) found.set(name, line)
  }
  for (const node of nodesIn(body)) {
    if (node.type === 'Attribute') see(`.${node.attr}`, node)
    else if (node.type === 'Name' && REACHES_ALL.has(String(node.id))) see(EVERYTHING, node)
    else if (node.type === 'Import') for (const alias of aliasesOf(node)) see(alias, node)
    else if (node.type === 'ImportFrom') {
      see(String(node.module), node)
      for (const alias of aliasesOf(node)) see(`${node.module}.${alias}`, node)
    }
  }
  return names.flatMap((name) => {
    const lines = spellings(name).flatMap((spelling) => found.get(spelling) ?? [])
    return lines.length === 0 ? [] : [{ name, line: Math.min(...lines) }]
  })
}

const EVERYTHING = '*'
const REACHES_ALL = new Set(['getattr', 'vars', '__import__', 'eval', 'exec'])

/** How a name can stand in a program: `threading.Lock` as an import of its own, as an attribute, or out of sight. */
function spellings(name: string): string[] {
  const dot = name.lastIndexOf('.')
  if (dot <= 0) return [name]
  return [name, name.slice(dot), '.__dict__', EVERYTHING]
}

function aliasesOf(node: Readonly<Record<string, unknown>>): string[] {
  return (node.names as readonly { readonly name: string }[]).map(({ name }) => name)
}
