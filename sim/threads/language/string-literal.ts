import type { Expression } from './ast.ts'
import { type Tokens, tokenize } from './lexer.ts'
import { PySyntaxError, type Span, syntaxError, unsupported } from './syntax-error.ts'
import type { Token } from './token.ts'

type Inner = { readonly tokens: Tokens; readonly source: string }
/** The whole literal, and the token behind it, which CPython blames for errors inside of an f-string. */
type Place = { readonly span: Span; readonly after: Token }
/** What of a parser the expressions inside an f-string need; the parser itself stands above this file. */
type FieldParser = {
  readonly token: Token
  is(text: string): boolean
  starExpressions(): Expression
  yieldExpression(): Expression
  invalid(): Error
}
type MakeParser = (inner: Inner) => FieldParser

/** Adjacent string tokens as one expression: a constant, or a `JoinedStr` when one of them is an f-string. */
export function parseStrings(tokens: readonly Token[], place: Place, makeParser: MakeParser): Expression {
  const { span } = place
  const values: Expression[] = []
  let isFormatted = false
  for (const token of tokens) {
    const literal = new Literal(token, place, makeParser)
    if (literal.prefix.includes('b')) throw unsupported('bytes are not available in labs; use str', token)
    isFormatted ||= literal.prefix.includes('f')
    for (const value of literal.parts()) append(values, value)
  }
  if (isFormatted) return { type: 'JoinedStr', values, ...span }
  return values[0] ?? { type: 'Constant', value: '', ...span }
}

function append(values: Expression[], value: Expression): void {
  const last = values.at(-1)
  if (last?.type === 'Constant' && value.type === 'Constant')
    values[values.length - 1] = { ...last, value: `${last.value}${value.value}` }
  else values.push(value)
}

class Literal {
  readonly token: Token
  readonly span: Span
  readonly makeParser: MakeParser
  readonly prefix: string
  readonly body: string
  readonly bodyStart: number
  at = 0

  readonly after: Token

