import { err, ok, type Result } from '#sim/core/result.ts'
import type { Statement } from './ast.ts'
import { openBracket, tokenize } from './lexer.ts'
import { moduleUses } from './module-uses.ts'
import { analyzeScopes } from './scope.ts'
import type { AttributePlace, ModuleUse, Scope, ScopeOwner } from './scope-entry.ts'
import { StatementParser } from './statement-parser.ts'
import { PySyntaxError, type SyntaxProblem, unsupported } from './syntax-error.ts'
import { neverClosed } from './token-stream.ts'
import { rejectUnsupported } from './unsupported.ts'

export type ParsedProgram = {
  readonly body: readonly Statement[]
  readonly scopes: ReadonlyMap<ScopeOwner | 'module', Scope>
  /** Attributes that the program reads, assigns or deletes. */
  readonly attributes: readonly AttributePlace[]
  /** Names of modules that it uses, as far as they are known before the run. */
  readonly uses: readonly ModuleUse[]
}

/**
 * `source` as CPython 3.11's tree with its scopes, or the first problem: CPython's own message and place, or the first
 * construct that labs do not have. Everything refused here is refused before the program runs.
 */
export function parseProgram(
  source: string,
): Result<ParsedProgram, SyntaxProblem & { readonly code: 'syntax' }> {
  try {
    return ok(parse(source))
  } catch (error) {
    const { problem } = error instanceof PySyntaxError ? error : tooDeep(error)
    return err({ code: 'syntax', ...problem })
  }
}

/** As `parseProgram`, throwing `PySyntaxError`. `isLibrary` lifts the limits of labs for our own prelude. */
export function parse(source: string, isLibrary = false): ParsedProgram {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const body = moduleOf(text)
  const { scopes, attributes, imported } = analyzeScopes(body)
  if (!isLibrary) rejectUnsupported(body)
  return { body, scopes, attributes, uses: [...imported, ...moduleUses(attributes)] }
}

/** The problem of a tree deeper than the parser or compiler can follow; other errors are thrown again. */
export function tooDeep(error: unknown): PySyntaxError {
  if (!(error instanceof RangeError)) throw error
  return unsupported('an expression is nested too deeply for labs; split it into several statements', {
    line: 1,
    col: 0,
    endLine: 1,
    endCol: 0,
  })
}

/** CPython looks at the rest of the file after an error: a bracket opened on an earlier line and never closed wins. */
function moduleOf(text: string): readonly Statement[] {
  const tokens = tokenize(text)
  const parser = new StatementParser(tokens, text)
  try {
    return parser.module()
  } catch (error) {
    const open = openBracket(tokens.tokens)
    const isSyntax = error instanceof PySyntaxError && error.problem.type === 'SyntaxError'
    if (open && isSyntax && parser.token.line > open.line) throw neverClosed(open)
    throw error
  }
}
