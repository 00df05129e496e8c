// The expression grammar of CPython 3.11 by recursive descent, with its special error messages.
import type {
  CompareOperator,
  Comprehension,
  Expression,
  ExpressionOf,
  Keyword,
  Operator,
  Parameter,
  Parameters,
} from './ast.ts'
import { parseStrings } from './string-literal.ts'
import { type Span, syntaxError, unsupported } from './syntax-error.ts'
import { describeTarget } from './targets.ts'
import { KEYWORDS } from './token.ts'
import { TokenStream } from './token-stream.ts'

const BINARY: readonly (readonly Operator[])[] = [
  ['|'],
  ['^'],
  ['&'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '//', '%', '@'],
]
const COMPARE = new Set(['<', '<=', '>', '>=', '==', '!=', 'in', 'is', 'not'])
/** Deeper nesting than CPython's own limit of 200 brackets would overflow our stack first. */
const MAX_DEPTH = 190

export class ExpressionParser extends TokenStream {
  depth = 0

  /** star_expressions: a tuple without brackets, stars allowed. */
  starExpressions(): Expression {
    const start = this.token
    const first = this.starExpression()
    if (!this.is(',')) return first
    return { type: 'Tuple', elts: this.moreElements(first), ...this.from(start) }
  }

  moreElements(first: Expression): Expression[] {
    const elts = [first]
    while (this.accept(',') && (this.startsExpression() || this.is('*'))) elts.push(this.starExpression())
    return elts
  }

  starExpression(): Expression {
    const start = this.token
    if (this.accept('*')) return { type: 'Starred', value: this.binary(0), ...this.from(start) }
    return this.namedExpression()
  }

  /** named_expression: the conditions of `if` and `while`, elements and arguments. */
  namedExpression(): Expression {
    const start = this.token
    if (this.isName() && this.peek().text === ':=') {
      const name = this.next()
      this.next()
      const target = { type: 'Name', id: name.text, ...spanOf(name) } as ExpressionOf<'Name'>
      return { type: 'NamedExpr', target, value: this.expression(), ...this.from(start) }
    }
    return this.expression()
  }

  /** As `namedExpression`, where a single `=` is the usual slip. */
  condition(): Expression {
    const value = this.namedExpression()
    if (this.is('=')) throw this.assignmentInCondition(value)
    return value
  }

  assignmentInCondition(value: Expression): Error {
    const hint = 'A single "=" assigns. To compare, write "==".'
    this.next()
    if (value.type === 'Name' && this.startsExpression()) {
      const right = this.binary(0)
      return syntaxError(
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
        { ...spanOf(value), endLine: right.endLine, endCol: right.endCol },
        hint,
      )
    }
    const left = value.type === 'Compare' ? (value.comparators.at(-1) as Expression) : rightmost(value)
    if (['List', 'Tuple', 'GeneratorExp', 'Name'].includes(left.type) || value.type === 'Compare')
      if (left.type === 'Name') {
        const right = this.binary(0)
        return syntaxError(
          "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
          { ...spanOf(left), endLine: right.endLine, endCol: right.endCol },
          hint,
        )
      }
    return syntaxError(
      `cannot assign to ${describeTarget(left)} here. Maybe you meant '==' instead of '='?`,
      left,
      hint,
    )
  }

  expression(): Expression {
    const start = this.token
    if (this.is('lambda')) return this.lambda()
    if (++this.depth > MAX_DEPTH) throw syntaxError('too many nested parentheses', this.token)
    const body = this.disjunction()
    if (this.is('if')) {
      this.next()
      const test = this.disjunction()
      if (!this.accept('else')) {
        if (this.is(':')) throw this.invalid()
        throw syntaxError("expected 'else' after 'if' expression", { ...spanOf(body), ...endOf(test) })
      }
      const orelse = this.expression()
      this.depth--
      return { type: 'IfExp', test, body, orelse, ...this.from(start) }
    }
    this.depth--
    this.checkLegacyOrComma(body)
    return body
  }

