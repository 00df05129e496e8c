// One walk over the tree that binds every name; its cases share the scope they are in.
import type { Comprehension, Expression, ExpressionOf, Parameters, Statement, StatementOf } from './ast.ts'
import { type AttributePlace, type ModuleUse, Scope, type ScopeOwner } from './scope-entry.ts'
import { type Span, syntaxError } from './syntax-error.ts'

export type Scopes = {
  readonly scopes: ReadonlyMap<ScopeOwner | 'module', Scope>
  readonly attributes: readonly AttributePlace[]
  readonly imported: readonly ModuleUse[]
}

/** The scope of every owner in a module. Throws CPython's errors about names, `return`, `yield`, `break`, `continue`. */
export function analyzeScopes(body: readonly Statement[]): Scopes {
  const analysis = new Analysis()
  analysis.statements(body)
  analysis.resolve()
  return analysis
}

type Nonlocal = { readonly name: string; readonly scope: Scope; readonly span: Span }

class Analysis {
  readonly scopes = new Map<ScopeOwner | 'module', Scope>()
  readonly attributes: AttributePlace[] = []
  readonly imported: ModuleUse[] = []
  readonly nonlocals: Nonlocal[] = []
  scope = new Scope('module', null)
  inLoop = false

  constructor() {
    this.scopes.set('module', this.scope)
  }

  /** Cells and free variables, after everything was read: a use reaches the nearest function that binds the name. */
  resolve(): void {
    for (const declared of this.nonlocals) this.requireOuter(declared)
    const all = [...this.scopes.values()]
    for (const scope of all) {
      for (const name of [...scope.used, ...scope.nonlocals]) {
        if (scope.globals.has(name) || (scope.bound.has(name) && !scope.nonlocals.has(name))) continue
        this.reach(scope, name)
      }
    }
  }

  reach(scope: Scope, name: string): void {
    const passed: Scope[] = [scope]
    for (let outer = scope.parent; outer; outer = outer.parent) {
      if (outer.kind === 'module') return
      if (outer.kind === 'class' && name === '__class__') {
        outer.cells.add(name)
        for (const inner of passed) inner.free.add(name)
        return
      }
      if (outer.kind === 'function') {
        if (outer.globals.has(name)) return
        if (outer.bound.has(name) && !outer.nonlocals.has(name)) {
          outer.cells.add(name)
          for (const inner of passed) inner.free.add(name)
          return
        }
      }
      passed.push(outer)
    }
  }

  enter(owner: ScopeOwner, kind: 'function' | 'class', read: () => void): void {
    const { scope: outer, inLoop } = this
    this.scope = new Scope(kind, outer)
    this.inLoop = false
    this.scopes.set(owner, this.scope)
    read()
    this.scope = outer
    this.inLoop = inLoop
  }

  bind(name: string, module: string | null = null): void {
    this.scope.bound.add(name)
    for (const scope of this.owners(name)) {
      const known = scope.modules.get(name)
      scope.modules.set(name, known === undefined || known === module ? module : null)
    }
  }

  /** The scopes whose variable a binding may change: its own, or those that `global` and `nonlocal` reach. */
  owners(name: string): Scope[] {
    const isNonlocal = this.scope.nonlocals.has(name)
    if (!isNonlocal && !this.scope.globals.has(name)) return [this.scope]
    const outer: Scope[] = []
    for (let at = this.scope.parent; at !== null; at = at.parent)
      if (isNonlocal ? at.kind === 'function' : at.kind === 'module') outer.push(at)
    return outer
  }

  statements(body: readonly Statement[]): void {
    for (const statement of body) this.statement(statement)
  }

  loop(body: readonly Statement[]): void {
    const { inLoop } = this
    this.inLoop = true
    this.statements(body)
    this.inLoop = inLoop
  }

