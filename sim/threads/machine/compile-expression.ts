// One pass over the tree, a case for each expression; they share the emitter's state.
import type { Comprehension, Expression, ExpressionOf, Operator, Parameters } from '../language/ast.ts'
import type { ParsedProgram } from '../language/parse.ts'
import type { Scope, ScopeOwner } from '../language/scope-entry.ts'
import type { Span } from '../language/syntax-error.ts'
import { constantWord } from './constants.ts'
import { Emitter, type Unit } from './emitter.ts'
import { BINARY_OPERATORS, OP } from './opcodes.ts'
import { NONE, str, UNBOUND } from './values.ts'

const COMPARE = ['<', '<=', '>', '>=', '==', '!='] as const
const CONVERSIONS = { '': 0, s: 1, r: 2, a: 3 } as const

/** Expressions to bytecode. `unit` is the block being compiled. */
export abstract class ExpressionCompiler extends Emitter {
  readonly scopes: ParsedProgram['scopes']

  constructor(scopes: ParsedProgram['scopes'], isLibrary: boolean) {
    super(isLibrary)
    this.scopes = scopes
  }

  scopeOf(owner: ScopeOwner | 'module'): Scope {
    return this.scopes.get(owner) as Scope
  }

  expression(node: Expression): void {
    const { unit } = this
    const outer = unit.at
    unit.at = node
    this.expressionAt(node)
    unit.at = outer
  }

