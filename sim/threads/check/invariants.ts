import { access, setAccessThread } from '../machine/access.ts'
import { newObject } from '../machine/containers.ts'
import { classes, Raised } from '../machine/errors.ts'
import { KIND } from '../machine/heap.ts'
import { program } from '../machine/program.ts'
import { threadByTid } from '../machine/thread-object.ts'
import { truth } from '../machine/truth.ts'
import { className, isInstance, typeOf } from '../machine/types.ts'
import { NONE, UNBOUND } from '../machine/values.ts'
import { callNested, vm } from '../machine/vm.ts'
import type { Explorer } from './explorer.ts'
import { replay } from './replay.ts'
import type { Broken, Search } from './search.ts'
import type { Invariant, Note, Violation } from './types.ts'

const PREFIX = '_lab_invariant_'
/** The last thread that accesses are told apart by: the one that only looks. */
const OBSERVER = 15

/** Functions put after a program, which give the values of its invariants. They are called outside of its threads. */
export const invariantFunctions = (invariants: readonly Invariant[]): string =>
  invariants
    .map(
      ({ expression, when }, n) =>
        `\ndef ${PREFIX}${n}():\n    return (${when ?? 'True'}\n    )\ndef ${PREFIX}${n}_holds():\n    return (${expression}\n    )\n`,
    )
    .join('')

/**
 * Evaluates invariants at every state of a search; a state before a name is defined does not count. It reads as a thread
 * without locks would: null when that showed that there have to be more switch points, so the search has to start again.
 */
export function breakInvariants(explorer: Explorer, invariants: readonly Invariant[]): Broken[] | null {
  const before = access.changes
  const broken: Broken[] = []
  for (const [n, invariant] of invariants.entries()) {
    const states = new Map<number, string>()
    let wasJudged = false
    for (let state = 0; state < explorer.store.count; state++) {
      explorer.restore(state)
      const when = evaluate(`${PREFIX}${n}`)
      if (when === undefined || when === false) continue
      explorer.restore(state)
      const value = evaluate(`${PREFIX}${n}_holds`)
      if (value === undefined) continue
      wasJudged = true
      if (value === true) continue
      states.set(state, value === false ? '' : value)
    }
    broken.push({ invariant, states, wasJudged })
  }
  return access.changes === before ? broken : null
}

/** True, false, undefined before a name is defined, or the exception as text. Changes the machine's state. */
function evaluate(name: string): boolean | undefined | string {
  const code = program.codes.find((own) => own.name === name)
  if (code === undefined) throw new Error(`Invariant broken: ${name} was not compiled`)
  vm.thread = threadByTid(0)
  vm.fp = 0
  setAccessThread(OBSERVER)
  access.held = []
  access.log = null
  access.isOn = true
  try {
    const func = newObject(KIND.func, [code.id << 1, NONE, NONE, NONE, UNBOUND, UNBOUND])
    return truth(callNested(func, []))
  } catch (error) {
    if (!(error instanceof Raised)) throw error
    if (isInstance(error.value, classes.NameError as number)) return undefined
    return className(typeOf(error.value))
  } finally {
    access.isOn = false
  }
}

export function judgeInvariants(search: Search): {
  readonly violations: Violation[]
  readonly notes: Note[]
} {
  const violations: Violation[] = []
  const notes: Note[] = []
  for (const { invariant, states, wasJudged } of search.invariants) {
    const node = search.explorer.firstNodeWhere((state) => states.has(state))
    if (node === null) {
      if (!wasJudged)
        notes.push({
          type: 'limit',
          message: `The invariant ${invariant.expression} was never judged: its names are never all defined, or its condition never holds.`,
          lines: [],
        })
      continue
    }
    const why = states.get(search.explorer.nodeStates.at(node))
    const { schedule, steps } = replay(search.machine, search.start, search.explorer.pathTo(node))
    const last = steps.at(-1)
    violations.push({
      type: 'invariant',
      property: 'invariants',
      message: `The invariant ${invariant.expression} ${why ? `cannot be evaluated: ${why}` : 'does not hold'} ${last ? `after ${last.thread}, line ${last.line}` : 'at the start'}`,
      lines: last ? [last.line] : [],
      threads: last ? [last.thread] : [],
      schedule,
      preemptions: search.explorer.preemptionsOf(node),
      steps,
    })
  }
  return { violations, notes }
}
