import type { StatementOf } from '../language/ast.ts'
import { type Edit, editLines } from './edit-lines.ts'
import { baseName, methodCalls, namesMadeBy, statementsOf } from './sync-objects.ts'

/**
 * The program with its semaphores taken out, line for line: `s.acquire()` is `True` at once, `s.release()` does nothing and
 * `with s:` becomes `if True:`. Locks and conditions stay. Null when there is none or the program does not parse.
 */
export function withoutSemaphores(source: string): string | null {
  return editLines(source, (body, lines) => {
    const semaphores = namesMadeBy(body, ({ func }) =>
      ['Semaphore', 'BoundedSemaphore'].includes(baseName(func)),
    )
    const calls = methodCalls(body)
      .filter(({ func }) => semaphores.has(baseName(func.value)))
      .flatMap(({ func, line, col, endCol }): Edit[] => {
        if (!['acquire', 'release'].includes(func.attr)) return []
        return [{ line, from: col, to: endCol, text: func.attr === 'acquire' ? 'True' : 'None' }]
      })
    const blocks = statementsOf(body, 'With')
      .filter(({ items }) => items.every(({ context }) => semaphores.has(baseName(context))))
      .flatMap((block) => toAlways(block, lines))
    return [...calls, ...blocks]
  })
}

/** `with …:` as `if True:`. */
function toAlways(block: StatementOf<'With'>, lines: readonly string[]): Edit[] {
  const last = block.items.at(-1)?.context
  if (last === undefined || last.endLine !== block.line) return []
  const colon = (lines[block.line - 1] as string).indexOf(':', last.endCol)
  return colon < 0 ? [] : [{ line: block.line, from: block.col, to: colon, text: 'if True' }]
}