  statement(node: Statement): void {
    switch (node.type) {
      case 'Expr': {
        this.expression(node.value)
        return
      }
      case 'Assign':
        this.expression(node.value)
        {
          for (const target of node.targets) this.target(target)
          return
        }
      case 'AugAssign':
        this.expression(node.target)
        this.expression(node.value)
        {
          this.target(node.target)
          return
        }
      case 'AnnAssign':
        if (node.value) this.expression(node.value)
        {
          this.target(node.target)
          return
        }
      case 'If':
        this.expression(node.test)
        this.statements(node.body)
        {
          this.statements(node.orelse)
          return
        }
      case 'While':
        this.expression(node.test)
        this.loop(node.body)
        {
          this.statements(node.orelse)
          return
        }
      case 'For':
        this.expression(node.iter)
        this.target(node.target)
        this.loop(node.body)
        {
          this.statements(node.orelse)
          return
        }
      case 'FunctionDef': {
        this.functionDef(node)
        return
      }
      case 'ClassDef': {
        this.classDef(node)
        return
      }
      case 'Return':
        if (this.scope.kind !== 'function')
          throw syntaxError(
            "'return' outside function",
            node,
            'Only a function can return. Indent this line into the function it belongs to.',
          )
        {
          this.optional(node.value)
          return
        }
      case 'Delete': {
        for (const target of node.targets) this.target(target)
        return
      }
      case 'Raise':
        this.optional(node.exc)
        {
          this.optional(node.cause)
          return
        }
      case 'Assert':
        this.expression(node.test)
        {
          this.optional(node.msg)
          return
        }
      case 'Import': {
        for (const { name, asName } of node.names) {
          const first = name.split('.')[0] as string
          this.bind(asName ?? first, asName === null ? first : name)
        }
        return
      }
      case 'ImportFrom': {
        for (const { name, asName, line, col, endLine, endCol } of node.names) {
          const { module } = node
          const isModule = module === 'concurrent' || module === 'lab'
          this.bind(asName ?? name, isModule ? `${module}.${name}` : null)
          this.imported.push({ module, name, type: 'imported', line, col, endLine, endCol })
        }
        return
      }
      case 'Global':
      case 'Nonlocal': {
        this.declare(node)
        return
      }
      case 'Break':
        if (!this.inLoop)
          throw syntaxError(
            "'break' outside loop",
            node,
            '`break` leaves a loop, and there is no loop around this line.',
          )
        return
      case 'Continue':
        if (!this.inLoop)
          throw syntaxError(
            "'continue' not properly in loop",
            node,
            '`continue` starts the next round of a loop, and there is no loop around this line.',
          )
        return
      case 'Try': {
        this.tryStatement(node)
        return
      }
      case 'With':
        for (const { context, target } of node.items) {
          this.expression(context)
          if (target) this.target(target)
        }
        {
          this.statements(node.body)
          return
        }
    }
  }

  tryStatement(node: StatementOf<'Try'>): void {
    this.statements(node.body)
    for (const { test, name, body } of node.handlers) {
      this.optional(test)
      if (name) this.bind(name)
      this.statements(body)
    }
    this.statements(node.orelse)
    this.statements(node.finalbody)
  }

  functionDef(node: StatementOf<'FunctionDef'>): void {
    for (const decorator of node.decorators) this.expression(decorator)
    this.fallbacks(node.args)
    this.bind(node.name)
    this.enter(node, 'function', () => {
      this.parameters(node.args)
      this.statements(node.body)
    })
  }

  classDef(node: StatementOf<'ClassDef'>): void {
    for (const part of [...node.decorators, ...node.bases]) this.expression(part)
    for (const keyword of node.keywords) this.expression(keyword.value)
    this.bind(node.name)
    this.enter(node, 'class', () => this.statements(node.body))
  }

  fallbacks({ args, kwOnly }: Parameters): void {
    for (const { fallback } of [...args, ...kwOnly]) this.optional(fallback)
  }

  parameters({ args, vararg, kwOnly, kwarg }: Parameters): void {
    for (const parameter of [...args, ...kwOnly, vararg, kwarg]) if (parameter) this.bind(parameter.name)
  }

  declare(node: StatementOf<'Global' | 'Nonlocal'>): void {
    const word = node.type === 'Global' ? 'global' : 'nonlocal'
    const { scope } = this
    for (const name of node.names) {
      const isBound = scope.bound.has(name)
      if (isBound && this.isParameter(name))
        throw syntaxError(`name '${name}' is parameter and ${word}`, node)
      if (word === 'nonlocal' && scope.kind === 'module')
        throw syntaxError('nonlocal declaration not allowed at module level', node)
      if (isBound)
        throw syntaxError(
          `name '${name}' is assigned to before ${word} declaration`,
          node,
          `Move \`${word} ${name}\` to the top of the function.`,
        )
      if (scope.used.has(name))
        throw syntaxError(
          `name '${name}' is used prior to ${word} declaration`,
          node,
          `Move \`${word} ${name}\` to the top of the function.`,
        )
      if (word === 'global') scope.globals.add(name)
      else {
        this.nonlocals.push({ name, scope, span: node })
        scope.nonlocals.add(name)
      }
      if (word === 'nonlocal') scope.bound.delete(name)
    }
  }

  /** Only when everything was read: the enclosing function may bind the name further down. */
  requireOuter({ name, scope, span }: Nonlocal): void {
    for (let outer = scope.parent; outer; outer = outer.parent)
      if (outer.kind === 'function' && outer.bound.has(name)) return
    throw syntaxError(
      `no binding for nonlocal '${name}' found`,
      span,
      `No enclosing function has a variable ${name}. For a variable of the module write \`global ${name}\`.`,
    )
  }

