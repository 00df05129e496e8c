import type { Expression, ExpressionOf, Statement, StatementOf } from '../language/ast.ts'
import { nodesIn } from '../language/walk.ts'

/** `lock` of `lock`, `self.lock`, `locks[0]`. */
export function baseName(node: Expression): string {
  if (node.type === 'Name') return node.id
  if (node.type === 'Attribute') return node.attr
  return node.type === 'Subscript' ? baseName(node.value) : ''
}

/** The names and attributes that a program gives to what these classes make, alone or in a list comprehension. */
export function namesMadeBy(
  body: readonly Statement[],
  isMaker: (made: ExpressionOf<'Call'>) => boolean,
): ReadonlySet<string> {
  const names = new Set<string>()
  for (const node of nodesIn(body)) {
    const { targets, value } = boundBy(node as unknown as Statement)
    const made = value?.type === 'ListComp' && 'elt' in value ? value.elt : value
    if (made?.type === 'Call' && isMaker(made)) for (const target of targets) names.add(baseName(target))
  }
  return names
}

function boundBy(node: Statement): { targets: readonly Expression[]; value: Expression | null } {
  if (node.type === 'Assign') return node
  return node.type === 'AnnAssign'
    ? { targets: [node.target], value: node.value }
    : { targets: [], value: null }
}

/** A call of a method: `target.method(...)`. */
export type MethodCall = ExpressionOf<'Call'> & { readonly func: ExpressionOf<'Attribute'> }

/** Every call of a method below, wherever it stands, that is written on one line. */
export function methodCalls(body: readonly Statement[]): MethodCall[] {
  return nodesIn(body)
    .filter(({ type, line, endLine }) => type === 'Call' && line === endLine)
    .map((node) => node as unknown as ExpressionOf<'Call'>)
    .filter((node): node is MethodCall => node.func.type === 'Attribute')
}

export function statementsOf<T extends Statement['type']>(
  body: readonly Statement[],
  type: T,
): StatementOf<T>[] {
  return nodesIn(body)
    .filter((node) => node.type === type)
    .map((node) => node as unknown as StatementOf<T>)
}
