// One pass over the tree, a case for each statement; they share the emitter's state.
import type { Expression, Handler, Statement, StatementOf, WithItem } from '../language/ast.ts'
import type { ParsedProgram } from '../language/parse.ts'
import type { Span } from '../language/syntax-error.ts'
import { type BlockSpec, ExpressionCompiler, operatorIndex } from './compile-expression.ts'
import { liveness, type Unit } from './emitter.ts'
import { OP } from './opcodes.ts'
import { type Code, program } from './program.ts'
import { NONE, str, UNBOUND } from './values.ts'

/** Compiles a module into `program`. Returns the id of the module's code. */
export function compile(parsed: ParsedProgram, isLibrary = false): number {
  return new Compiler(parsed.scopes, isLibrary).module(parsed.body)
}

type LoopExit = Extract<Statement, { type: 'Pass' | 'Break' | 'Continue' }>

/** What `return`, `break` and `continue` have to undo on their way out. */
type Exit =
  | { readonly type: 'loop'; readonly start: number; readonly end: number; readonly isFor: boolean }
  | { readonly type: 'finally'; readonly body: readonly Statement[]; readonly guard: number }
  | { readonly type: 'with'; readonly at: Span; readonly guard: number }
  /** [previous exc] of a `finally` that runs because of an exception. */
  | { readonly type: 'exception' }
  | { readonly type: 'handler'; readonly name: string | null }

/** A protected range that is still open; unwinding code inside of it is left out, so it has several pieces. */
type Guard = { start: number; readonly handler: number; readonly pieces: [number, number][] }

/** The text that a body begins with, if it does. */
function docOf([first]: readonly Statement[]): string | undefined {
  if (first?.type !== 'Expr' || first.value.type !== 'Constant') return undefined
  return typeof first.value.value === 'string' ? first.value.value : undefined
}

class Compiler extends ExpressionCompiler {
  exits: Exit[] = []
  guards: Guard[] = []

  module(body: readonly Statement[]): number {
    const span = { line: 1, col: 0, endLine: 1, endCol: 0 }
    return this.block(
      { scope: this.scopeOf('module'), name: '<module>', args: null, span, isGenerator: false },
      () => {
        this.statements(body)
        this.returnNone()
      },
    )
  }

  override block(
    { scope, name, args, span, isGenerator, isClassBody = false }: BlockSpec,
    body: () => void,
  ): number {
    const outer = this.unit as Unit | undefined
    const { exits, guards } = this
    this.exits = []
    this.guards = []
    const parameters = args
      ? [...args.args, ...args.kwOnly, args.vararg, args.kwarg].flatMap((own) => own ?? [])
      : []
    const slots = parameters.map((parameter) => parameter.name)
    for (const bound of [...scope.bound, ...scope.cells])
      if (!slots.includes(bound) && scope.binding(bound) !== 'global' && !scope.free.has(bound))
        slots.push(bound)
    const freeStart = slots.length
    slots.push(...scope.free)
    this.unit = {
      scope,
      name,
      qualifiedName: this.qualify(outer, name),
      className: isClassBody ? name : (outer?.className ?? ''),
      slots,
      ops: [],
      args: [],
      spans: [],
      labels: [],
      jumps: [],
      ranges: [],
      at: span,
      depth: 0,
      maxDepth: 3,
    }
    body()
    const unit = this.unit
    const id = program.codes.length
    const entry = program.length
    const cellSlots = slots.flatMap((own, n) => (scope.cells.has(own) && n < freeStart ? [n] : []))
    const code: Code = {
      id,
      name,
      qualifiedName: unit.qualifiedName,
      isLibrary: this.isLibrary,
      firstLine: span.line,
      doc: unit.doc,
      entry,
      end: 0,
      argCount: args?.args.length ?? 0,
      posOnly: args?.posOnly ?? 0,
      kwOnly: args?.kwOnly.length ?? 0,
      hasVararg: Boolean(args?.vararg),
      hasKwarg: Boolean(args?.kwarg),
      isGenerator,
      isClassBody,
      slots: unit.slots,
      freeStart,
      cellSlots,
      maxStack: unit.maxDepth,
      handlers: unit.ranges.flatMap(({ start, end, handler, depth }) => [
        entry + start * 2,
        entry + end * 2,
        entry + (unit.labels[handler] as number) * 2,
        depth,
      ]),
    }
    program.codes.push(code)
    this.write(
      unit,
      entry,
      new Set([...cellSlots, ...slots.keys()].filter((n) => cellSlots.includes(n) || n >= freeStart)),
    )
    code.end = program.length
    this.unit = outer as Unit
    this.exits = exits
    this.guards = guards
    return id
  }

