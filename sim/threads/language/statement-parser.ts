// The statement grammar of CPython 3.11 by recursive descent, with its special error messages.
import type { Alias, Expression, Handler, Operator, Statement, WithItem } from './ast.ts'
import { ExpressionParser, endOf, spanOf } from './expression-parser.ts'
import { PySyntaxError, type Span, syntaxError, unsupported } from './syntax-error.ts'
import { checkTarget, describeTarget } from './targets.ts'

const AUGMENTED = new Set(['+=', '-=', '*=', '/=', '//=', '%=', '**=', '@=', '<<=', '>>=', '&=', '|=', '^='])
const MAX_INDENT = 95

export class StatementParser extends ExpressionParser {
  blocks = 0

  module(): Statement[] {
    const body: Statement[] = []
    while (this.token.type !== 'end') body.push(...this.statement())
    if (this.deferred) throw this.deferred
    return body
  }

  statement(): Statement[] {
    const { token } = this
    if (token.type === 'name') {
      const compound = this.compound()
      if (compound) return [compound]
    }
    if (token.text === '@' && token.type === 'op') return [this.decorated()]
    return this.simpleStatements()
  }

  compound(): Statement | null {
    const { token } = this
    switch (token.text) {
      case 'if':
        return this.ifStatement()
      case 'while':
        return this.whileStatement()
      case 'for':
        return this.forStatement()
      case 'def':
        return this.functionDef([])
      case 'class':
        return this.classDef([])
      case 'try':
        return this.tryStatement()
      case 'with':
        return this.withStatement()
      case 'async':
        throw unsupported('`async` is not available in labs; use threads', token)
      case 'match':
        if (this.looksLikeMatch())
          throw unsupported('`match` is not available in labs; use if and elif', token)
        return null
      default:
        return null
    }
  }

  looksLikeMatch(): boolean {
    const next = this.peek()
    if (next.type === 'op' && !['(', '[', '{', '-'].includes(next.text)) return false
    let at = this.at
    while (this.tokens[at]?.type !== 'newline' && at < this.tokens.length) at++
    return this.tokens[at - 1]?.text === ':' && this.tokens[at + 1]?.type === 'indent'
  }

  simpleStatements(): Statement[] {
    const statements: Statement[] = []
    for (;;) {
      statements.push(this.simpleStatement())
      if (!this.accept(';')) break
      if (this.token.type === 'newline') break
    }
    if (this.token.type !== 'newline') throw this.invalid()
    this.at++
    return statements
  }

  simpleStatement(): Statement {
    const start = this.token
    if (start.type === 'name')
      switch (start.text) {
        case 'pass':
        case 'break':
        case 'continue':
          this.next()
          return {
            type: start.text === 'pass' ? 'Pass' : start.text === 'break' ? 'Break' : 'Continue',
            ...spanOf(start),
          }
        case 'return': {
          this.next()
          const value = this.startsExpression() || this.is('*') ? this.starExpressions() : null
          return { type: 'Return', value, ...this.from(start) }
        }
        case 'raise': {
          this.next()
          const exc = this.startsExpression() ? this.expression() : null
          const cause = exc && this.accept('from') ? this.expression() : null
          return { type: 'Raise', exc, cause, ...this.from(start) }
        }
        case 'del':
          return this.deleteStatement()
        case 'assert': {
          this.next()
          const test = this.expression()
          if (this.is('=')) throw this.invalid('A single "=" assigns. To compare, write "==".')
          const msg = this.accept(',') ? this.expression() : null
          return { type: 'Assert', test, msg, ...this.from(start) }
        }
        case 'global':
        case 'nonlocal':
          return this.declaration()
        case 'import':
          return this.importStatement()
        case 'from':
          return this.importFrom()
      }
    return this.expressionStatement()
  }

  deleteStatement(): Statement {
    const start = this.next()
    const value = this.starExpressions()
    const isBare = value.type === 'Tuple' && this.tokens[this.tokens.indexOf(start) + 1]?.text !== '('
    const targets = isBare && value.type === 'Tuple' ? value.elts : [value]
    for (const target of targets) checkTarget(target, 'delete')
    return { type: 'Delete', targets, ...this.from(start) }
  }