  /** `print "x"` and a forgotten comma: an expression directly followed by another one. */
  checkLegacyOrComma(left: Expression): void {
    const { token } = this
    if (!this.startsExpression() || token.text === 'not') return
    if (['yield', 'lambda', '(', '[', '-', '+', '...'].includes(token.text) && token.type !== 'string') return
    if (left.type === 'Name' && (left.id === 'print' || left.id === 'exec')) {
      const right = this.starExpressions()
      throw syntaxError(
        `Missing parentheses in call to '${left.id}'. Did you mean ${left.id}(...)?`,
        { ...spanOf(left), ...endOf(right) },
        `In Python 3, ${left.id} is a function: put brackets around what it gets, as in \`${left.id}("x")\`.`,
      )
    }
    if (this.previous.level === 0 || (left.type === 'Name' && token.type === 'string')) return
    const at = this.at
    const right = this.expression()
    if (this.previous.level === 0) {
      this.at = at
      return
    }
    throw syntaxError(
      'invalid syntax. Perhaps you forgot a comma?',
      { ...spanOf(left), ...endOf(right) },
      'Two values stand side by side. Put a comma or an operator between them.',
    )
  }

  lambda(): Expression {
    const start = this.next()
    const args = this.parameters(':', false)
    if (!this.is(':')) throw this.invalid()
    this.next()
    return { type: 'Lambda', args, body: this.expression(), ...this.from(start) }
  }

  disjunction(): Expression {
    return this.boolean('or', () => this.boolean('and', () => this.inversion()))
  }

  boolean(op: 'and' | 'or', operand: () => Expression): Expression {
    const start = this.token
    const values = [operand()]
    while (this.accept(op)) values.push(operand())
    return values.length === 1
      ? (values[0] as Expression)
      : { type: 'BoolOp', op, values, ...this.from(start) }
  }

  inversion(): Expression {
    const start = this.token
    if (!this.accept('not')) return this.comparison()
    return { type: 'UnaryOp', op: 'not', operand: this.inversion(), ...this.from(start) }
  }

  comparison(): Expression {
    const start = this.token
    const left = this.binary(0)
    const ops: CompareOperator[] = []
    const comparators: Expression[] = []
    while (COMPARE.has(this.token.text) && this.token.type !== 'string') {
      const { text } = this.token
      if (text === 'not' && this.peek().text !== 'in') break
      this.next()
      if (text === 'not') this.next()
      const isNot = text === 'is' && this.accept('not')
      ops.push((text === 'not' ? 'not in' : isNot ? 'is not' : text) as CompareOperator)
      comparators.push(this.binary(0))
    }
    return ops.length === 0 ? left : { type: 'Compare', left, ops, comparators, ...this.from(start) }
  }

  binary(level: number): Expression {
    const operators = BINARY[level]
    if (!operators) return this.factor()
    const start = this.token
    let left = this.binary(level + 1)
    while (this.token.type === 'op' && operators.includes(this.token.text as Operator)) {
      const op = this.next().text as Operator
      left = { type: 'BinOp', left, op, right: this.binary(level + 1), ...this.from(start) }
    }
    return left
  }

  factor(): Expression {
    const start = this.token
    const { text, type } = start
    if (type === 'op' && (text === '-' || text === '+' || text === '~')) {
      this.next()
      if (++this.depth > MAX_DEPTH) throw syntaxError('too many nested operators', start)
      const operand = this.factor()
      this.depth--
      return { type: 'UnaryOp', op: text, operand, ...this.from(start) }
    }
    const base = this.primary()
    if (!this.accept('**')) return base
    return { type: 'BinOp', left: base, op: '**', right: this.factor(), ...this.from(start) }
  }

  primary(): Expression {
    const start = this.token
    if (this.is('await')) throw unsupported('`await` is not available in labs; use threads', start)
    let value = this.atom()
    for (;;) {
      if (this.accept('.')) {
        if (!this.isName()) throw this.invalid()
        const attr = this.next().text
        value = { type: 'Attribute', value, attr, ...this.from(start) }
      } else if (this.is('(')) value = this.call(value, start)
      else if (this.is('[')) value = this.subscript(value, start)
      else return value
    }
  }

  subscript(value: Expression, from: Span): Expression {
    this.next()
    if (this.is(']')) throw this.invalid()
    const start = this.token
    const first = this.sliceItem()
    let slice = first
    if (this.is(',')) {
      const elts = [first]
      while (this.accept(',') && !this.is(']')) elts.push(this.sliceItem())
      slice = { type: 'Tuple', elts, ...this.from(start) }
    }
    this.expect(']')
    return { type: 'Subscript', value, slice, ...this.from(from) }
  }

