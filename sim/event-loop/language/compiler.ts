import type { Code, Completion, Frame, Label, Op, VmFace as Vm } from '../machine/values.ts'
import { Env, TDZ, type Value } from '../machine/values.ts'
import type { Declaration, Node } from './node.ts'

export type Variable = { readonly slot: number; readonly kind: 'let' | 'const' | 'function' | 'var' }

/** One `Env` at run time: its names with their slots. `depth` equals `Env.depth`. */
export class Scope {
  readonly names = new Map<string, Variable>()
  readonly parent: Scope | null
  readonly depth: number
  size = 0

  constructor(parent: Scope | null) {
    this.parent = parent
    this.depth = parent === null ? 0 : parent.depth + 1
  }

  declare(name: string, kind: Variable['kind']): number {
    const known = this.names.get(name)
    if (known !== undefined) return known.slot
    this.names.set(name, { slot: this.size, kind })
    return this.size++
  }

  /** A slot without a name. */
  hidden(): number {
    return this.size++
  }
}

/** `owner`: the class whose method or accessor it is, null for a field. */
export type PrivateName = { readonly key: string; readonly owner: string | null }

export type Target = {
  readonly names: readonly string[]
  readonly isLoop: boolean
  readonly onBreak: Completion
  readonly onContinue: Completion | null
}

export type Visitor = {
  readonly expression: (c: Compiler, node: Node) => void
  readonly statement: (c: Compiler, node: Node) => void
  /** Compiles a function into code whose scopes hang below `c.scope`. */
  readonly functionCode: (c: Compiler, node: Node, options: FunctionOptions) => Code
  /** Leaves a class on the operand stack. */
  readonly classValue: (c: Compiler, node: Node, name: string) => void
  /** Takes the value on top of the stack apart. */
  readonly pattern: (c: Compiler, node: Node, mode: 'declare' | 'assign') => void
}

export type FunctionOptions = {
  readonly name: string
  readonly isMethod?: boolean
  /** What `toString` shows, where that is more than the function itself. */
  readonly text?: string
  readonly isClass?: boolean
  readonly isDerived?: boolean
}

/** What is known while one function is compiled: instructions so far, scopes, where `break` goes. */
export class Compiler {
  readonly ops: Op[] = []
  readonly targets: Target[] = []
  readonly source: string
  readonly visitor: Visitor
  readonly isLibrary: boolean
  isStrict: boolean
  isAsync = false
  isGenerator = false
  scope: Scope
  /** Handlers and completions that are in place at run time at this point. */
  handlers = 0
  completions = 0
  /** Where an optional chain ends. */
  chainEnd: Label | null = null
  /** The private names of the classes around, innermost last, each with the key that its class gives it. */
  privateNames: readonly ReadonlyMap<string, PrivateName>[] = []
  /** Labels of the next statement. */
  pendingLabels: string[] = []

  /** A compiler for a function inside of this one. */
  inner(isStrict: boolean): Compiler {
    const { source, visitor, isLibrary } = this
    const made = new Compiler({ source, visitor, scope: new Scope(this.scope), isStrict, isLibrary })
    made.privateNames = this.privateNames
    return made
  }

  constructor({
    source,
    visitor,
    scope,
    isStrict,
    isLibrary,
  }: Pick<Compiler, 'source' | 'visitor' | 'scope' | 'isStrict' | 'isLibrary'>) {
    this.source = source
    this.visitor = visitor
    this.scope = scope
    this.isStrict = isStrict
    this.isLibrary = isLibrary
  }

  emit(op: Op): void {
    this.ops.push(op)
  }

  /** The property key of a private name: two classes that use the same name have different ones. */
  privateKey(name: string): string {
    return this.privateName(name)?.key ?? `#${name}`
  }

  privateName(name: string): PrivateName | undefined {
    return this.privateNames.findLast((names) => names.has(name))?.get(name)
  }

  expression(node: Node): void {
    this.visitor.expression(this, node)
  }

  statement(node: Node): void {
    this.visitor.statement(this, node)
  }

  constant(value: Value): void {
    this.emit(({ stack }) => stack.push(value))
  }

  pop(): void {
    this.emit(({ stack }) => stack.pop())
  }

  label(): Label {
    return { pc: -1 }
  }

  place(label: Label): void {
    label.pc = this.ops.length
  }

  jump(label: Label): void {
    this.emit((frame) => {
      frame.pc = label.pc
    })
  }

  /** Pops a value and jumps when it is falsy. */
  jumpUnless(label: Label): void {
    this.emit((frame) => {
      if (!frame.stack.pop()) frame.pc = label.pc
    })
  }

  text(node: Node): string {
    return this.source.slice(node.start, node.end)
  }