  declaration(): Statement {
    const start = this.next()
    const names: string[] = []
    do {
      if (!this.isName()) throw this.invalid()
      names.push(this.next().text)
    } while (this.accept(','))
    return { type: start.text === 'global' ? 'Global' : 'Nonlocal', names, ...this.from(start) }
  }

  dottedName(): string {
    if (!this.isName()) throw this.invalid()
    let name = this.next().text
    while (this.accept('.')) {
      if (!this.isName()) throw this.invalid()
      name += `.${this.next().text}`
    }
    return name
  }

  importStatement(): Statement {
    const start = this.next()
    const names: Alias[] = []
    do {
      const from = this.token
      const name = this.dottedName()
      const asName = this.accept('as') ? this.identifier() : null
      names.push({ name, asName, ...this.from(from) })
    } while (this.accept(','))
    return { type: 'Import', names, ...this.from(start) }
  }

  identifier(): string {
    if (!this.isName()) throw this.invalid()
    return this.next().text
  }

  importFrom(): Statement {
    const start = this.next()
    if (this.is('.') || this.is('...'))
      throw unsupported('relative imports are not available in labs; a lab is one file', this.token)
    const module = this.dottedName()
    this.expect('import')
    const isBracketed = this.accept('(')
    const names: Alias[] = []
    do {
      if (isBracketed && this.is(')')) break
      const from = this.token
      const name = this.accept('*') ? '*' : this.identifier()
      const asName = this.accept('as') ? this.identifier() : null
      names.push({ name, asName, ...this.from(from) })
    } while (this.accept(','))
    if (isBracketed) this.expect(')')
    else if (this.previous.text === ',')
      throw syntaxError('trailing comma not allowed without surrounding parentheses', this.previous)
    return { type: 'ImportFrom', module, names, ...this.from(start) }
  }

  expressionStatement(): Statement {
    const start = this.token
    const first = this.is('yield') ? this.yieldExpression() : this.starExpressions()
    if (this.is(':')) return this.annotated(first, start)
    if (this.token.type === 'op' && AUGMENTED.has(this.token.text)) return this.augmented(first, start)
    if (first.type === 'NamedExpr' && !this.isBracketed(start)) throw this.walrusOutside(start)
    if (!this.is('=')) {
      if (first.type === 'Starred') throw syntaxError("can't use starred expression here", first)
      return { type: 'Expr', value: first, ...this.from(start) }
    }
    const targets: Expression[] = []
    let value = first
    while (this.accept('=')) {
      targets.push(value)
      value = this.is('yield') ? this.yieldExpression() : this.starExpressions()
    }
    for (const [n, target] of targets.entries()) {
      checkTarget(target, n === targets.length - 1 && targets.length === 1 ? 'maybe-equal' : 'assign')
      if (target.type === 'Starred')
        throw syntaxError('starred assignment target must be in a list or tuple', target)
    }
    if (value.type === 'Starred') throw syntaxError("can't use starred expression here", value)
    if (AUGMENTED.has(this.token.text)) throw this.invalid()
    return { type: 'Assign', targets, value, ...this.from(start) }
  }

  isBracketed(start: Span): boolean {
    return this.tokens.find(({ line, col }) => line === start.line && col === start.col)?.text === '('
  }

  /** `name := value` as a statement: CPython stops at the `:=`. */
  walrusOutside(start: Span): Error {
    const walrus = this.tokens.find(
      ({ text, line, col }) =>
        text === ':=' && (line > start.line || (line === start.line && col > start.col)),
    )
    return syntaxError('invalid syntax', walrus ?? start, 'To assign in a statement of its own, write "=".')
  }

  annotated(target: Expression, start: Span): Statement {
    if (!['Name', 'Attribute', 'Subscript'].includes(target.type)) {
      if (target.type === 'Tuple' || target.type === 'List')
        throw syntaxError(`only single target (not ${describeTarget(target)}) can be annotated`, target)
      const { token } = this
      const isLonely = this.peek().type === 'newline'
      if (isLonely) throw this.invalid()
      throw token.level > 0 ? this.invalid() : syntaxError('illegal target for annotation', target)
    }
    this.next()
    const annotation = this.expression()
    const value = this.accept('=')
      ? this.is('yield')
        ? this.yieldExpression()
        : this.starExpressions()
      : null
    const isSimple = target.type === 'Name' && spanEquals(target, start)
    return { type: 'AnnAssign', target, annotation, value, isSimple, ...this.from(start) }
  }