  sliceItem(): Expression {
    const start = this.token
    if (this.is('*')) return this.starExpression()
    const part = () => (this.is(':') || this.is(']') || this.is(',') ? null : this.expression())
    const lower = this.is(':') ? null : this.namedExpression()
    if (!this.accept(':')) return lower as Expression
    const upper = part()
    const step = this.accept(':') ? part() : null
    return { type: 'Slice', lower, upper, step, ...this.from(start) }
  }

  call(func: Expression, from: Span = func): Expression {
    const open = this.next()
    const args: Expression[] = []
    const keywords: Keyword[] = []
    while (!this.is(')')) {
      this.argument(args, keywords, open)
      if (!this.accept(',')) break
    }
    if (!this.is(')')) throw this.invalid()
    this.next()
    return { type: 'Call', func, args, keywords, ...this.from(from) }
  }

  argument(args: Expression[], keywords: Keyword[], open: Span): void {
    const start = this.token
    if (this.accept('**')) {
      keywords.push({ arg: null, value: this.expression(), ...this.from(start) })
      return
    }
    if (this.accept('*')) {
      if (keywords.some((keyword) => keyword.arg === null))
        throw syntaxError('iterable argument unpacking follows keyword argument unpacking', start)
      const value = this.expression()
      args.push({ type: 'Starred', value, ...this.from(start) })
      return
    }
    if (start.type === 'name' && this.peek().text === '=') {
      this.keywordArgument(keywords)
      return
    }
    const value = this.namedExpression()
    if (this.is('for') || this.is('async')) {
      const generators = this.comprehension()
      const isAlone = args.length === 0 && keywords.length === 0 && this.is(')')
      const span = isAlone
        ? { line: open.line, col: open.col, endLine: this.token.endLine, endCol: this.token.endCol }
        : this.from(start)
      if (!isAlone) throw syntaxError('Generator expression must be parenthesized', this.from(start))
      args.push({ type: 'GeneratorExp', elt: value, generators, ...span })
      return
    }
    if (this.is('='))
      throw syntaxError(
        'expression cannot contain assignment, perhaps you meant "=="?',
        { ...spanOf(value), endLine: this.token.endLine, endCol: this.token.endCol },
        'Inside a call, "name=value" needs a plain name on the left. To compare, write "==".',
      )
    const unpacked = keywords.find((keyword) => keyword.arg === null)
    if (keywords.length > 0)
      throw syntaxError(
        unpacked
          ? 'positional argument follows keyword argument unpacking'
          : 'positional argument follows keyword argument',
        this.token,
        'Arguments given by position come first, those given by name after them.',
      )
    args.push(value)
  }

  keywordArgument(keywords: Keyword[]): void {
    const name = this.next()
    this.next()
    if (KEYWORDS.has(name.text)) {
      const isConstant = ['True', 'False', 'None'].includes(name.text)
      throw syntaxError(
        isConstant
          ? `cannot assign to ${name.text}`
          : 'expression cannot contain assignment, perhaps you meant "=="?',
        { ...spanOf(name), endCol: name.endCol + (isConstant ? 0 : 1) },
      )
    }
    const value = this.expression()
    if (keywords.some((keyword) => keyword.arg === name.text))
      throw syntaxError(`keyword argument repeated: ${name.text}`, this.from(name))
    keywords.push({ arg: name.text, value, ...this.from(name) })
  }

  atom(): Expression {
    const { token } = this
    switch (token.type) {
      case 'number':
        return this.numberLiteral()
      case 'string':
        return this.strings()
      case 'name':
        return this.nameOrKeyword()
      case 'op':
        if (token.text === '(') return this.parenthesized()
        if (token.text === '[') return this.list()
        if (token.text === '{') return this.braces()
        if (token.text === '...') {
          this.next()
          return { type: 'Constant', value: { ellipsis: true }, ...spanOf(token) }
        }
    }
    throw this.invalid()
  }

  nameOrKeyword(): Expression {
    const token = this.token
    const span = spanOf(token)
    if (token.text === 'None' || token.text === 'True' || token.text === 'False') {
      this.next()
      return { type: 'Constant', value: token.text === 'None' ? null : token.text === 'True', ...span }
    }
    if (KEYWORDS.has(token.text)) throw this.invalid()
    this.next()
    return { type: 'Name', id: token.text, ...span }
  }