  expressionAt(node: Expression): void {
    switch (node.type) {
      case 'Constant': {
        this.emit(OP.LOAD_CONST, constantWord(node.value), 1)
        return
      }
      case 'Name': {
        this.loadName(node.id)
        return
      }
      case 'BinOp':
        this.expression(node.left)
        this.expression(node.right)
        {
          this.emit(OP.BINARY, operatorIndex(node.op), -1)
          return
        }
      case 'UnaryOp': {
        this.unary(node)
        return
      }
      case 'BoolOp': {
        this.boolOp(node)
        return
      }
      case 'Compare': {
        this.compare(node)
        return
      }
      case 'Call': {
        this.call(node)
        return
      }
      case 'Attribute':
        this.expression(node.value)
        {
          this.emit(OP.LOAD_ATTR, this.attribute(node.attr), 0)
          return
        }
      case 'Subscript':
        this.expression(node.value)
        this.expression(node.slice)
        {
          this.emit(OP.LOAD_SUBSCR, 0, -1)
          return
        }
      case 'Slice':
        for (const part of [node.lower, node.upper, node.step])
          if (part) this.expression(part)
          else this.emit(OP.LOAD_CONST, NONE, 1)
        {
          this.emit(OP.BUILD_SLICE, 0, -2)
          return
        }
      case 'List': {
        this.sequence(node.elts, OP.BUILD_LIST)
        return
      }
      case 'Tuple': {
        this.sequence(node.elts, OP.BUILD_TUPLE)
        return
      }
      case 'Set': {
        this.sequence(node.elts, OP.BUILD_SET)
        return
      }
      case 'Dict': {
        this.dict(node)
        return
      }
      case 'IfExp': {
        this.conditional(node)
        return
      }
      case 'Lambda': {
        this.makeFunction(node, node.args, '<lambda>', () => {
          this.expression(node.body)
          this.emit(OP.RETURN, 0, -1)
        })
        return
      }
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp': {
        this.comprehension(node as ExpressionOf<'ListComp'>)
        return
      }
      case 'JoinedStr':
        for (const part of node.values) this.expression(part)
        if (node.values.length === 1 && node.values[0]?.type === 'FormattedValue') return
        {
          this.emit(OP.BUILD_STRING, node.values.length, 1 - node.values.length)
          return
        }
      case 'FormattedValue':
        this.expression(node.value)
        if (node.spec) this.expression(node.spec)
        else this.emit(OP.LOAD_CONST, str(''), 1)
        {
          this.emit(OP.FORMAT_VALUE, CONVERSIONS[node.conversion], -1)
          return
        }
      case 'NamedExpr':
        this.expression(node.value)
        this.emit(OP.DUP, 0, 1)
        {
          this.storeName(node.target.id)
          return
        }
      case 'Yield':
        if (node.value) this.expression(node.value)
        else this.emit(OP.LOAD_CONST, NONE, 1)
        {
          this.emit(OP.YIELD, 0, 0)
          return
        }
      case 'YieldFrom':
        this.expression(node.value)
        this.emit(OP.GET_ITER, 0, 0)
        this.emit(OP.LOAD_CONST, NONE, 1)
        {
          this.emit(OP.YIELD_FROM, 0, -1)
          return
        }
      case 'Starred': {
        this.expression(node.value)
        return
      }
    }
  }

  unary(node: ExpressionOf<'UnaryOp'>): void {
    const { operand, op } = node
    if (op === '-' && operand.type === 'Constant' && typeof operand.value !== 'boolean') {
      const { value } = operand
      if (typeof value === 'number' && value !== 0) {
        this.emit(OP.LOAD_CONST, constantWord(-value), 1)
        return
      }
      if (value !== null && typeof value === 'object' && 'float' in value) {
        this.emit(OP.LOAD_CONST, constantWord({ float: -value.float }), 1)
        return
      }
    }
    this.expression(operand)
    this.emit(OP.UNARY, op === '-' ? 0 : op === '+' ? 1 : op === '~' ? 2 : 3, 0)
  }

  boolOp(node: ExpressionOf<'BoolOp'>): void {
    const end = this.label()
    const op = node.op === 'and' ? OP.JUMP_IF_FALSE_OR_POP : OP.JUMP_IF_TRUE_OR_POP
    node.values.forEach((value, n) => {
      this.expression(value)
      if (n < node.values.length - 1) this.jump(op, end, -1)
    })
    this.place(end)
  }

  compare(node: ExpressionOf<'Compare'>): void {
    this.expression(node.left)
    if (node.ops.length === 1) {
      this.expression(node.comparators[0] as Expression)
      this.compareOp(node.ops[0] as string)
      return
    }
    const fail = this.label()
    const end = this.label()
    node.ops.forEach((op, n) => {
      this.expression(node.comparators[n] as Expression)
      if (n === node.ops.length - 1) {
        this.compareOp(op)
        return
      }
      this.emit(OP.DUP, 0, 1)
      this.emit(OP.ROT_THREE, 0, 0)
      this.compareOp(op)
      this.jump(OP.JUMP_IF_FALSE_OR_POP, fail, -1)
    })
    this.jump(OP.JUMP, end, 0)
    this.place(fail)
    this.unit.depth++
    this.emit(OP.SWAP, 0, 0)
    this.emit(OP.POP_TOP, 0, -1)
    this.place(end)
  }

  compareOp(op: string): void {
    const index = (COMPARE as readonly string[]).indexOf(op)
    if (index >= 0) this.emit(OP.COMPARE, index, -1)
    else if (op.startsWith('is')) this.emit(OP.IS, op === 'is' ? 0 : 1, -1)
    else this.emit(OP.CONTAINS, op === 'in' ? 0 : 1, -1)
  }

  conditional(node: ExpressionOf<'IfExp'>): void {
    const orelse = this.label()
    const end = this.label()
    this.jumpIf(node.test, false, orelse)
    this.expression(node.body)
    this.jump(OP.JUMP, end, 0)
    this.unit.depth--
    this.place(orelse)
    this.expression(node.orelse)
    this.place(end)
  }

  /** Jumps to `label` when the truth of `test` equals `when`, with the short cuts of `and`, `or` and `not`. */
  jumpIf(test: Expression, when: boolean, label: number): void {
    if (test.type === 'UnaryOp' && test.op === 'not') {
      this.jumpIf(test.operand, !when, label)
      return
    }
    if (test.type === 'BoolOp') {
      const isShort = (test.op === 'or') === when
      const skip = isShort ? label : this.label()
      test.values.forEach((value, n) => {
        const isLast = n === test.values.length - 1
        if (isLast) this.jumpIf(value, when, label)
        else this.jumpIf(value, isShort ? when : !when, skip)
      })
      if (!isShort) this.place(skip)
      return
    }
    this.expression(test)
    const outer = this.unit.at
    this.unit.at = test
    this.jump(when ? OP.POP_JUMP_IF_TRUE : OP.POP_JUMP_IF_FALSE, label, -1)
    this.unit.at = outer
  }

  sequence(elements: readonly Expression[], build: number): void {
    if (!elements.some((element) => element.type === 'Starred')) {
      for (const element of elements) this.expression(element)
      this.emit(build, elements.length, 1 - elements.length)
      return
    }
    const isSet = build === OP.BUILD_SET
    this.emit(isSet ? OP.BUILD_SET : OP.BUILD_LIST, 0, 1)
    for (const element of elements) {
      this.expression(element)
      if (element.type === 'Starred') this.emit(isSet ? OP.SET_UPDATE : OP.LIST_EXTEND, 0, -1)
      else this.emit(isSet ? OP.SET_ADD : OP.LIST_APPEND, 1, -1)
    }
    if (build === OP.BUILD_TUPLE) this.emit(OP.LIST_TO_TUPLE, 0, 0)
  }

  dict(node: ExpressionOf<'Dict'>): void {
    if (!node.keys.includes(null)) {
      node.keys.forEach((key, n) => {
        this.expression(key as Expression)
        this.expression(node.values[n] as Expression)
      })
      this.emit(OP.BUILD_MAP, node.keys.length, 1 - 2 * node.keys.length)
      return
    }
    this.emit(OP.BUILD_MAP, 0, 1)
    node.keys.forEach((key, n) => {
      if (key) this.expression(key)
      this.expression(node.values[n] as Expression)
      if (key) this.emit(OP.MAP_ADD, 1, -2)
      else this.emit(OP.DICT_UPDATE, 0, -1)
    })
  }

  call(node: ExpressionOf<'Call'>): void {
    const { func, args, keywords } = node
    if (
      func.type === 'Name' &&
      func.id === 'super' &&
      args.length === 0 &&
      this.scope.free.has('__class__')
    ) {
      this.emit(OP.LOAD_DEREF, this.slot('__class__'), 1)
      const self = this.unit.slots[0] as string
      this.loadName(self)
      this.emit(OP.LOAD_SUPER, 0, -1)
      return
    }
    const isPlain = !args.some((arg) => arg.type === 'Starred') && !keywords.some(({ arg }) => arg === null)
    if (func.type === 'Attribute' && isPlain) {
      this.expression(func.value)
      const at = this.unit.at
      this.unit.at = { ...func, line: func.endLine, col: func.endCol - func.attr.length }
      if (func.line === func.endLine) this.unit.at = func
      this.emit(OP.LOAD_METHOD, this.attribute(func.attr), 1)
      this.unit.at = at
    } else {
      this.expression(func)
      this.emit(OP.LOAD_CONST, UNBOUND, 1)
    }
    if (!isPlain) {
      this.callWithStars(node)
      return
    }
    for (const arg of args) this.expression(arg)
    for (const { value } of keywords) this.expression(value)
    const argc = args.length + keywords.length
    if (keywords.length === 0) {
      this.emit(OP.CALL, argc, -argc - 1)
      return
    }
    const names = keywords.map(({ arg }) => str(arg as string))
    this.emit(OP.CALL_KW, this.keywordCall(args.length, names), -argc - 1)
  }

  callWithStars({ args, keywords }: ExpressionOf<'Call'>): void {
    this.sequence(args, OP.BUILD_LIST)
    this.emit(OP.BUILD_MAP, 0, 1)
    for (const { arg, value } of keywords) {
      if (arg !== null) this.emit(OP.LOAD_CONST, str(arg), 1)
      this.expression(value)
      if (arg !== null) this.emit(OP.MAP_ADD, 1, -2)
      else this.emit(OP.DICT_UPDATE, 1, -1)
    }
    this.emit(OP.CALL_EX, 0, -3)
  }

  /** A comprehension is a function of its first iterable. */
  comprehension(node: ExpressionOf<'ListComp'> | ExpressionOf<'DictComp'>): void {
    const type = node.type as string
    const isGenerator = type === 'GeneratorExp'
    const [first] = node.generators
    const name = { ListComp: '<listcomp>', SetComp: '<setcomp>', DictComp: '<dictcomp>' }[type] ?? '<genexpr>'
    const parameter = { name: '.0', fallback: null, ...spanOf(node) }
    const args: Parameters = { posOnly: 0, args: [parameter], vararg: null, kwOnly: [], kwarg: null }
    this.makeFunction(node, args, name, () => {
      if (type === 'ListComp') this.emit(OP.BUILD_LIST, 0, 1)
      else if (type === 'SetComp') this.emit(OP.BUILD_SET, 0, 1)
      else if (type === 'DictComp') this.emit(OP.BUILD_MAP, 0, 1)
      this.generators(node, node.generators, 0)
      if (isGenerator) this.emit(OP.LOAD_CONST, NONE, 1)
      this.emit(OP.RETURN, 0, -1)
    })
    this.emit(OP.LOAD_CONST, UNBOUND, 1)
    this.expression((first as Comprehension).iter)
    this.emit(OP.GET_ITER, 0, 0)
    this.emit(OP.CALL, 1, -2)
  }

  generators(
    node: ExpressionOf<'ListComp'> | ExpressionOf<'DictComp'>,
    all: readonly Comprehension[],
    n: number,
  ): void {
    const generator = all[n] as Comprehension
    if (n === 0) this.emit(OP.LOAD_FAST, 0, 1)
    else {
      this.expression(generator.iter)
      this.emit(OP.GET_ITER, 0, 0)
    }
    const start = this.label()
    const end = this.label()
    this.place(start)
    this.jump(OP.FOR_ITER, end, 1)
    this.store(generator.target)
    for (const test of generator.ifs) this.jumpIf(test, false, start)
    if (n + 1 < all.length) this.generators(node, all, n + 1)
    else this.element(node, all.length)
    this.jump(OP.JUMP_BACKWARD, start, 0)
    this.unit.depth--
    this.place(end)
  }

  element(node: ComprehensionNode, depth: number): void {
    if (node.type === 'DictComp') {
      this.expression(node.key)
      this.expression(node.value)
      this.emit(OP.MAP_ADD, depth + 1, -2)
      return
    }
    this.expression((node as unknown as { readonly elt: Expression }).elt)
    const type = (node as { readonly type: string }).type
    if (type === 'ListComp') {
      this.emit(OP.LIST_APPEND, depth + 1, -1)
      return
    }
    if (type === 'SetComp') {
      this.emit(OP.SET_ADD, depth + 1, -1)
      return
    }
    this.emit(OP.YIELD, 0, 0)
    this.emit(OP.POP_TOP, 0, -1)
  }

  /** Defaults, closure and code of a function, lambda or comprehension; leaves the function. */
  makeFunction(owner: ScopeOwner, args: Parameters, name: string, body: () => void): void {
    this.defaults(args)
    const scope = this.scopeOf(owner)
    const span = owner as Span
    const id = this.block(
      { scope, name, args, span, isGenerator: scope.isGenerator || name === '<genexpr>' },
      body,
    )
    this.closure(scope)
    this.emit(OP.MAKE_FUNCTION, id, -2)
  }

  defaults(args: Parameters): void {
    const positional = args.args.filter(({ fallback }) => fallback)
    if (positional.length > 0) {
      for (const { fallback } of positional) this.expression(fallback as Expression)
      this.emit(OP.BUILD_TUPLE, positional.length, 1 - positional.length)
    } else this.emit(OP.LOAD_CONST, NONE, 1)
    const named = args.kwOnly.filter(({ fallback }) => fallback)
    if (named.length === 0) {
      this.emit(OP.LOAD_CONST, NONE, 1)
      return
    }
    for (const { name, fallback } of named) {
      this.emit(OP.LOAD_CONST, str(name), 1)
      this.expression(fallback as Expression)
    }
    this.emit(OP.BUILD_MAP, named.length, 1 - 2 * named.length)
  }

  closure(scope: Scope): void {
    const free = [...scope.free]
    for (const name of free) this.emit(OP.LOAD_CLOSURE, this.slot(name), 1)
    if (free.length > 0) this.emit(OP.BUILD_TUPLE, free.length, 1 - free.length)
    else this.emit(OP.LOAD_CONST, NONE, 1)
  }

  get scope(): Scope {
    return this.unit.scope
  }

  /** The name of an attribute: `__x` inside of a class is private to it. */
  attribute(name: string): number {
    const { className } = this.unit
    const isPrivate = className !== '' && name.startsWith('__') && !name.endsWith('__')
    return str(isPrivate ? `_${className.replace(/^_+/, '')}${name}` : name)
  }

  loadName(name: string): void {
    const binding = this.scope.binding(name)
    if (binding === 'cell' || binding === 'free') this.emit(OP.LOAD_DEREF, this.slot(name), 1)
    else if (binding === 'global') this.emit(OP.LOAD_GLOBAL, this.global(name), 1)
    else if (this.scope.kind === 'class')
      this.emit(OP.LOAD_CLASS_NAME, this.slot(name) | (this.global(name) << 12), 1)
    else this.emit(OP.LOAD_FAST, this.slot(name), 1)
  }

  storeName(name: string): void {
    this.nameOp(name, OP.STORE_FAST, OP.STORE_DEREF, OP.STORE_GLOBAL, -1)
  }

  deleteName(name: string): void {
    this.nameOp(name, OP.DELETE_FAST, OP.DELETE_DEREF, OP.DELETE_GLOBAL, 0)
  }

  nameOp(name: string, fast: number, deref: number, global: number, effect: number): void {
    const binding = this.scope.binding(name)
    if (binding === 'local') this.emit(fast, this.slot(name), effect)
    else if (binding === 'global') this.emit(global, this.global(name), effect)
    else this.emit(deref, this.slot(name), effect)
  }

  store(target: Expression): void {
    const { unit } = this
    const outer = unit.at
    unit.at = target
    this.storeAt(target)
    unit.at = outer
  }

  storeAt(target: Expression): void {
    switch (target.type) {
      case 'Name': {
        this.storeName(target.id)
        return
      }
      case 'Attribute':
        this.expression(target.value)
        {
          this.emit(OP.STORE_ATTR, this.attribute(target.attr), -2)
          return
        }
      case 'Subscript':
        this.expression(target.value)
        this.expression(target.slice)
        {
          this.emit(OP.STORE_SUBSCR, 0, -3)
          return
        }
      case 'Tuple':
      case 'List': {
        const star = target.elts.findIndex((element) => element.type === 'Starred')
        const count = target.elts.length
        if (star < 0) this.emit(OP.UNPACK, count, count - 1)
        else this.emit(OP.UNPACK_EX, star | ((count - star - 1) << 8), count - 1)
        for (const element of target.elts) this.store(element.type === 'Starred' ? element.value : element)
        return
      }
    }
  }

  abstract block(spec: BlockSpec, body: () => void): number
}

type ComprehensionNode = ExpressionOf<'ListComp'> | ExpressionOf<'DictComp'>

export type BlockSpec = {
  readonly scope: Scope
  readonly name: string
  readonly args: Parameters | null
  readonly span: Span
  readonly isGenerator: boolean
  readonly isClassBody?: boolean
}

export type { Unit }
export const operatorIndex = (op: Operator) => BINARY_OPERATORS.indexOf(op)
const spanOf = ({ line, col, endLine, endCol }: Span): Span => ({ line, col, endLine, endCol })
