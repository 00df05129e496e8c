import { PySyntaxError, type Span, syntaxError } from './syntax-error.ts'
import { OPERATORS, type Token, type TokenType } from './token.ts'

const NAME = /[\p{ID_Start}_][\p{ID_Continue}]*/uy
const NUMBER =
  /0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:(?:\d(?:_?\d)*)?\.\d(?:_?\d)*|\d(?:_?\d)*\.?)(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?/y
const STRING_START = /([rRbBfFuU]{0,2})('''|"""|'|")/y
const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

type Bracket = { readonly text: string; readonly line: number; readonly col: number }

/** Where lexing starts; an f-string's expression starts inside its line and inside a bracket. */
export type LexOptions = { readonly line?: number; readonly col?: number; readonly isExpression?: boolean }

/**
 * CPython 3.11's tokens of `source`, with INDENT/DEDENT and its error messages. Throws `PySyntaxError`; errors of
 * indentation wait in `deferred` until the parser reaches the last token, because an earlier mistake comes first.
 */
export function tokenize(source: string, options: LexOptions = {}): Tokens {
  const lexer = new Lexer(source, options)
  try {
    return { tokens: lexer.run(), deferred: null }
  } catch (error) {
    if (!(error instanceof PySyntaxError) || error.problem.type === 'SyntaxError') throw error
    return { tokens: lexer.finish(), deferred: error }
  }
}

export type Tokens = { readonly tokens: Token[]; readonly deferred: PySyntaxError | null }

class Lexer {
  readonly source: string
  readonly tokens: Token[] = []
  readonly brackets: Bracket[] = []
  readonly indents: number[] = [0]
  readonly altIndents: number[] = [0]
  readonly isExpression: boolean
  at = 0
  line: number
  lineStart: number

  constructor(source: string, { line = 1, col = 0, isExpression = false }: LexOptions) {
    this.source = source
    this.line = line
    this.lineStart = -col
    this.isExpression = isExpression
  }

  /** An f-string's expression counts as bracketed. */
  get level(): number {
    return this.brackets.length + (this.isExpression ? 1 : 0)
  }

  run(): Token[] {
    let isLineStart = !this.isExpression
    for (;;) {
      if (isLineStart && this.brackets.length === 0) {
        if (!this.indentation()) continue
        isLineStart = false
      }
      this.blanks()
      if (this.at >= this.source.length) return this.finish()
      const char = this.source[this.at] as string
      if (char === '\n') {
        if (this.brackets.length === 0 && !this.isExpression) {
          this.push('newline', this.at, this.at + 1)
          isLineStart = true
        }
        this.nextLine()
      } else this.token(char)
    }
  }

  /** Reads one line's indentation; false when the line is blank and was skipped. */
  indentation(): boolean {
    let column = 0
    let altColumn = 0
    const start = this.at
    for (; this.at < this.source.length; this.at++) {
      const char = this.source[this.at]
      if (char === ' ') {
        column++
        altColumn++
      } else if (char === '\t') {
        column = (Math.floor(column / 8) + 1) * 8
        altColumn++
      } else if (char === '\f') column = altColumn = 0
      else break
    }
    const char = this.source[this.at]
    if (char === '#') while (this.at < this.source.length && this.source[this.at] !== '\n') this.at++
    if (this.source[this.at] === '\n') {
      this.nextLine()
      return false
    }
    if (this.at >= this.source.length) return true
    this.changeIndent(column, altColumn, start)
    return true
  }

  changeIndent(column: number, altColumn: number, start: number): void {
    const top = this.indents.at(-1) as number
    const altTop = this.altIndents.at(-1) as number
    if (column === top) {
      if (altColumn !== altTop) throw this.tabError()
    } else if (column > top) {
      if (altColumn <= altTop) throw this.tabError()
      this.indents.push(column)
      this.altIndents.push(altColumn)
      this.push('indent', start, this.at)
    } else {
      while (column < (this.indents.at(-1) as number)) {
        this.indents.pop()
        this.altIndents.pop()
        this.push('dedent', this.at, this.at)
      }
      if (column !== this.indents.at(-1)) throw this.badDedent()
      if (altColumn !== this.altIndents.at(-1)) throw this.tabError()
    }
  }

  tabError(): PySyntaxError {
    return new PySyntaxError(
      'TabError',
      'inconsistent use of tabs and spaces in indentation',
      { line: this.line, col: 0, endLine: this.line, endCol: 0 },
      'This line mixes tabs and spaces differently from the lines before it. Indent every line with four spaces.',
    )
  }

  badDedent(): PySyntaxError {
    const end = this.restOfLine()
    return new PySyntaxError(
      'IndentationError',
      'unindent does not match any outer indentation level',
      { line: this.line, col: end, endLine: this.line, endCol: end },
      'This line is indented less than the line before it, but not as far as any line above. Line it up with the block it belongs to.',
    )
  }

  /** The length of the current line. */
  restOfLine(): number {
    const end = this.source.indexOf('\n', this.at)
    return (end < 0 ? this.source.length : end) - this.lineStart
  }

  nextLine(): void {
    this.at++
    this.line++
    this.lineStart = this.at
  }

  blanks(): void {
    for (;;) {
      const char = this.source[this.at]
      if (char === ' ' || char === '\t' || char === '\f') this.at++
      else if (char === '#') {
        while (this.at < this.source.length && this.source[this.at] !== '\n') this.at++
      } else if (char === '\\') this.continuation()
      else return
    }
  }

  continuation(): void {
    if (this.source[this.at + 1] === '\n') {
      this.at++
      this.nextLine()
      if (this.at >= this.source.length)
        throw syntaxError('unexpected EOF while parsing', this.span(this.at, this.at))
      return
    }
    throw syntaxError(
      'unexpected character after line continuation character',
      this.span(this.at + 1, this.at + 1),
      'A backslash continues a line only when it is the very last character on it. Remove what follows, or the backslash.',
    )
  }

  token(char: string): void {
    STRING_START.lastIndex = this.at
    const string = STRING_START.exec(this.source)
    if (string) {
      this.string(string[1] as string, string[2] as string)
      return
    }
    NAME.lastIndex = this.at
    const name = NAME.exec(this.source)
    if (name) {
      this.push('name', this.at, this.at + name[0].length)
      this.at += name[0].length
      return
    }
    if (/\d/.test(char) || (char === '.' && /\d/.test(this.source[this.at + 1] ?? ''))) this.number()
    else this.operator()
  }

  number(): void {
    NUMBER.lastIndex = this.at
    const text = NUMBER.exec(this.source)?.[0] ?? ''
    const end = this.at + text.length
    const next = this.source[end] ?? ''
    if (/^0[_0]*[1-9][\d_]*$/.test(text) && !/[.eEjJ]/.test(next)) {
      throw syntaxError(
        'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
        this.span(this.at, this.at + /^0[_0]*/.exec(text)![0].length),
        'Remove the zeros in front of the number.',
      )
    }
    if (/[\p{ID_Continue}]/u.test(next) && !this.isKeywordAt(end)) throw this.badNumber(text, end)
    this.push('number', this.at, end)
    this.at = end
  }

  isKeywordAt(at: number): boolean {
    return /^(?:and|else|for|if|in|is|or|not)\b/.test(this.source.slice(at, at + 5))
  }

  badNumber(literal: string, end: number): PySyntaxError {
    const isPrefix = literal === '0' && /[xXoObB]/.test(this.source[end] as string)
    const text = isPrefix ? literal + this.source[end] : literal
    const kind = /^0[xX]/.test(text)
      ? 'hexadecimal'
      : /^0[oO]/.test(text)
        ? 'octal'
        : /^0[bB]/.test(text)
          ? 'binary'
          : 'decimal'
    const digit = this.source[end] as string
    const isDigit = /\d/.test(digit)
    const message = isDigit ? `invalid digit '${digit}' in ${kind} literal` : `invalid ${kind} literal`
    const place = isDigit || isPrefix ? end : end - 1
    return syntaxError(
      message,
      this.span(place, place),
      'A name cannot start with a digit, and a number cannot be followed by letters. Put a letter first, or an operator between them.',
    )
  }

  string(prefix: string, quote: string): void {
    const startLine = this.line
    const start = this.at
    const col = start - this.lineStart
    this.at += prefix.length + quote.length
    for (;;) {
      const char = this.source[this.at]
      if (char === undefined || (char === '\n' && quote.length === 1))
        throw this.openString(startLine, col, quote)
      if (char === '\\') {
        if (this.source[this.at + 1] === '\n') {
          this.at++
          this.nextLine()
        } else this.at += 2
      } else if (char === '\n') this.nextLine()
      else if (this.source.startsWith(quote, this.at)) break
      else this.at++
    }
    this.at += quote.length
    this.tokens.push({
      type: 'string',
      text: this.source.slice(start, this.at),
      line: startLine,
      col,
      endLine: this.line,
      endCol: this.at - this.lineStart,
      level: this.level,
    })
  }

  openString(line: number, col: number, quote: string): PySyntaxError {
    const kind = quote.length === 3 ? 'triple-quoted string' : 'string'
    const last = quote.length === 3 && this.source.endsWith('\n') ? this.line - 1 : this.line
    return syntaxError(
      `unterminated ${kind} literal (detected at line ${last})`,
      { line, col, endLine: line, endCol: col },
      `The text that starts here is never closed. Add ${quote} where it should end.`,
    )
  }

  operator(): void {
    const text = OPERATORS.find((operator) => this.source.startsWith(operator, this.at))
    if (text === undefined) throw this.badCharacter()
    if (PAIRS[text] !== undefined) this.close(text)
    this.push('op', this.at, this.at + text.length)
    if ('([{'.includes(text)) this.brackets.push({ text, line: this.line, col: this.at - this.lineStart })
    this.at += text.length
  }

  badCharacter(): PySyntaxError {
    const point = this.source.codePointAt(this.at) as number
    const char = String.fromCodePoint(point)
    const span = this.span(this.at, this.at)
    if (char === '$' || char === '?' || char === '!' || char === '`')
      return syntaxError(
        'invalid syntax',
        this.span(this.at, this.at + 1),
        `Python has no operator "${char}".${char === '!' ? ' Write `not` for negation and `!=` for "differs from".' : ''}`,
      )
    const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
    const printable = /[\p{C}\p{Z}]/u.test(char)
      ? `invalid non-printable character ${code}`
      : `invalid character '${char}' (${code})`
    return syntaxError(
      printable,
      span,
      'This character is not part of Python. It often comes from copying text: type the quote, dash or space again.',
    )
  }

  close(text: string): void {
    const span = this.span(this.at, this.at)
    const open = this.brackets.pop()
    if (!open)
      throw syntaxError(
        `unmatched '${text}'`,
        span,
        `This "${text}" closes a bracket that was never opened. Remove it, or add the opening one.`,
      )
    if (open.text === PAIRS[text]) return
    const where = open.line === this.line ? '' : ` on line ${open.line}`
    throw syntaxError(
      `closing parenthesis '${text}' does not match opening parenthesis '${open.text}'${where}`,
      span,
      `The bracket opened with "${open.text}" on line ${open.line} is closed with "${text}". Close brackets in the reverse order of opening.`,
    )
  }

  finish(): Token[] {
    const last = this.tokens.at(-1)
    const isAtLineStart = last === undefined || last.type === 'newline' || this.at === this.lineStart
    if (
      !this.isExpression &&
      this.brackets.length === 0 &&
      last &&
      last.type !== 'newline' &&
      last.type !== 'dedent'
    )
      this.push('newline', this.at, this.at)
    const line = isAtLineStart ? this.line : this.line + 1
    const end = (type: TokenType) =>
      this.tokens.push({ type, text: '', line, col: 0, endLine: line, endCol: 0, level: 0 })
    if (!this.isExpression) for (let n = this.indents.length; n > 1; n--) end('dedent')
    end('end')
    return this.tokens
  }

  push(type: TokenType, start: number, end: number): void {
    const text = type === 'newline' ? '' : this.source.slice(start, end)
    this.tokens.push({ type, text, ...this.span(start, end), level: this.level })
  }

  span(start: number, end: number): Span {
    return {
      line: this.line,
      col: start - this.lineStart,
      endLine: this.line,
      endCol: end - this.lineStart,
    }
  }
}

/** The bracket that is still open at the end, if any: CPython blames it for almost every error behind it. */
export function openBracket(tokens: readonly Token[]): Token | undefined {
  const open: Token[] = []
  for (const token of tokens) {
    if (token.type !== 'op') continue
    if ('([{'.includes(token.text)) open.push(token)
    else if (PAIRS[token.text] !== undefined) open.pop()
  }
  return open.at(-1)
}