  numberLiteral(): Expression {
    const token = this.next()
    const text = token.text.replaceAll('_', '')
    const span = spanOf(token)
    if (/[jJ]$/.test(text)) throw unsupported('complex numbers are not available in labs; use floats', token)
    if (/^0[xXoObB]/.test(text) || !/[.eE]/.test(text)) {
      const value = BigInt(text.replace(/^0+(?=\d)/, ''))
      return { type: 'Constant', value: fits(value) ? Number(value) : value, ...span }
    }
    return { type: 'Constant', value: { float: Number(text) }, ...span }
  }

  strings(): Expression {
    const first = this.token
    const parts = []
    while (this.token.type === 'string') parts.push(this.next())
    return parseStrings(
      parts,
      { span: this.from(first), after: this.token },
      (inner) => new ExpressionParser(inner.tokens, inner.source),
    )
  }

  parenthesized(): Expression {
    const open = this.next()
    if (this.accept(')')) return { type: 'Tuple', elts: [], ...this.from(open) }
    if (this.is('yield')) {
      const value = this.yieldExpression()
      this.expect(')')
      return value
    }
    const first = this.starExpression()
    if (this.is('for') || this.is('async')) {
      const generators = this.comprehension()
      this.expect(')')
      return { type: 'GeneratorExp', elt: first, generators, ...this.from(open) }
    }
    if (this.is(',')) {
      const elts = this.moreElements(first)
      this.expectClosing(')', elts)
      return { type: 'Tuple', elts, ...this.from(open) }
    }
    if (this.is('=')) throw this.assignmentInCondition(first)
    this.expect(')')
    if (first.type === 'Starred') throw syntaxError('cannot use starred expression here', first)
    return first
  }

  expectClosing(text: string, _elements: readonly Expression[]): void {
    if (this.is('=')) throw this.assignmentInCondition(_elements.at(-1) as Expression)
    this.expect(text)
  }

  list(): Expression {
    const open = this.next()
    if (this.accept(']')) return { type: 'List', elts: [], ...this.from(open) }
    const first = this.starExpression()
    if (this.is('for') || this.is('async')) {
      const generators = this.comprehension()
      this.expect(']')
      return { type: 'ListComp', elt: first, generators, ...this.from(open) }
    }
    const elts = this.moreElements(first)
    this.expectClosing(']', elts)
    return { type: 'List', elts, ...this.from(open) }
  }

  braces(): Expression {
    const open = this.next()
    if (this.accept('}')) return { type: 'Dict', keys: [], values: [], ...this.from(open) }
    if (this.is('**')) return this.dict(open, [], [])
    const first = this.starExpression()
    if (this.accept(':')) {
      if (this.is('}') || this.is(','))
        throw syntaxError("expression expected after dictionary key and ':'", this.previous)
      const value = this.expression()
      if (this.is('for') || this.is('async')) {
        const generators = this.comprehension()
        this.expect('}')
        return { type: 'DictComp', key: first, value, generators, ...this.from(open) }
      }
      return this.dict(open, [first], [value])
    }
    if (this.is('for') || this.is('async')) {
      const generators = this.comprehension()
      this.expect('}')
      return { type: 'SetComp', elt: first, generators, ...this.from(open) }
    }
    const elts = this.moreElements(first)
    if (this.is(':')) throw this.invalid()
    this.expectClosing('}', elts)
    return { type: 'Set', elts, ...this.from(open) }
  }

  dict(open: Span, keys: (Expression | null)[], values: Expression[]): Expression {
    if (keys.length > 0 && !this.accept(',') && !this.is('}')) throw this.invalid()
    while (!this.is('}')) {
      if (this.accept('**')) {
        keys.push(null)
        values.push(this.binary(0))
      } else {
        keys.push(this.expression())
        if (!this.is(':')) {
          if (this.is('}') || this.is(','))
            throw syntaxError("':' expected after dictionary key", this.previous)
          throw this.invalid()
        }
        this.next()
        if (this.is('}') || this.is(','))
          throw syntaxError("expression expected after dictionary key and ':'", this.previous)
        values.push(this.expression())
      }
      if (!this.accept(',')) break
    }
    this.expect('}')
    return { type: 'Dict', keys, values, ...this.from(open) }
  }

