import { openBracket, type Tokens } from './lexer.ts'
import { PySyntaxError, type Span, syntaxError } from './syntax-error.ts'
import { KEYWORDS, type Token } from './token.ts'

/** A cursor over tokens and the errors that depend on nothing but tokens. */
export class TokenStream {
  readonly tokens: readonly Token[]
  readonly deferred: PySyntaxError | null
  readonly source: string
  at = 0

  constructor({ tokens, deferred }: Tokens, source: string) {
    this.tokens = tokens
    this.deferred = deferred
    this.source = source
  }

  get token(): Token {
    return this.tokens[this.at] as Token
  }

  get previous(): Token {
    return this.tokens[Math.max(0, this.at - 1)] as Token
  }

  peek(ahead = 1): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)] as Token
  }

  /** Whether the current token is this operator or keyword. */
  is(text: string): boolean {
    const { type, text: own } = this.token
    return own === text && (type === 'op' || type === 'name')
  }

  accept(text: string): boolean {
    if (!this.is(text)) return false
    this.at++
    return true
  }

  next(): Token {
    const token = this.token
    this.at++
    return token
  }

  isName(token = this.token): boolean {
    return token.type === 'name' && !KEYWORDS.has(token.text)
  }

  /** Whether an expression can start at this token. */
  startsExpression(token = this.token): boolean {
    if (token.type === 'number' || token.type === 'string') return true
    if (token.type === 'name')
      return (
        !KEYWORDS.has(token.text) ||
        ['None', 'True', 'False', 'not', 'lambda', 'await', 'yield'].includes(token.text)
      )
    return token.type === 'op' && ['(', '[', '{', '-', '+', '~', '...'].includes(token.text)
  }

  from(start: Span): Span {
    let last = this.at - 1
    while (last > 0 && ['newline', 'indent', 'dedent'].includes((this.tokens[last] as Token).type)) last--
    const { endLine, endCol } = this.tokens[Math.max(0, last)] as Token
    return { line: start.line, col: start.col, endLine, endCol }
  }

  /** CPython's error for a token that fits nowhere. */
  invalid(hint = ''): PySyntaxError {
    const token = this.token
    const isLast = this.at >= this.tokens.length - 1
    if (this.deferred && (isLast || token.type === 'dedent')) return this.deferred
    const open = openBracket(this.tokens)
    if (open && (isLast || token.line > open.line)) {
      return neverClosed(open)
    }
    if (token.type === 'indent')
      return new PySyntaxError(
        'IndentationError',
        'unexpected indent',
        { line: token.line, col: token.endCol - 1, endLine: token.line, endCol: token.endCol - 1 },
        'This line is indented although no block was opened before it. Line it up with the line above.',
      )
    if (token.type === 'dedent')
      return new PySyntaxError('IndentationError', 'unexpected unindent', token, hint)
    return syntaxError('invalid syntax', token, hint || this.operatorHint() || misspelling(token.text))
  }

  /** Habits from other languages. */
  operatorHint(): string {
    const { text, line, endCol } = this.token
    const near = [this.previous, this.token, this.peek()]
    const pair = (operator: string) =>
      near.some(
        (token, n) =>
          token.text === operator && near[n + 1]?.text === operator && near[n + 1]?.col === token.endCol,
      )
    if (pair('&')) return 'Python has no "&&". Write `and`.'
    if (pair('|')) return 'Python has no "||". Write `or`.'
    const plus = near.findIndex((token) => token.text === '+' || token.text === '-')
    const sign = near[plus]?.text
    if (
      sign &&
      this.tokens[this.at - 2]?.text === sign &&
      this.previous.text === sign &&
      this.previous.line === this.tokens[this.at - 2]?.line
    )
      return `Python has no "${sign}${sign}". Write \`${sign}= 1\`.`
    if (text === '{') return 'Python marks blocks with a colon and indentation, not with braces.'
    if (text === '<>') return 'Write `!=` for "differs from".'
    return this.previous.line === line && this.previous.text === 'else' && text === 'if' && endCol > 0
      ? 'Python writes `elif` for "else if".'
      : ''
  }

  expect(text: string): Token {
    if (!this.is(text)) throw this.invalid()
    return this.next()
  }
}

const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['then', 'Python needs no "then": a colon opens the block.'],
  ['elsif', 'Python writes `elif`.'],
  ['elseif', 'Python writes `elif`.'],
  ['end', 'Python ends a block by indentation, not with "end".'],
])

function misspelling(text: string): string {
  return (
    FOREIGN.get(text) ??
    'Python did not expect this here. Look just before this place for a missing operator, comma, quote or bracket.'
  )
}

/** The error for a bracket without a partner. */
export function neverClosed(open: Token): PySyntaxError {
  return syntaxError(
    `'${open.text}' was never closed`,
    { line: open.line, col: open.col, endLine: open.line, endCol: open.col },
    `The "${open.text}" opened on line ${open.line} has no closing partner. Add it where the expression ends.`,
  )
}
