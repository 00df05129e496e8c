import type { Expression, ExpressionOf, Statement, StatementOf } from './ast.ts'
import type { Span } from './syntax-error.ts'

export type ScopeOwner =
  | { readonly type: 'Module'; readonly body: readonly Statement[] }
  | StatementOf<'FunctionDef'>
  | StatementOf<'ClassDef'>
  | ExpressionOf<'Lambda'>
  | ExpressionOf<'ListComp'>
  | ExpressionOf<'DictComp'>

/** How a name is found from one scope. `cell`: a local that inner scopes also use; `free`: such a local of an outer scope. */
export type Binding = 'local' | 'cell' | 'free' | 'global'

/** One block of code with the names it binds and uses (CPython's symbol table entry). */
export class Scope {
  readonly kind: 'module' | 'function' | 'class'
  readonly parent: Scope | null
  readonly bound = new Set<string>()
  /** The module that a name is bound to by imports; null when anything else binds it too. */
  readonly modules = new Map<string, string | null>()
  readonly used = new Set<string>()
  readonly globals = new Set<string>()
  readonly nonlocals = new Set<string>()
  readonly cells = new Set<string>()
  readonly free = new Set<string>()
  isGenerator = false

  constructor(kind: Scope['kind'], parent: Scope | null) {
    this.kind = kind
    this.parent = parent
  }

  binding(name: string): Binding {
    if (this.globals.has(name)) return 'global'
    if (this.cells.has(name)) return 'cell'
    if (this.free.has(name)) return 'free'
    if (this.kind !== 'module' && this.bound.has(name)) return 'local'
    return 'global'
  }
}

/** `module.name` where the module is known before the run: read, assigned to, or named by `from module import name`. */
export type ModuleUse = Span & {
  readonly module: string
  readonly name: string
  readonly type: 'read' | 'assigned' | 'imported'
}

/** An attribute of a plain name, with the scope that it stands in. */
export type AttributePlace = {
  readonly node: Expression & { readonly type: 'Attribute' }
  readonly scope: Scope
  readonly isAssigned: boolean
}