  comprehension(): Comprehension[] {
    const generators: Comprehension[] = []
    while (this.is('for') || this.is('async')) {
      if (this.is('async')) throw unsupported('`async` is not available in labs; use threads', this.token)
      this.next()
      const target = this.targetList()
      this.expect('in')
      const iter = this.disjunction()
      const ifs: Expression[] = []
      while (this.accept('if')) ifs.push(this.disjunction())
      generators.push({ target, iter, ifs })
    }
    return generators
  }

  /** The targets of `for`: they end at `in`, so they are read below the level of comparisons. */
  targetList(): Expression {
    const start = this.token
    const item = (): Expression => {
      const from = this.token
      if (this.accept('*')) return { type: 'Starred', value: this.primary(), ...this.from(from) }
      return this.binary(0)
    }
    const first = item()
    if (!this.is(',')) return first
    const elts = [first]
    while (this.accept(',') && !this.is('in')) elts.push(item())
    return { type: 'Tuple', elts, ...this.from(start) }
  }

  yieldExpression(): Expression {
    const start = this.next()
    if (this.accept('from')) return { type: 'YieldFrom', value: this.expression(), ...this.from(start) }
    const value = this.startsExpression() || this.is('*') ? this.starExpressions() : null
    return { type: 'Yield', value, ...this.from(start) }
  }

  /** Parameters up to `end`; annotations are read and forgotten. */
  parameters(end: ')' | ':', hasAnnotations: boolean): Parameters {
    const args: Parameter[] = []
    const kwOnly: Parameter[] = []
    let [posOnly, vararg, kwarg]: [number, Parameter | null, Parameter | null] = [0, null, null]
    let isKeywordOnly = false
    while (!this.is(end)) {
      if (this.accept('**')) {
        kwarg = this.parameter(hasAnnotations, false)
        this.accept(',')
        if (!this.is(end)) throw syntaxError('arguments cannot follow var-keyword argument', this.token)
        break
      }
      if (this.accept('/')) posOnly = args.length
      else if (this.is('*')) {
        const star = this.next()
        if (isKeywordOnly) throw syntaxError('* argument may appear only once', star)
        isKeywordOnly = true
        if (!this.is(',') && !this.is(end)) vararg = this.parameter(hasAnnotations, false)
        else if (this.is(end) || this.peek().text === end || this.peek().text === '**')
          throw syntaxError('named arguments must follow bare *', star)
      } else {
        const parameter = this.parameter(hasAnnotations, true)
        if (!isKeywordOnly && !parameter.fallback && args.at(-1)?.fallback)
          throw syntaxError(
            'non-default argument follows default argument',
            parameter,
            'Once a parameter has a default, all parameters after it need one too.',
          )
        ;(isKeywordOnly ? kwOnly : args).push(parameter)
      }
      if (!this.accept(',')) break
    }
    const result = { posOnly, args, vararg, kwOnly, kwarg }
    rejectDuplicates(result)
    return result
  }

  parameter(hasAnnotation: boolean, hasFallback: boolean): Parameter {
    const token = this.token
    if (!this.isName()) throw this.invalid()
    this.next()
    if (hasAnnotation && this.accept(':')) this.expression()
    const fallback = hasFallback && this.accept('=') ? this.expression() : null
    return { name: token.text, fallback, ...spanOf(token) }
  }
}

export const spanOf = ({ line, col, endLine, endCol }: Span): Span => ({ line, col, endLine, endCol })
export const endOf = ({ endLine, endCol }: Span) => ({ endLine, endCol })

function rightmost(value: Expression): Expression {
  return value.type === 'BoolOp'
    ? rightmost(value.values.at(-1) as Expression)
    : value.type === 'Compare'
      ? rightmost(value.comparators.at(-1) as Expression)
      : value.type === 'UnaryOp' && value.op === 'not'
        ? rightmost(value.operand)
        : value
}

function fits(value: bigint): boolean {
  return value >= -(2n ** 30n) && value < 2n ** 30n
}

function rejectDuplicates({ args, vararg, kwOnly, kwarg }: Parameters): void {
  const seen = new Set<string>()
  for (const parameter of [...args, vararg, ...kwOnly, kwarg]) {
    if (!parameter) continue
    if (seen.has(parameter.name))
      throw syntaxError(`duplicate argument '${parameter.name}' in function definition`, parameter)
    seen.add(parameter.name)
  }
}
