import type { Expression, Statement, StatementOf } from '../language/ast.ts'
import type { Span } from '../language/syntax-error.ts'
import { type Edit, editLines } from './edit-lines.ts'
import { baseName, namesMadeBy } from './sync-objects.ts'

/**
 * The program with its mutual exclusion taken out, line for line: `with lock:` becomes `if True:`, and `lock.acquire()` and
 * `lock.release()` as statements of their own become `pass`. What a thread waits or is notified on stays, and so do
 * semaphores: they order threads as well. Null when there is nothing to take out or the program does not parse.
 *
 * If the result holds as well, the locks protected nothing: the program has no race, or avoids it in another way.
 */
export function withoutLocks(source: string): string | null {
  return editLines(source, (body, lines) => {
    const statements = allStatements(body)
    const words = (span: Span) => textOf(lines, span)
    const waitedOn = new Set(
      statements.flatMap((node) => ownExpressions(node)).flatMap((node) => waitTarget(node, words)),
    )
    const locks = namesMadeBy(body, ({ func }) => LOCKS.has(baseName(func)))
    const others = namesMadeBy(
      body,
      ({ func }) => /^[A-Z]/.test(baseName(func)) && !LOCKS.has(baseName(func)),
    )
    return statements.flatMap((node) =>
      editOf(node, {
        lines,
        isLock: (name) => locks.has(name) || !others.has(name),
        isWaitedOn: (own) => waitedOn.has(words(own)),
      }),
    )
  })
}

const LOCKS: ReadonlySet<string> = new Set(['Lock', 'RLock'])

type Facts = {
  readonly lines: readonly string[]
  /** Whether a name or attribute may hold a lock: one is made for it, or nothing is and it got it from elsewhere. */
  readonly isLock: (name: string) => boolean
  readonly isWaitedOn: (expression: Expression) => boolean
}

function editOf(node: Statement, { lines, isLock, isWaitedOn }: Facts): Edit[] {
  if (node.type === 'With') return withEdit(node, lines, isWaitedOn)
  if (node.type !== 'Expr' || node.value.type !== 'Call' || node.line !== node.endLine) return []
  const { func } = node.value
  if (func.type !== 'Attribute' || !['acquire', 'release'].includes(func.attr)) return []
  if (!isLock(baseName(func.value)) || isWaitedOn(func.value)) return []
  return [{ line: node.line, from: node.col, to: node.endCol, text: 'pass' }]
}

function withEdit(
  node: StatementOf<'With'>,
  lines: readonly string[],
  isWaitedOn: Facts['isWaitedOn'],
): Edit[] {
  const areLocks = node.items.every(
    ({ context, target }) => target === null && context.type !== 'Call' && !isWaitedOn(context),
  )
  const last = node.items.at(-1)?.context
  if (!areLocks || last === undefined || last.endLine !== node.line) return []
  const colon = (lines[node.line - 1] as string).indexOf(':', last.endCol)
  return colon < 0 ? [] : [{ line: node.line, from: node.col, to: colon, text: 'if True' }]
}

/** The object of `x.wait()`, `x.wait_for()`, `x.notify()`, `x.notify_all()`, as it is written. */
function waitTarget(node: Expression, words: (span: Span) => string): string[] {
  if (node.type !== 'Call' || node.func.type !== 'Attribute') return []
  return /^(wait|notify)/.test(node.func.attr) ? [words(node.func.value)] : []
}

/** The expressions that a statement holds itself, where waits and notifications stand. */
function ownExpressions(node: Statement): Expression[] {
  switch (node.type) {
    case 'Expr':
    case 'Assign':
      return [node.value]
    case 'Return':
      return node.value ? [node.value] : []
    case 'If':
    case 'While':
      return node.test.type === 'UnaryOp' ? [node.test.operand] : [node.test]
    default:
      return []
  }
}

function allStatements(body: readonly Statement[]): Statement[] {
  return body.flatMap((node) => [node, ...allStatements(bodiesOf(node))])
}

function bodiesOf(node: Statement): readonly Statement[] {
  switch (node.type) {
    case 'If':
    case 'While':
    case 'For':
      return [...node.body, ...node.orelse]
    case 'FunctionDef':
    case 'ClassDef':
    case 'With':
      return node.body
    case 'Try':
      return [...node.body, ...node.handlers.flatMap(({ body }) => body), ...node.orelse, ...node.finalbody]
    default:
      return []
  }
}

function textOf(lines: readonly string[], { line, col, endLine, endCol }: Span): string {
  const first = lines[line - 1] ?? ''
  return line === endLine ? first.slice(col, endCol) : first.slice(col)
}
