import type { Expression, Statement } from '../language/ast.ts'
import type { Span, SyntaxProblem } from '../language/syntax-error.ts'
import { nodesIn } from '../language/walk.ts'
import { boot } from '../machine/boot.ts'
import { builtins } from '../machine/builtin-names.ts'

/** A module-level name that gives a built-in another meaning, which a check that uses it could not bear; null when none does. */
export function reboundBuiltin(body: readonly Statement[]): SyntaxProblem | null {
  boot()
  const walrus = nodesIn(body)
    .filter(({ type }) => type === 'NamedExpr')
    .flatMap(({ target }) => targets(target as Expression))
  const first = [...body.flatMap(bindings), ...walrus].find(({ name }) => builtins.has(name))
  if (first === undefined) return null
  const { name, span } = first
  return {
    type: 'SyntaxError',
    message: `\`${name}\` is one of Python's own names, and the check relies on it.`,
    ...{ line: span.line, column: span.col + 1, endLine: span.endLine, endColumn: span.endCol + 1 },
    hint: 'Choose another name.',
  }
}

type Binding = { readonly name: string; readonly span: Span }

/** What a statement binds in its own scope; and what functions bind outside of theirs by `global`. */
function bindings(node: Statement): Binding[] {
  const named = (name: string): Binding => ({ name, span: node })
  switch (node.type) {
    case 'Assign':
      return node.targets.flatMap(targets)
    case 'AugAssign':
    case 'AnnAssign':
      return targets(node.target)
    case 'For':
      return [...targets(node.target), ...[...node.body, ...node.orelse].flatMap(bindings)]
    case 'If':
    case 'While':
      return [...node.body, ...node.orelse].flatMap(bindings)
    case 'With':
      return [
        ...node.items.flatMap(({ target }) => (target ? targets(target) : [])),
        ...node.body.flatMap(bindings),
      ]
    case 'Try':
      return [
        ...node.body,
        ...node.handlers.flatMap((handler) => handler.body),
        ...node.orelse,
        ...node.finalbody,
      ].flatMap(bindings)
    case 'FunctionDef':
    case 'ClassDef':
      return [named(node.name), ...globalsIn(node.body)]
    case 'Import':
    case 'ImportFrom':
      return node.names.map(({ name, asName }) => named(asName ?? name))
    default:
      return []
  }
}

function globalsIn(body: readonly Statement[]): Binding[] {
  return nodesIn(body)
    .filter(({ type }) => type === 'Global')
    .flatMap((node) => (node.names as readonly string[]).map((name) => ({ name, span: node })))
}

function targets(target: Expression): Binding[] {
  switch (target.type) {
    case 'Name':
      return [{ name: target.id, span: target }]
    case 'Tuple':
    case 'List':
      return target.elts.flatMap(targets)
    case 'Starred':
      return targets(target.value)
    default:
      return []
  }
}