  /** An expression as error messages name it. */
  nameOf(node: Node): string {
    switch (node.type) {
      case 'Identifier':
        return node.name
      case 'ThisExpression':
        return 'this'
      case 'MemberExpression': {
        const inner =
          node.computed && typeof node.property.value !== 'string' ? `[${this.nameOf(node.property)}]` : null
        const key =
          node.property.type === 'PrivateIdentifier'
            ? `#${node.property.name}`
            : (node.property.value ?? node.property.name)
        return this.nameOf(node.object) + (inner ?? `.${key}`)
      }
      case 'CallExpression':
        return `${this.nameOf(node.callee)}(...)`
      case 'ChainExpression':
        return this.nameOf(node.expression)
      case 'Literal':
        return typeof node.value === 'string' ? JSON.stringify(node.value) : String(node.raw)
      case 'ObjectExpression':
        return '{}'
      default:
        return '(intermediate value)'
    }
  }

  resolve(name: string): { readonly hops: number; readonly variable: Variable } | null {
    for (let scope: Scope | null = this.scope; scope !== null; scope = scope.parent) {
      const variable = scope.names.get(name)
      if (variable !== undefined) return { hops: this.scope.depth - scope.depth, variable }
    }
    return null
  }

  /** Runs `body` in a new scope with these names. No scope is made for none. */
  inScope(declarations: readonly Declaration[], body: () => void): void {
    if (declarations.length === 0) {
      body()
      return
    }
    const scope = this.openScope(declarations)
    body()
    this.closeScope(scope)
  }

  openScope(declarations: readonly Declaration[]): Scope {
    const scope = new Scope(this.scope)
    this.scope = scope
    for (const { name, kind } of declarations) scope.declare(name, kind)
    const unset = unsetSlots(scope)
    this.emit((frame) => {
      frame.env = new Env(frame.env, scope.size)
      for (const slot of unset) frame.env.slots[slot] = TDZ
    })
    return scope
  }

  closeScope(scope: Scope): void {
    this.scope = scope.parent as Scope
    this.emit((frame) => {
      frame.env = frame.env.parent as Env
    })
  }

  /** A break or continue to a label from anywhere inside of here. */
  jumpCompletion(label: Label): Completion {
    return {
      type: 'jump',
      label,
      envDepth: this.scope.depth,
      handlers: this.handlers,
      completions: this.completions,
    }
  }

  /** `type` is in place while `body` runs. Control reaches `pc` with what was thrown on the stack (catch) or kept (finally). */
  withHandler(type: 'catch' | 'finally' | 'iterator', label: Label, body: () => void): void {
    this.emit((frame) => {
      frame.handlers.push({ type, pc: label.pc, env: frame.env, completions: frame.completions.length })
    })
    this.handlers++
    body()
    this.handlers--
    this.emit(popHandler)
  }

  /** Waits for the value on top of the stack. */
  awaitTop(): void {
    this.emit((frame, vm) => {
      const value = frame.stack.pop()
      vm.suspend(frame)
      vm.hooks.onAwait(frame, value)
    })
  }

  takeLabels(): readonly string[] {
    const labels = this.pendingLabels
    this.pendingLabels = []
    return labels
  }
}

function popHandler(frame: Frame): void {
  frame.handlers.pop()
}

export function unsetSlots(scope: Scope): readonly number[] {
  return [...scope.names.values()]
    .filter(({ kind }) => kind === 'let' || kind === 'const')
    .map(({ slot }) => slot)
}

export function envAt(frame: Frame, hops: number): Env {
  let env = frame.env
  for (let n = hops; n > 0; n--) env = env.parent as Env
  return env
}

/** Pushes the value of a name. */
export function loadName(c: Compiler, name: string, isTypeof = false): void {
  const found = c.resolve(name)
  if (found === null) {
    c.emit((frame, vm) => {
      if (!(name in vm.realm.globals) && !isTypeof) throw vm.realm.referenceError(`${name} is not defined`)
      frame.stack.push(vm.realm.globals[name])
    })
    return
  }
  const { hops, variable } = found
  const { slot } = variable
  c.emit((frame, vm) => {
    const value = envAt(frame, hops).slots[slot]
    if (value === TDZ) throw notInitialised(vm, name)
    frame.stack.push(value)
  })
}

/** Pops a value into a name. A declaration may set what is not initialised yet and constants. */
export function storeName(c: Compiler, name: string, isDeclaration: boolean): void {
  const found = c.resolve(name)
  if (found === null) {
    const { isStrict } = c
    c.emit((frame, vm) => {
      if (isStrict && !(name in vm.realm.globals)) throw vm.realm.referenceError(`${name} is not defined`)
      vm.realm.globals[name] = frame.stack.pop()
    })
    return
  }
  const { hops, variable } = found
  const { slot, kind } = variable
  c.emit((frame, vm) => {
    const { slots } = envAt(frame, hops)
    const value = frame.stack.pop()
    if (!isDeclaration) {
      if (slots[slot] === TDZ) throw notInitialised(vm, name)
      if (kind === 'const') throw vm.realm.typeError('Assignment to constant variable.')
    }
    slots[slot] = value
  })
}

function notInitialised(vm: Vm, name: string) {
  return vm.realm.referenceError(`Cannot access '${name}' before initialization`)
}
