import type { SyntaxProblem } from './language/syntax-error.ts'

/** A syntax error as CPython 3.11 prints it: file, line, the source with carets, message. */
export function syntaxErrorText(source: string, fileName: string, problem: SyntaxProblem): string {
  const { type, message, line, column, endLine, endColumn } = problem
  if (type === 'UnsupportedFeature') return `line ${line}, column ${column}: ${message}\n`
  const head = `  File "${fileName}", line ${line}\n`
  const raw = source.replace(/\r\n?/g, '\n').split('\n')[line - 1] ?? ''
  const text = raw.trim()
  if (text === '') return `${head}    \n${caretAt(1, 1)}${type}: ${message}\n`
  const shift = raw.length - raw.trimStart().length
  // CPython gives these a place before the text, so it draws no caret.
  if (type === 'TabError' || message === 'unexpected indent')
    return `${head}    ${text}\n${type}: ${message}\n`
  const start = Math.max(0, column - 1 - shift)
  const width = message.startsWith('expected an indented block')
    ? 1
    : endLine === line && endColumn > column
      ? endColumn - column
      : endLine > line
        ? raw.trimEnd().length - column + 1
        : 1
  return `${head}    ${text}\n${caretAt(start + 1, Math.max(1, width))}${type}: ${message}\n`
}

function caretAt(column: number, width: number): string {
  return `    ${' '.repeat(column - 1)}${'^'.repeat(width)}\n`
}