  constructor(token: Token, { span, after }: Place, makeParser: MakeParser) {
    this.after = after
    const [, prefix = '', quote = ''] = /^([a-zA-Z]*)('''|"""|'|")/.exec(token.text) ?? []
    this.token = token
    this.span = span
    this.makeParser = makeParser
    this.prefix = prefix.toLowerCase()
    this.bodyStart = prefix.length + quote.length
    this.body = token.text.slice(this.bodyStart, token.text.length - quote.length)
  }

  parts(): Expression[] {
    if (this.prefix.includes('f')) return this.formatted(0)
    return [this.constant(this.unescape(this.body))]
  }

  constant(value: string): Expression {
    return { type: 'Constant', value, ...this.span }
  }

  unescape(text: string): string {
    return this.prefix.includes('r') ? text : expandEscapes(text, this.token)
  }

  /** Literal text and replacement fields, up to the end or (inside a format spec) to the closing brace. */
  formatted(depth: number): Expression[] {
    const values: Expression[] = []
    let text = ''
    const flush = () => {
      if (text !== '') values.push(this.constant(this.unescape(text)))
      text = ''
    }
    while (this.at < this.body.length) {
      const char = this.body[this.at] as string
      if (char === '\\' && !this.prefix.includes('r')) {
        text += this.body.slice(this.at, this.at + 2)
        this.at += 2
      } else if ((char === '{' || char === '}') && this.body[this.at + 1] === char && depth === 0) {
        text += char
        this.at += 2
      } else if (char === '{') {
        flush()
        values.push(...this.field(depth))
      } else if (char === '}') {
        if (depth > 0) break
        throw this.error(
          "f-string: single '}' is not allowed",
          'Write "}}" for a brace that is part of the text.',
        )
      } else {
        text += char
        this.at++
      }
    }
    flush()
    return values
  }

  field(depth: number): Expression[] {
    if (depth > 1) throw this.error('f-string: expressions nested too deeply')
    this.at++
    const start = this.at
    const end = this.expressionEnd()
    const text = this.body.slice(start, end)
    if (text.trim() === '')
      throw this.error('f-string: empty expression not allowed', 'Put a value between the braces.')
    const value = this.parse(text, start)
    this.at = end
    const values: Expression[] = []
    let isDebug = false
    if (this.body[this.at] === '=') {
      isDebug = true
      this.at++
      while (this.body[this.at] === ' ') this.at++
      values.push(this.constant(this.body.slice(start, this.at)))
    }
    let conversion: '' | 'r' | 's' | 'a' = ''
    if (this.body[this.at] === '!') {
      conversion = this.body[this.at + 1] as 'r'
      if (!['r', 's', 'a'].includes(conversion))
        throw this.error("f-string: invalid conversion character: expected 's', 'r', or 'a'")
      this.at += 2
    }
    let spec: Expression | null = null
    if (this.body[this.at] === ':') {
      this.at++
      spec = { type: 'JoinedStr', values: this.formatted(depth + 1), ...this.span }
    } else if (isDebug && conversion === '') conversion = 'r'
    if (this.body[this.at] !== '}')
      throw this.error("f-string: expecting '}'", 'A "{" in an f-string opens a value; close it with "}".')
    this.at++
    values.push({ type: 'FormattedValue', value, conversion, spec, ...this.span })
    return values
  }

  /** Where the expression of a field ends: at `}`, `:`, `!` or `=` outside of brackets and strings. */
  expressionEnd(): number {
    const stack: string[] = []
    let quote = ''
    for (let at = this.at; at < this.body.length; at++) {
      const char = this.body[at] as string
      const pair = char + (this.body[at + 1] ?? '')
      if (char === '\\') throw this.error('f-string expression part cannot include a backslash')
      if (quote) {
        if (char === quote) quote = ''
      } else if (char === "'" || char === '"') quote = char
      else if (char === '#') throw this.error("f-string expression part cannot include '#'")
      else if ('([{'.includes(char)) stack.push(char)
      else if (stack.length > 0 && ')]}'.includes(char)) {
        const open = stack.pop() as string
        if (open + char !== '()' && open + char !== '[]' && open + char !== '{}')
          throw this.error(
            `f-string: closing parenthesis '${char}' does not match opening parenthesis '${open}'`,
          )
      } else if (stack.length === 0) {
        if (['!=', '==', '<=', '>='].includes(pair)) at++
        else if (char === '}' || char === ':' || char === '!' || char === '=') return at
        else if (char === ')' || char === ']') throw this.error(`f-string: unmatched '${char}'`)
      }
    }
    if (quote) throw this.error('f-string: unterminated string')
    if (stack.length > 0) throw this.error(`f-string: '${stack.at(-1)}' was never closed`)
    throw this.error("f-string: expecting '}'", 'A "{" in an f-string opens a value; close it with "}".')
  }

  parse(text: string, start: number): Expression {
    const before = this.token.text.slice(0, this.bodyStart + start)
    const lines = before.split('\n')
    const line = this.token.line + lines.length - 1
    const col = lines.length === 1 ? this.token.col + before.length : (lines.at(-1) as string).length
    try {
      const parser = this.makeParser({
        tokens: tokenize(text, { line, col, isExpression: true }),
        source: text,
      })
      const value = parser.is('yield') ? parser.yieldExpression() : parser.starExpressions()
      if (parser.token.type !== 'end') throw parser.invalid()
      return value
    } catch (error) {
      if (!(error instanceof PySyntaxError) || error.problem.type === 'UnsupportedFeature') throw error
      const { message, hint } = error.problem
      throw syntaxError(
        message.startsWith('f-string') ? message : `f-string: ${message}`,
        { line, col, endLine: line, endCol: col + text.length },
        hint,
      )
    }
  }

  error(message: string, hint = ''): PySyntaxError {
    const { line, col } = this.after
    return syntaxError(message, { line, col, endLine: line, endCol: col }, hint)
  }
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
}

function expandEscapes(text: string, token: Token): string {
  return text.replace(
    /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|N\{[^}]*\}|[\s\S])/g,
    (all, code: string, at: number) => {
      const simple = SIMPLE[code]
      if (simple !== undefined) return simple
      if (/^[0-7]/.test(code)) return String.fromCodePoint(Number.parseInt(code, 8))
      if (/^[xuU]./.test(code)) return String.fromCodePoint(Number.parseInt(code.slice(1), 16))
      if (code.startsWith('N'))
        throw unsupported('\\N{...} escapes are not available in labs; use the character itself', token)
      if (code === 'x' || code === 'u' || code === 'U') throw truncated(text, at, token)
      return all
    },
  )
}

const ESCAPES: Readonly<Record<string, string>> = { x: 'xXX', u: 'uXXXX', U: 'UXXXXXXXX' }

/** CPython finds it when it has read the token behind the literal, and points there. */
function truncated(text: string, at: number, { endLine, endCol }: Token): PySyntaxError {
  const digits = /^[0-9a-fA-F]*/.exec(text.slice(at + 2))?.[0].length ?? 0
  return syntaxError(
    `(unicode error) 'unicodeescape' codec can't decode bytes in position ${at}-${at + 1 + digits}: truncated \\${ESCAPES[text[at + 1] as string]} escape`,
    { line: endLine, col: endCol, endLine, endCol },
    'The escape needs more hexadecimal digits. For a plain backslash write two.',
  )
}