  augmented(target: Expression, start: Span): Statement {
    if (!['Name', 'Attribute', 'Subscript'].includes(target.type))
      throw syntaxError(
        `'${describeTarget(target)}' is an illegal expression for augmented assignment`,
        target,
      )
    const op = this.next().text.slice(0, -1) as Operator
    const value = this.is('yield') ? this.yieldExpression() : this.starExpressions()
    return { type: 'AugAssign', target, op, value, ...this.from(start) }
  }

  /** `':' NEWLINE INDENT ... DEDENT`, or simple statements on the same line. `after` names the opener. */
  block(after: string, line: number): Statement[] {
    if (!this.accept(':')) throw this.missingColon(after)
    if (this.token.type !== 'newline') return this.simpleStatements()
    this.at++
    if ((this.token.type as string) !== 'indent') throw this.missingBlock(after, line)
    this.at++
    if (++this.blocks > MAX_INDENT)
      throw new PySyntaxError('IndentationError', 'too many levels of indentation', this.token)
    const body: Statement[] = []
    while (!['dedent', 'end'].includes(this.token.type)) body.push(...this.statement())
    if ((this.token.type as string) === 'dedent') {
      if (this.deferred && this.tokens[this.at + 1]?.type === 'end') throw this.deferred
      this.at++
    }
    this.blocks--
    return body
  }

  missingColon(after: string): Error {
    const { token } = this
    if (this.is('=')) return this.invalid('A single "=" assigns. To compare, write "==".')
    const isForced = !["'if'", "'elif'", "'while'", "'with'", "'except'", 'class'].some((word) =>
      after.startsWith(word),
    )
    if (token.type !== 'newline' && !isForced) return this.invalid()
    const span = token.type === 'newline' ? { ...spanOf(token), endCol: token.col + 1 } : token
    return syntaxError("expected ':'", span, 'A line that opens a block ends with a colon.')
  }

  missingBlock(after: string, line: number): Error {
    if (this.deferred && this.token.type === 'end') return this.deferred
    return new PySyntaxError(
      'IndentationError',
      `expected an indented block after ${after} on line ${line}`,
      {
        ...spanOf(this.token),
        col: this.token.type === 'dedent' || this.token.type === 'end' ? this.token.endCol : this.token.col,
      },
      'The lines of a block are indented by four spaces. Write `pass` if the block shall be empty.',
    )
  }

  ifStatement(): Statement {
    const start = this.next()
    const test = this.condition()
    const body = this.block(`'${start.text}' statement`, start.line)
    let orelse: Statement[] = []
    if (this.is('elif')) orelse = [this.ifStatement()]
    else if (this.is('else')) orelse = this.elseBlock()
    return { type: 'If', test, body, orelse, ...this.from(start) }
  }

  elseBlock(): Statement[] {
    const start = this.next()
    return this.block("'else' statement", start.line)
  }

  whileStatement(): Statement {
    const start = this.next()
    const test = this.condition()
    const body = this.block("'while' statement", start.line)
    const orelse = this.is('else') ? this.elseBlock() : []
    return { type: 'While', test, body, orelse, ...this.from(start) }
  }

  forStatement(): Statement {
    const start = this.next()
    const target = this.targetList()
    if (target.type !== 'Compare') checkTarget(target, 'for')
    if (!this.is('in')) throw this.invalid('A loop reads `for name in values:`.')
    this.next()
    const iter = this.starExpressions()
    const body = this.block("'for' statement", start.line)
    const orelse = this.is('else') ? this.elseBlock() : []
    return { type: 'For', target, iter, body, orelse, ...this.from(start) }
  }

  decorated(): Statement {
    const decorators: Expression[] = []
    while (this.accept('@')) {
      decorators.push(this.namedExpression())
      if (this.token.type !== 'newline') throw this.invalid()
      this.at++
    }
    if (this.is('def')) return this.functionDef(decorators)
    if (this.is('class')) return this.classDef(decorators)
    if (this.is('async')) throw unsupported('`async` is not available in labs; use threads', this.token)
    throw this.invalid()
  }

