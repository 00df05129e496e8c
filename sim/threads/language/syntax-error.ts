/** A program refused before it runs: CPython 3.11's type, message and 1-based place, and a sentence for the learner. */
export type SyntaxProblem = {
  readonly type: 'SyntaxError' | 'IndentationError' | 'TabError' | 'UnsupportedFeature'
  readonly message: string
  readonly line: number
  /** 1-based, as CPython prints it. */
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** What happened and what to do next, in plain words. */
  readonly hint: string
}

/** Where something stands in the source: lines from 1, columns from 0 in UTF-16 units, end exclusive. */
export type Span = {
  readonly line: number
  readonly col: number
  readonly endLine: number
  readonly endCol: number
}

/** Thrown inside the language folder only; `parseProgram` turns it into a `Result`. */
export class PySyntaxError extends Error {
  readonly problem: SyntaxProblem
  constructor(type: SyntaxProblem['type'], message: string, span: Span, hint = '') {
    super(message)
    this.problem = {
      type,
      message,
      line: span.line,
      column: span.col + 1,
      endLine: span.endLine,
      endColumn: span.endCol + 1,
      hint,
    }
  }
}

export const syntaxError = (message: string, span: Span, hint?: string) =>
  new PySyntaxError('SyntaxError', message, span, hint)

export const unsupported = (message: string, span: Span) =>
  new PySyntaxError('UnsupportedFeature', message, span, message)
