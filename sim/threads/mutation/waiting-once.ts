import type { StatementOf } from '../language/ast.ts'
import { type Edit, editLines } from './edit-lines.ts'
import { methodCalls, statementsOf } from './sync-objects.ts'

/**
 * The program that does not look again after a wait, line for line: a `while` around `x.wait()` goes round at most once, and
 * `x.wait_for(f)` becomes one look and one wait. Null when it has neither or does not parse.
 */
export function waitingOnce(source: string): string | null {
  return editLines(source, (body, lines) => {
    const loops = statementsOf(body, 'While')
      .filter((loop) => methodCalls(loop.body).some(({ func }) => func.attr === 'wait'))
      .flatMap((loop) => toOnce(loop, lines))
    const calls = methodCalls(body).flatMap(({ func, args, line, col, endCol }): Edit[] => {
      const condition = args[0]
      if (func.attr !== 'wait_for' || condition === undefined || func.endLine !== line) return []
      const text = lines[line - 1] as string
      const target = text.slice(func.value.col, func.value.endCol)
      const asked = text.slice(condition.col, condition.endCol)
      return [{ line, from: col, to: endCol, text: `((${asked})() or ${target}.wait())` }]
    })
    return [...loops, ...calls]
  })
}

/** A loop of at most one round instead of an `if`, since `break` and `continue` may stand in it. */
function toOnce({ line, col, test }: StatementOf<'While'>, lines: readonly string[]): Edit[] {
  const colon = (lines[test.endLine - 1] as string).indexOf(':', test.endCol)
  if (colon < 0) return []
  return [
    { line, from: col, to: col + 'while'.length, text: 'for lab_once in range(1 if (' },
    { line: test.endLine, from: colon, to: colon, text: ') else 0)' },
  ]
}
