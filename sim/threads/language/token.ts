import type { Span } from './syntax-error.ts'

export type TokenType = 'name' | 'number' | 'string' | 'op' | 'newline' | 'indent' | 'dedent' | 'end'

/** One lexical token. `text` is the source slice (for strings: prefix, quotes and all). */
export type Token = Span & {
  readonly type: TokenType
  readonly text: string
  /** Nesting depth of brackets at this token. */
  readonly level: number
}

export const KEYWORDS: ReadonlySet<string> = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)

/** Longest first, so that the first match is the right one. */
export const OPERATORS: readonly string[] = [
  '**=',
  '//=',
  '>>=',
  '<<=',
  '...',
  '!=',
  '->',
  ':=',
  '==',
  '<=',
  '>=',
  '<<',
  '>>',
  '**',
  '//',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '&=',
  '|=',
  '^=',
  '@=',
  '<>',
  ...'+-*/%@&|^~<>()[]{},:.;='.split(''),
]