  functionDef(decorators: readonly Expression[]): Statement {
    const start = this.next()
    const name = this.identifier()
    if (!this.is('('))
      throw syntaxError(
        "expected '('",
        this.token,
        'A function needs brackets after its name, even without parameters.',
      )
    this.next()
    const args = this.parameters(')', true)
    this.expect(')')
    if (this.accept('->')) this.expression()
    const body = this.block('function definition', start.line)
    return { type: 'FunctionDef', name, args, body, decorators, ...this.from(start) }
  }

  classDef(decorators: readonly Expression[]): Statement {
    const start = this.next()
    const name = this.identifier()
    let bases: readonly Expression[] = []
    let keywords: Extract<Expression, { type: 'Call' }>['keywords'] = []
    if (this.is('(')) {
      const call = this.call({ type: 'Name', id: name, ...spanOf(start) })
      if (call.type === 'Call') {
        bases = call.args
        keywords = call.keywords
      }
    }
    const body = this.block('class definition', start.line)
    return { type: 'ClassDef', name, bases, keywords, body, decorators, ...this.from(start) }
  }

  tryStatement(): Statement {
    const start = this.next()
    const body = this.block("'try' statement", start.line)
    const handlers: Handler[] = []
    while (this.is('except')) {
      const handler = this.handler()
      const last = handlers.at(-1)
      if (last && last.test === null) throw syntaxError("default 'except:' must be last", last)
      handlers.push(handler)
    }
    const orelse = handlers.length > 0 && this.is('else') ? this.elseBlock() : []
    let finalbody: Statement[] = []
    if (this.is('finally')) {
      const line = this.next().line
      finalbody = this.block("'finally' statement", line)
    } else if (handlers.length === 0)
      throw syntaxError(
        "expected 'except' or 'finally' block",
        this.token,
        'A `try` needs an `except` or a `finally` after its block.',
      )
    return { type: 'Try', body, handlers, orelse, finalbody, ...this.from(start) }
  }

  handler(): Handler {
    const start = this.next()
    if (this.is('*')) throw unsupported('`except*` is not available in labs; use `except`', this.token)
    let test: Expression | null = null
    let name: string | null = null
    if (!this.is(':') && this.token.type !== 'newline') {
      test = this.expression()
      if (this.is(','))
        throw syntaxError('multiple exception types must be parenthesized', {
          ...spanOf(test),
          ...endOf(this.afterComma()),
        })
      if (this.accept('as')) name = this.identifier()
    }
    const body = this.block("'except' statement", start.line)
    return { test, name, body, ...this.from(start) }
  }

  afterComma(): Expression {
    this.next()
    return this.expression()
  }

  withStatement(): Statement {
    const start = this.next()
    const bracketed = this.is('(') ? this.bracketedItems() : null
    const items = bracketed ?? this.withItems(':')
    const body = this.block("'with' statement", start.line)
    return { type: 'With', items, body, ...this.from(start) }
  }

  /** `with (a as b, c as d):` is tried first; a tuple or a call behind brackets is read as an expression. */
  bracketedItems(): WithItem[] | null {
    const at = this.at
    let depth = 0
    let end = at
    for (; end < this.tokens.length; end++) {
      const { text, type } = this.tokens[end]!
      if (type === 'op' && '([{'.includes(text)) depth++
      if (type === 'op' && ')]}'.includes(text) && --depth === 0) break
    }
    if (this.tokens[end + 1]?.text !== ':') return null
    this.next()
    const items = this.withItems(')')
    this.accept(',')
    this.expect(')')
    return items
  }

  withItems(end: string): WithItem[] {
    const items: WithItem[] = []
    do {
      if (this.is(end)) break
      const context = this.expression()
      let target: Expression | null = null
      if (this.accept('as')) {
        target = this.starTarget()
        checkTarget(target)
      }
      items.push({ context, target })
    } while (this.accept(','))
    return items
  }

  starTarget(): Expression {
    return this.primary()
  }
}

function spanEquals(a: Span, b: Span): boolean {
  return a.line === b.line && a.col === b.col
}
