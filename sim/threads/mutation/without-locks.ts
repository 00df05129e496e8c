import type { Expression, Statement, StatementOf } from '../language/ast.ts'
import { parseProgram } from '../language/parse.ts'
import type { Span } from '../language/syntax-error.ts'

/**
 * The program with its mutual exclusion taken out, line for line: `with lock:` becomes `if True:`, and `lock.acquire()` and
 * `lock.release()` as statements of their own become `pass`. What a thread waits or is notified on stays, and so do
 * semaphores: they order threads as well. Null when there is nothing to take out or the program does not parse.
 *
 * If the result holds as well, the locks protected nothing: the program has no race, or avoids it in another way.
 */
export function withoutLocks(source: string): string | null {
  const parsed = parseProgram(source)
  if (!parsed.ok) return null
  const lines = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const statements = allStatements(parsed.value.body)
  const words = (span: Span) => textOf(lines, span)
  const waitedOn = new Set(
    statements.flatMap((node) => ownExpressions(node)).flatMap((node) => waitTarget(node, words)),
  )
  const locks = new Set(statements.flatMap((node) => lockNames(node)))
  const edits = statements.flatMap((node) =>
    editOf(node, { lines, locks, isWaitedOn: (own) => waitedOn.has(words(own)) }),
  )
  if (edits.length === 0) return null
  // From the last to the first, so that the places of the others stay true.
  edits.sort((a, b) => b.line - a.line || b.from - a.from)
  for (const { line, from, to, text } of edits) {
    const old = lines[line - 1] as string
    lines[line - 1] = old.slice(0, from) + text + old.slice(to)
  }
  return lines.join('\n')
}

/** In one line, columns from 0, end exclusive. */
type Edit = { readonly line: number; readonly from: number; readonly to: number; readonly text: string }

type Facts = {
  readonly lines: readonly string[]
  /** Names and attributes that hold a `Lock` or an `RLock`. */
  readonly locks: ReadonlySet<string>
  readonly isWaitedOn: (expression: Expression) => boolean
}

function editOf(node: Statement, { lines, locks, isWaitedOn }: Facts): Edit[] {
  if (node.type === 'With') return withEdit(node, lines, isWaitedOn)
  if (node.type !== 'Expr' || node.value.type !== 'Call' || node.line !== node.endLine) return []
  const { func } = node.value
  if (func.type !== 'Attribute' || !['acquire', 'release'].includes(func.attr)) return []
  if (!locks.has(baseName(func.value)) || isWaitedOn(func.value)) return []
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

/** `lock` of `lock`, `self.lock`, `locks[0]`. */
function baseName(node: Expression): string {
  if (node.type === 'Name') return node.id
  if (node.type === 'Attribute') return node.attr
  return node.type === 'Subscript' ? baseName(node.value) : ''
}

function lockNames(node: Statement): string[] {
  if (node.type !== 'Assign') return []
  const made = node.value.type === 'ListComp' && 'elt' in node.value ? node.value.elt : node.value
  const isLock = made.type === 'Call' && ['Lock', 'RLock'].includes(baseName(made.func))
  return isLock ? node.targets.map(baseName) : []
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
