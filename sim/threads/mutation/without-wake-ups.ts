import type { ExpressionOf } from '../language/ast.ts'
import { editLines } from './edit-lines.ts'
import { baseName, type MethodCall, methodCalls, namesMadeBy, statementsOf } from './sync-objects.ts'

/**
 * The program in which no thread is ever woken, line for line: calls of `notify` and `notify_all`, of an event's `set` and
 * of a semaphore's `release` do nothing. Nor does the release of anything in a function that does not acquire it, which
 * lets others in. A semaphore that begins with one permit and is released where it is acquired is used as a lock, and
 * stays. Null when nothing wakes anybody or the program does not parse.
 *
 * If the result holds as well, the program's threads do not sleep: they look again and again.
 */
export function withoutWakeUps(source: string): string | null {
  return editLines(source, (body) => {
    const events = namesMadeBy(body, ({ func }) => baseName(func) === 'Event')
    const signals = namesMadeBy(body, (made) => isSemaphore(made) && !hasOnePermit(made))
    const ends = new Set(
      statementsOf(body, 'FunctionDef').flatMap((made) => releasesOnly(methodCalls(made.body))),
    )
    return methodCalls(body)
      .filter((call) => {
        const { attr, value } = call.func
        if (attr === 'notify' || attr === 'notify_all') return true
        if (attr === 'set') return events.has(baseName(value))
        return attr === 'release' && (signals.has(baseName(value)) || ends.has(call))
      })
      .map(({ line, col, endCol }) => ({ line, from: col, to: endCol, text: 'None' }))
  })
}

/** The releases of what these calls do not acquire. */
function releasesOnly(calls: readonly MethodCall[]): readonly MethodCall[] {
  const named = (attr: string) => calls.filter(({ func }) => func.attr === attr)
  const acquired = new Set(named('acquire').map(({ func }) => baseName(func.value)))
  return named('release').filter(({ func }) => !acquired.has(baseName(func.value)))
}

const isSemaphore = ({ func }: ExpressionOf<'Call'>) =>
  ['Semaphore', 'BoundedSemaphore'].includes(baseName(func))

function hasOnePermit({ args, keywords }: ExpressionOf<'Call'>): boolean {
  const first = args[0] ?? keywords.find(({ arg }) => arg === 'value')?.value
  return first === undefined || (first.type === 'Constant' && first.value === 1)
}