  isParameter(name: string): boolean {
    for (const [owner, scope] of this.scopes)
      if (scope === this.scope && owner !== 'module' && 'args' in owner) {
        const { args, vararg, kwOnly, kwarg } = owner.args
        return [...args, ...kwOnly, vararg, kwarg].some((parameter) => parameter?.name === name)
      }
    return false
  }

  target(node: Expression): void {
    if (node.type === 'Name') this.bind(node.id)
    else if (node.type === 'Tuple' || node.type === 'List')
      for (const element of node.elts) this.target(element)
    else if (node.type === 'Starred') this.target(node.value)
    else if (node.type === 'Attribute') {
      this.attributes.push({ node, scope: this.scope, isAssigned: true })
      this.expression(node.value)
    } else this.expression(node)
  }

  optional(node: Expression | null): void {
    if (node) this.expression(node)
  }

  expression(node: Expression): void {
    switch (node.type) {
      case 'Name':
        this.scope.used.add(node.id)
        if (node.id === 'super') this.scope.used.add('__class__')
        return
      case 'Lambda':
        this.fallbacks(node.args)
        {
          this.enter(node, 'function', () => {
            this.parameters(node.args)
            this.expression(node.body)
          })
          return
        }
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp': {
        this.comprehension(node as ExpressionOf<'ListComp'>, node.generators, [node.elt])
        return
      }
      case 'DictComp': {
        this.comprehension(node, node.generators, [node.key, node.value])
        return
      }
      case 'NamedExpr': {
        this.expression(node.value)
        this.bindOutsideComprehensions(node.target.id)
        return
      }
      case 'Yield':
      case 'YieldFrom':
        if (this.scope.kind !== 'function')
          throw syntaxError(
            "'yield' outside function",
            node,
            'Only a function can yield. Put this line inside a `def`.',
          )
        this.scope.isGenerator = true
        {
          this.optional(node.value)
          return
        }
      default:
        if (node.type === 'Attribute') this.attributes.push({ node, scope: this.scope, isAssigned: false })
        for (const child of childrenOf(node)) this.expression(child)
    }
  }

  bindOutsideComprehensions(name: string): void {
    let scope = this.scope
    const isComprehension = (candidate: Scope) =>
      [...this.scopes].some(
        ([owner, own]) => own === candidate && owner !== 'module' && 'generators' in owner,
      )
    while (isComprehension(scope) && scope.parent) {
      scope.nonlocals.add(name)
      scope = scope.parent
    }
    if (scope.kind === 'module') {
      for (let inner = this.scope; inner !== scope; inner = inner.parent as Scope) {
        inner.nonlocals.delete(name)
        inner.globals.add(name)
      }
    } else scope.bound.add(name)
    scope.modules.set(name, null)
  }

  /** The first iterable belongs to the outer scope; the rest is a function of its own. */
  comprehension(
    owner: ExpressionOf<'ListComp'> | ExpressionOf<'DictComp'>,
    generators: readonly Comprehension[],
    elements: readonly Expression[],
  ): void {
    const [first, ...rest] = generators
    if (!first) return
    this.expression(first.iter)
    this.enter(owner, 'function', () => {
      this.bind('.0')
      this.target(first.target)
      for (const test of first.ifs) this.expression(test)
      for (const { target, iter, ifs } of rest) {
        this.expression(iter)
        this.target(target)
        for (const test of ifs) this.expression(test)
      }
      for (const element of elements) this.expression(element)
    })
  }
}

function childrenOf(node: Expression): readonly Expression[] {
  const some = (...nodes: (Expression | null)[]) => nodes.filter((child) => child !== null)
  switch (node.type) {
    case 'BinOp':
      return [node.left, node.right]
    case 'UnaryOp':
      return [node.operand]
    case 'BoolOp':
    case 'JoinedStr':
      return node.values
    case 'Compare':
      return [node.left, ...node.comparators]
    case 'Call':
      return [node.func, ...node.args, ...node.keywords.map(({ value }) => value)]
    case 'Attribute':
    case 'Starred':
      return [node.value]
    case 'Subscript':
      return [node.value, node.slice]
    case 'Slice':
      return some(node.lower, node.upper, node.step)
    case 'List':
    case 'Tuple':
    case 'Set':
      return node.elts
    case 'Dict':
      return some(...node.keys, ...node.values)
    case 'IfExp':
      return [node.test, node.body, node.orelse]
    case 'FormattedValue':
      return some(node.value, node.spec)
    default:
      return []
  }
}
