/** A node of the ESTree that acorn gives (https://github.com/estree/estree); the compiler knows which keys a type has. */
export type Node = {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly loc: { readonly start: { readonly line: number; readonly column: number } }
  // biome-ignore lint/suspicious/noExplicitAny: the keys depend on the type; acorn has checked the tree.
  readonly [key: string]: any
}

/** The names that a pattern binds. */
export function namesIn(pattern: Node | null): readonly string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name]
    case 'ObjectPattern':
      return pattern.properties.flatMap((property: Node) => namesIn(property.value ?? property.argument))
    case 'ArrayPattern':
      return pattern.elements.flatMap((element: Node | null) => namesIn(element))
    case 'AssignmentPattern':
      return namesIn(pattern.left)
    case 'RestElement':
      return namesIn(pattern.argument)
    default:
      return []
  }
}

/** Names declared with `var` in a body, not looking into nested functions. */
export function varNames(node: Node | null): readonly string[] {
  if (node === null) return []
  switch (node.type) {
    case 'VariableDeclaration':
      return node.kind === 'var' ? node.declarations.flatMap(({ id }: Node) => namesIn(id)) : []
    case 'IfStatement':
      return [...varNames(node.consequent), ...varNames(node.alternate)]
    case 'ForStatement':
      return [...varNames(node.init), ...varNames(node.body)]
    case 'ForOfStatement':
    case 'ForInStatement':
      return [...varNames(node.left), ...varNames(node.body)]
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'LabeledStatement':
      return varNames(node.body)
    case 'TryStatement':
      return [...varNames(node.block), ...varNames(node.handler?.body ?? null), ...varNames(node.finalizer)]
    case 'SwitchStatement':
      return node.cases.flatMap((one: Node) => one.consequent.flatMap(varNames))
    case 'BlockStatement':
    case 'Program':
      return node.body.flatMap(varNames)
    default:
      return []
  }
}

/** Functions declared in blocks of a body; sloppy code sees them in the whole function (ECMA-262, B.3.2). */
export function blockFunctionNames(node: Node | null, isTop = true): readonly string[] {
  switch (node?.type) {
    case 'FunctionDeclaration':
      return isTop ? [] : [node.id.name]
    case 'BlockStatement':
    case 'Program':
      return node.body.flatMap((one: Node) => blockFunctionNames(one, false))
    case 'IfStatement':
      return [...blockFunctionNames(node.consequent), ...blockFunctionNames(node.alternate)]
    case 'ForStatement':
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'LabeledStatement':
      return blockFunctionNames(node.body)
    case 'TryStatement':
      return [node.block, node.handler?.body ?? null, node.finalizer].flatMap((one) =>
        blockFunctionNames(one),
      )
    default:
      return []
  }
}

export type Declaration = { readonly name: string; readonly kind: 'let' | 'const' | 'function' }

/** What a list of statements declares for its own block. */
export function lexicalNames(body: readonly Node[]): readonly Declaration[] {
  return body.flatMap((node): readonly Declaration[] => {
    if (node.type === 'VariableDeclaration' && node.kind !== 'var') {
      const kind = node.kind === 'const' ? 'const' : 'let'
      return node.declarations.flatMap(({ id }: Node) => namesIn(id).map((name) => ({ name, kind })))
    }
    if (node.type === 'FunctionDeclaration') return [{ name: node.id.name, kind: 'function' }]
    return node.type === 'ClassDeclaration' ? [{ name: node.id.name, kind: 'let' }] : []
  })
}