  qualify(outer: Unit | undefined, name: string): string {
    if (!outer || outer.scope.kind === 'module' || outer.scope.globals.has(name)) return name
    return outer.scope.kind === 'class'
      ? `${outer.qualifiedName}.${name}`
      : `${outer.qualifiedName}.<locals>.${name}`
  }

  write(unit: Unit, entry: number, cells: ReadonlySet<number>): void {
    const live = liveness(unit, cells)
    for (const jump of unit.jumps)
      unit.args[jump] = entry + (unit.labels[unit.args[jump] as number] as number) * 2
    unit.ops.forEach((op, n) => {
      const { line, col, endLine, endCol } = unit.spans[n] as Span
      const pc = program.emit(op, unit.args[n] as number, [line, col, endLine, endCol])
      program.live[pc >> 1] = live[n] as number
    })
  }

  returnNone(): void {
    this.emit(OP.LOAD_CONST, NONE, 1)
    this.emit(OP.RETURN, 0, -1)
  }

  statements(body: readonly Statement[]): void {
    for (const statement of body) this.statement(statement)
  }

  statement(node: Statement): void {
    this.unit.at = node
    switch (node.type) {
      case 'Expr':
        if (node.value.type === 'Constant') return
        this.expression(node.value)
        {
          this.emit(OP.POP_TOP, 0, -1)
          return
        }
      case 'Assign':
        this.expression(node.value)
        node.targets.forEach((target, n) => {
          if (n < node.targets.length - 1) this.emit(OP.DUP, 0, 1)
          this.store(target)
        })
        return
      case 'AugAssign': {
        this.augmented(node)
        return
      }
      case 'AnnAssign':
        if (!node.value) {
          if (this.scope.kind === 'class' && node.target.type === 'Name')
            this.annotation(node.target.id, node.annotation)
          return
        }
        this.expression(node.value)
        this.store(node.target)
        if (this.scope.kind === 'class' && node.target.type === 'Name')
          this.annotation(node.target.id, node.annotation)
        return
      case 'If': {
        this.ifStatement(node)
        return
      }
      case 'While': {
        this.whileStatement(node)
        return
      }
      case 'For': {
        this.forStatement(node)
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
      case 'Return': {
        this.returnStatement(node)
        return
      }
      case 'Delete': {
        for (const target of node.targets) this.remove(target)
        return
      }
      case 'Raise':
        if (node.exc) this.expression(node.exc)
        if (node.cause) this.expression(node.cause)
        {
          this.emit(OP.RAISE, node.cause ? 2 : node.exc ? 1 : 0, node.cause ? -2 : node.exc ? -1 : 0)
          return
        }
      case 'Assert': {
        this.assertStatement(node)
        return
      }
      case 'Import': {
        this.importStatement(node)
        return
      }
      case 'ImportFrom': {
        this.importFrom(node)
        return
      }
      case 'Break':
      case 'Continue': {
        this.leaveLoop(node as LoopExit)
        return
      }
      case 'Try': {
        this.tryStatement(node)
        return
      }
      case 'With': {
        this.withStatement(node, node.items)
        return
      }
    }
  }

  /** Names with annotations, in order: what `dataclass` reads, for which a `ClassVar` is not a field. */
  annotation(name: string, hint: Expression): void {
    if (isClassVar(hint)) return
    const key = '__annotations__'
    this.emit(OP.LOAD_FAST, this.slot(key), 1)
    this.emit(OP.LOAD_CONST, str(name), 1)
    this.emit(OP.LOAD_CONST, NONE, 1)
    this.emit(OP.MAP_ADD, 1, -2)
    this.emit(OP.STORE_FAST, this.slot(key), -1)
  }

  augmented({ target, op, value }: StatementOf<'AugAssign'>): void {
    const operate = () => {
      this.expression(value)
      this.emit(OP.BINARY, operatorIndex(op) + 16, -1)
    }
    if (target.type === 'Name') {
      this.expression(target)
      operate()
      this.storeName(target.id)
    } else if (target.type === 'Attribute') {
      this.expression(target.value)
      this.emit(OP.DUP, 0, 1)
      this.at(target, () => this.emit(OP.LOAD_ATTR, this.attribute(target.attr), 0))
      operate()
      this.emit(OP.SWAP, 0, 0)
      this.at(target, () => this.emit(OP.STORE_ATTR, this.attribute(target.attr), -2))
    } else if (target.type === 'Subscript') {
      this.expression(target.value)
      this.expression(target.slice)
      this.emit(OP.DUP_TWO, 0, 2)
      this.at(target, () => this.emit(OP.LOAD_SUBSCR, 0, -1))
      operate()
      this.emit(OP.ROT_THREE, 0, 0)
      this.at(target, () => this.emit(OP.STORE_SUBSCR, 0, -3))
    }
  }

  at(span: Span, body: () => void): void {
    const outer = this.unit.at
    this.unit.at = span
    body()
    this.unit.at = outer
  }

  ifStatement({ test, body, orelse }: StatementOf<'If'>): void {
    const otherwise = this.label()
    this.jumpIf(test, false, otherwise)
    this.statements(body)
    if (orelse.length === 0) {
      this.place(otherwise)
      return
    }
    const end = this.label()
    this.jump(OP.JUMP, end, 0)
    this.place(otherwise)
    this.statements(orelse)
    this.place(end)
  }

  whileStatement({ test, body, orelse }: StatementOf<'While'>): void {
    const [start, otherwise, end] = [this.label(), this.label(), this.label()]
    const isEndless = test.type === 'Constant' && Boolean(test.value)
    this.place(start)
    const { at } = this.unit
    if (!isEndless) this.jumpIf(test, false, otherwise)
    this.inside({ type: 'loop', start, end, isFor: false }, () => this.statements(body))
    this.unit.at = isEndless ? at : test
    this.jump(OP.JUMP_BACKWARD, start, 0)
    this.place(otherwise)
    this.statements(orelse)
    this.place(end)
  }

  forStatement(node: StatementOf<'For'>): void {
    const { target, iter, body, orelse } = node
    const [start, otherwise, end] = [this.label(), this.label(), this.label()]
    this.expression(iter)
    this.emit(OP.GET_ITER, 0, 0)
    this.place(start)
    this.jump(OP.FOR_ITER, otherwise, 1)
    this.store(target)
    this.inside({ type: 'loop', start, end, isFor: true }, () => this.statements(body))
    this.unit.at = node
    this.jump(OP.JUMP_BACKWARD, start, 0)
    this.unit.depth--
    this.place(otherwise)
    this.statements(orelse)
    this.place(end)
  }

  inside(exit: Exit, body: () => void): void {
    this.exits.push(exit)
    body()
    this.exits.pop()
  }

  /** Undoes the exits down to index `to`; their code runs outside of them. A value may lie on top of the stack. */
  unwind(to: number, hasValue: boolean): void {
    const saved = this.exits
    for (let n = saved.length - 1; n >= to; n--) {
      const exit = saved[n] as Exit
      this.exits = saved.slice(0, n)
      if (exit.type === 'finally' || exit.type === 'with')
        this.unguarded(exit.guard, () => this.unwindOne(exit, hasValue))
      else this.unwindOne(exit, hasValue)
    }
    this.exits = saved
  }

  /** Code that the guards from index `from` on do not cover. */
  unguarded(from: number, body: () => void): void {
    const guards = this.guards
    const suspended = guards.slice(from)
    const { ops } = this.unit
    for (const guard of suspended) guard.pieces.push([guard.start, ops.length])
    this.guards = guards.slice(0, from)
    body()
    this.guards = guards
    for (const guard of suspended) guard.start = ops.length
  }

  unwindOne(exit: Exit, hasValue: boolean): void {
    switch (exit.type) {
      case 'loop':
        if (!exit.isFor) return
        if (hasValue) this.emit(OP.SWAP, 0, 0)
        {
          this.emit(OP.POP_TOP, 0, -1)
          return
        }
      case 'finally': {
        this.statements(exit.body)
        return
      }
      case 'with':
        // [exit self (value)]: the manager's exit is called below the value.
        if (hasValue) this.emit(OP.ROT_THREE, 0, 0)
        this.at(exit.at, () => this.callExit())
        return
      case 'handler':
        if (hasValue) this.emit(OP.SWAP, 0, 0)
        this.emit(OP.POP_EXC, 0, -1)
        if (exit.name) this.forget(exit.name)
        return
      case 'exception':
        if (hasValue) this.emit(OP.SWAP, 0, 0)
        this.emit(OP.POP_TOP, 0, -1)
        if (hasValue) this.emit(OP.SWAP, 0, 0)
        {
          this.emit(OP.POP_EXC, 0, -1)
          return
        }
    }
  }

  callExit(): void {
    for (let n = 0; n < 3; n++) this.emit(OP.LOAD_CONST, NONE, 1)
    this.emit(OP.CALL, 3, -4)
    this.emit(OP.POP_TOP, 0, -1)
  }

  forget(name: string): void {
    this.emit(OP.LOAD_CONST, NONE, 1)
    this.storeName(name)
    this.deleteName(name)
  }

  returnStatement({ value }: StatementOf<'Return'>): void {
    const { depth } = this.unit
    if (value) this.expression(value)
    else this.emit(OP.LOAD_CONST, NONE, 1)
    const { at } = this.unit
    this.unwind(0, true)
    this.unit.at = at
    this.emit(OP.RETURN, 0, -1)
    this.unit.depth = depth
  }

  leaveLoop(node: LoopExit): void {
    const { depth } = this.unit
    const n = this.exits.findLastIndex((exit) => exit.type === 'loop')
    const loop = this.exits[n] as Extract<Exit, { type: 'loop' }>
    this.unwind(n + 1, false)
    this.unit.at = node
    if (node.type === 'Continue') this.jump(OP.JUMP_BACKWARD, loop.start, 0)
    else {
      if (loop.isFor) this.emit(OP.POP_TOP, 0, -1)
      this.jump(OP.JUMP, loop.end, 0)
    }
    this.unit.depth = depth
  }

  assertStatement({ test, msg }: StatementOf<'Assert'>): void {
    const end = this.label()
    this.jumpIf(test, true, end)
    if (msg) this.expression(msg)
    this.at(test, () => this.emit(OP.ASSERT_FAIL, msg ? 1 : 0, msg ? -1 : 0))
    this.place(end)
  }

  remove(target: Expression): void {
    this.unit.at = target
    if (target.type === 'Name') {
      this.deleteName(target.id)
      return
    }
    if (target.type === 'Attribute') {
      this.expression(target.value)
      this.emit(OP.DELETE_ATTR, this.attribute(target.attr), -1)
      return
    }
    if (target.type === 'Subscript') {
      this.expression(target.value)
      this.expression(target.slice)
      this.emit(OP.DELETE_SUBSCR, 0, -2)
      return
    }
    if (target.type === 'Tuple' || target.type === 'List')
      for (const element of target.elts) this.remove(element)
  }

  importStatement({ names }: StatementOf<'Import'>): void {
    for (const { name, asName } of names) {
      const [head] = name.split('.') as [string]
      this.emit(OP.IMPORT, str(asName ? name : head), 1)
      this.storeName(asName ?? head)
    }
  }

  importFrom(node: StatementOf<'ImportFrom'>): void {
    if (node.module === '__future__') return
    this.emit(OP.IMPORT, str(node.module), 1)
    for (const { name, asName } of node.names) {
      this.emit(OP.IMPORT_FROM, str(name), 1)
      this.storeName(asName ?? name)
    }
    this.emit(OP.POP_TOP, 0, -1)
  }

  decorated(decorators: readonly Expression[], make: () => void): void {
    for (const decorator of decorators) {
      this.expression(decorator)
      this.emit(OP.LOAD_CONST, UNBOUND, 1)
    }
    make()
    for (const decorator of decorators.toReversed()) this.at(decorator, () => this.emit(OP.CALL, 1, -2))
  }

  functionDef(node: StatementOf<'FunctionDef'>): void {
    this.decorated(node.decorators, () =>
      this.makeFunction(node, node.args, node.name, () => {
        this.unit.doc = docOf(node.body)
        this.statements(node.body)
        this.returnNone()
      }),
    )
    this.storeName(node.name)
  }

  classDef(node: StatementOf<'ClassDef'>): void {
    this.decorated(node.decorators, () => {
      const scope = this.scopeOf(node)
      this.emit(OP.LOAD_CONST, str(node.name), 1)
      this.sequence(node.bases, OP.BUILD_TUPLE)
      this.emit(OP.LOAD_CONST, NONE, 1)
      this.emit(OP.LOAD_CONST, NONE, 1)
      const hasAnnotations = node.body.some((statement) => statement.type === 'AnnAssign')
      const spec = { scope, name: node.name, args: null, span: node, isGenerator: false, isClassBody: true }
      const id = this.block(spec, () => {
        if (hasAnnotations) {
          this.emit(OP.BUILD_MAP, 0, 1)
          this.emit(OP.STORE_FAST, this.slot('__annotations__'), -1)
        }
        this.docString(node.body)
        this.statements(node.body)
        this.emit(OP.END_CLASS, 0, 1)
        this.emit(OP.RETURN, 0, -1)
      })
      this.closure(scope)
      this.emit(OP.MAKE_FUNCTION, id, -2)
      this.emit(OP.LOAD_CONST, UNBOUND, 1)
      this.emit(OP.CALL, 0, -1)
      this.emit(OP.MAKE_CLASS, id, -2)
    })
    this.storeName(node.name)
  }

  docString(body: readonly Statement[]): void {
    const [first] = body
    if (first?.type !== 'Expr' || docOf(body) === undefined) return
    this.expression(first.value)
    this.emit(OP.STORE_FAST, this.slot('__doc__'), -1)
  }

  /** A protected range: `body` with exceptions going to `handler`. Inner ranges are closed first, so they are found first. `dropped` words that lie on the stack at the start are not kept for the handler. */
  protect(handler: number, body: () => void, dropped = 0): void {
    const { unit } = this
    const { depth } = unit
    const guard: Guard = { start: unit.ops.length, handler, pieces: [] }
    this.guards.push(guard)
    body()
    this.guards.pop()
    guard.pieces.push([guard.start, unit.ops.length])
    for (const [start, end] of guard.pieces)
      if (end > start) unit.ranges.push({ start, end, handler, depth: depth - dropped })
  }

  tryStatement(node: StatementOf<'Try'>): void {
    if (node.finalbody.length === 0) {
      this.tryExcept(node)
      return
    }
    const handler = this.label()
    const end = this.label()
    this.protect(handler, () =>
      this.inside({ type: 'finally', body: node.finalbody, guard: this.guards.length - 1 }, () => {
        if (node.handlers.length > 0) this.tryExcept(node)
        else this.statements(node.body)
      }),
    )
    this.statements(node.finalbody)
    this.jump(OP.JUMP, end, 0)
    const { depth } = this.unit
    this.place(handler)
    this.unit.depth = depth + 1
    this.emit(OP.PUSH_EXC, 0, 1)
    const cleanup = this.label()
    this.protect(cleanup, () => {
      this.inside({ type: 'exception' }, () => this.statements(node.finalbody))
      this.emit(OP.RERAISE, 0, -1)
    })
    this.cleanup(cleanup, depth)
    this.place(end)
  }

  /** [previous exc2]: an exception inside a handler leaves it. */
  cleanup(label: number, depth: number): void {
    this.place(label)
    this.unit.depth = depth + 3
    this.emit(OP.SWAP, 0, 0)
    this.emit(OP.POP_TOP, 0, -1)
    this.emit(OP.RESTORE_EXC, 0, -1)
    this.emit(OP.RERAISE, 0, -1)
    this.unit.depth = depth
  }

  tryExcept({ body, handlers, orelse }: StatementOf<'Try'>): void {
    const [handler, end, otherwise, cleanup] = [this.label(), this.label(), this.label(), this.label()]
    this.protect(handler, () => this.statements(body))
    this.jump(OP.JUMP, otherwise, 0)
    const { depth } = this.unit
    this.place(handler)
    this.unit.depth = depth + 1
    this.emit(OP.PUSH_EXC, 0, 1)
    this.protect(cleanup, () => {
      for (const clause of handlers) this.handler(clause, end)
      this.emit(OP.RERAISE, 0, -1)
    })
    this.cleanup(cleanup, depth)
    this.place(otherwise)
    this.statements(orelse)
    this.place(end)
  }

  /** One `except`: [previous exc] to [] on a match. */
  handler({ test, name, body, ...span }: Handler, end: number): void {
    const next = this.label()
    this.unit.at = test ?? span
    if (test) {
      this.expression(test)
      this.emit(OP.EXC_MATCH, 0, 0)
      this.jump(OP.POP_JUMP_IF_FALSE, next, -1)
    }
    const { depth } = this.unit
    if (name) this.storeName(name)
    else this.emit(OP.POP_TOP, 0, -1)
    if (name) {
      const forget = this.label()
      this.protect(forget, () => this.inside({ type: 'handler', name }, () => this.statements(body)))
      this.emit(OP.POP_EXC, 0, -1)
      this.forget(name)
      this.jump(OP.JUMP, end, 0)
      this.place(forget)
      // [previous exc2]: the name goes, then the error goes on; the cleanup expects [previous exc exc2].
      this.unit.depth = depth
      this.forget(name)
      this.emit(OP.RERAISE, 0, -1)
    } else {
      this.inside({ type: 'handler', name: null }, () => this.statements(body))
      this.emit(OP.POP_EXC, 0, -1)
      this.jump(OP.JUMP, end, 0)
    }
    this.unit.depth = depth
    this.place(next)
  }

  withStatement(node: StatementOf<'With'>, items: readonly WithItem[]): void {
    const [item, ...rest] = items as [WithItem, ...WithItem[]]
    const [handler, end, cleanup] = [this.label(), this.label(), this.label()]
    const at = node
    this.expression(item.context)
    this.unit.at = node
    this.emit(OP.WITH_PREPARE, 0, 3)
    this.emit(OP.CALL, 0, -1)
    const body = () => {
      if (item.target) this.store(item.target)
      else this.emit(OP.POP_TOP, 0, -1)
      this.inside({ type: 'with', at, guard: this.guards.length - 1 }, () => {
        if (rest.length > 0) this.withStatement(node, rest)
        else this.statements(node.body)
      })
    }
    this.protect(handler, body, 1)
    this.at(at, () => this.callExit())
    this.jump(OP.JUMP, end, 0)
    const { depth } = this.unit
    this.place(handler)
    this.unit.depth = depth + 3
    this.unit.at = at
    this.emit(OP.PUSH_EXC, 0, 1)
    this.protect(cleanup, () => {
      this.emit(OP.WITH_EXIT_EXC, 0, 1)
      const suppress = this.label()
      this.jump(OP.POP_JUMP_IF_TRUE, suppress, -1)
      this.emit(OP.RERAISE, 0, -1)
      this.place(suppress)
      this.unit.depth = depth + 4
    })
    this.emit(OP.POP_TOP, 0, -1)
    this.emit(OP.POP_EXC, 0, -1)
    this.emit(OP.POP_TOP, 0, -1)
    this.emit(OP.POP_TOP, 0, -1)
    this.jump(OP.JUMP, end, 0)
    this.cleanup(cleanup, depth + 2)
    this.unit.depth = depth
    this.place(end)
  }
}

/** `ClassVar`, `ClassVar[...]`, with or without the module's name, also in quotes. */
function isClassVar(hint: Expression): boolean {
  if (hint.type === 'Subscript') return isClassVar(hint.value)
  if (hint.type === 'Constant' && typeof hint.value === 'string')
    return /^(?:typing\.)?ClassVar\b/.test(hint.value)
  return hint.type === 'Name' ? hint.id === 'ClassVar' : hint.type === 'Attribute' && hint.attr === 'ClassVar'
}
