import { access } from '../machine/access.ts'
import { machineClock } from '../machine/clock.ts'
import type { PackedAction } from '../machine/machine.ts'
import { vm } from '../machine/vm.ts'
import { judgeWaiting } from './bounded-waiting.ts'
import { coffmanConditions } from './deadlock.ts'
import { countExecutions } from './executions.ts'
import { END, type Witness } from './explorer.ts'
import { withFewerPreemptions } from './fewer-preemptions.ts'
import { canEnd, fairCycle, isAcyclic, type Reverse, reverseOf } from './graph.ts'
import { judgeInvariants } from './invariants.ts'
import { actionsAlong } from './lift.ts'
import { plainVariables } from './names.ts'
import { findOutcomes } from './outcomes.ts'
import type { Happening } from './recorder.ts'
import { type Replay, replay } from './replay.ts'
import type { Search } from './search.ts'
import { findStarvation } from './starvation.ts'
import type { CheckResult, Note, Outcome, Verdict, Violation } from './types.ts'

const MAX_VIOLATIONS = 30

/** Draws the conclusions from a search: verdict, counterexamples, notes, outcomes. */
export function report(search: Search): CheckResult {
  const { explorer, stop } = search
  // The budget was the search's: what it found can be told.
  vm.fuel = Number.POSITIVE_INFINITY
  const complete = stop === 'complete'
  let reversed: Reverse | null = null
  const reverse = () => {
    reversed ??= reverseOf(explorer)
    return reversed
  }
  const violations = violationsOf(search)
  const notes = notesOf(search)
  // Without a cycle every schedule ends.
  const hasCycle = complete && !isAcyclic(explorer)
  const endless = hasCycle ? nonTermination(search, reverse()) : null
  const isDoubtful = endless !== null && machineClock.wasRead
  if (endless && !isDoubtful) violations.push(endless)
  if (endless && isDoubtful)
    notes.push({
      type: 'clock',
      message:
        'The program looks at a clock. The search stops time, so it cannot tell whether the program always ends.',
      lines: endless.lines,
    })
  const invariants = judgeInvariants(search)
  violations.push(...invariants.violations)
  notes.push(...invariants.notes)
  const isUnjudged = addWaiting(search, complete, violations, notes) || invariants.notes.length > 0
  if (hasCycle && violations.length === 0 && !search.properties.has('starvation'))
    notes.push(...fairnessNotes(search))
  const outcomes = outcomesOf(search, reverse)
  const verdict: Verdict =
    violations.length > 0 ? 'fails' : complete && !isDoubtful && !isUnjudged ? 'holds' : 'unknown'
  const result = {
    verdict,
    violations: violations.slice(0, MAX_VIOLATIONS),
    notes,
    outcomes: outcomes.shown,
    hasAllOutcomes: complete && outcomes.isAll && search.followsOutput,
    level: search.level,
    states: explorer.store.count,
    transitions: explorer.transitions,
    executions: complete ? countExecutions(explorer) : null,
    complete,
    checkedPreemptions: complete || explorer.preemptions === 0 ? null : explorer.preemptions - 1,
    threads: threadsOf(search),
    syntaxError: null,
  }
  return { ...result, summary: summaryOf(result, stop) }
}

/** Adds what threads wait for too long; whether something could not be judged. */
function addWaiting(search: Search, complete: boolean, violations: Violation[], notes: Note[]): boolean {
  if (!complete) return false
  if (search.properties.has('starvation')) violations.push(...findStarvation(search))
  const waiting = judgeWaiting(search)
  violations.push(...waiting.violations)
  notes.push(...waiting.notes)
  return waiting.notes.some(({ type }) => type === 'limit')
}

function summaryOf(result: Omit<CheckResult, 'summary'>, stop: Search['stop']): string {
  const { verdict, violations, states, transitions, checkedPreemptions } = result
  const count = (n: number, word: string) => `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`
  if (verdict === 'holds') return `Proved: ${count(states, 'state')}, no schedule fails.`
  if (verdict === 'fails') return (violations[0] as Violation).message.replace(/\.?$/, '.')
  if (stop === 'complete' && !machineClock.wasRead)
    return `Undecided: ${result.notes.find(({ type }) => type === 'limit')?.message ?? 'something could not be judged.'}`
  if (stop === 'complete')
    return `Undecided: the program depends on a clock. ${count(states, 'state')} explored.`
  const bound =
    checkedPreemptions === null
      ? 'No bug was found so far'
      : `No bug with at most ${count(checkedPreemptions, 'preemption')}`
  const why =
    stop === 'cancelled'
      ? 'cancelled'
      : stop === 'memory'
        ? 'the program needs too much'
        : 'the budget is used up'
  return `${bound}; ${count(states, 'state')} and ${count(transitions, 'transition')} explored, ${why}.`
}

function violationsOf(search: Search): Violation[] {
  const handedOver = access.handedOver
  const found: Failure[] = [...search.explorer.witnesses.values()]
    .filter(
      ({ incident: { happening } }) =>
        happening.isFailure && !(happening.lock !== undefined && handedOver.has(happening.lock)),
    )
    .map((witness) => ({
      ...{ happening: witness.incident.happening, preemptions: witness.preemptions, steps: witness.steps },
      path: () => pathOf(search, witness),
      visible: null,
    }))
  for (const hunted of search.hunted) {
    const same = found.findIndex((own) => own.happening.key === hunted.happening.key)
    if (same >= 0 && (found[same] as Failure).preemptions <= hunted.preemptions) continue
    const { happening, preemptions, path, visible } =
      same >= 0 ? hunted : withFewerPreemptions(search.machine, search.start, search.recorder, hunted)
    const own = { happening, preemptions, steps: path.length, path: () => [...path], visible }
    if (same >= 0) found[same] = own
    else found.push(own)
  }
  found.sort((a, b) => a.preemptions - b.preemptions || a.steps - b.steps)
  return found.slice(0, MAX_VIOLATIONS).flatMap((failure) => violationsFrom(search, failure))
}

/** A failure and how to come to it. `visible` are the switch points of the path, null for those of the search. */
type Failure = {
  readonly happening: Happening
  readonly preemptions: number
  readonly steps: number
  readonly path: () => PackedAction[]
  readonly visible: readonly number[] | null
}

function pathOf(search: Search, { node, incident }: Witness): PackedAction[] {
  const path = search.explorer.pathTo(node)
  if (incident.action >= 0) path.push(incident.action)
  return path
}

function violationsFrom(search: Search, failure: Failure): Violation[] {
  const { happening } = failure
  const { machine } = search
  const path = failure.path()
  // The two accesses themselves belong to the story.
  if (happening.accesses) path.push(...happening.accesses.map(({ tid }) => tid))
  const visible = machine.visible
  if (failure.visible) machine.visible = failure.visible
  const { schedule, steps, waiting, lost } = replay(machine, search.start, path)
  machine.visible = visible
  const violation: Violation = {
    type: happening.type as Violation['type'],
    property: happening.property,
    message: happening.message,
    lines: happening.lines,
    threads: happening.threads,
    schedule,
    preemptions: failure.preemptions,
    steps,
    ...(happening.accesses ? { accesses: happening.accesses } : {}),
    ...(happening.type === 'deadlock' ? { waiting, conditions: coffmanConditions(waiting) } : {}),
  }
  return happening.type === 'deadlock' && lost.length > 0
    ? [violation, { ...violation, type: 'lost-wakeup', ...lostText(lost) }]
    : [violation]
}

function lostText(lost: Replay['lost']): Pick<Violation, 'message' | 'lines' | 'threads'> {
  return {
    message: `Lost wake-up: ${lost
      .map(
        ({ thread, line, sentLine }) =>
          `${thread} waits in line ${line} for what line ${sentLine} sent before it waited`,
      )
      .join('; ')}`,
    lines: [...new Set(lost.flatMap(({ line, sentLine }) => [line, sentLine]))].sort((a, b) => a - b),
    threads: lost.map(({ thread }) => thread),
  }
}

function notesOf(search: Search): Note[] {
  const notes: Note[] = []
  for (const witness of search.explorer.witnesses.values()) {
    const { happening } = witness.incident
    if (happening.isFailure && !(happening.lock !== undefined && access.handedOver.has(happening.lock)))
      continue
    if (happening.type !== 'unordered-methods') continue
    notes.push({
      type: 'unordered-methods',
      message: happening.message,
      lines: happening.lines,
      schedule: replay(search.machine, search.start, pathOf(search, witness)).schedule,
    })
  }
  return notes
}

/** A state from which no schedule ends: the one reached with the fewest preemptions and steps. */
function nonTermination(search: Search, reverse: Reverse): Violation | null {
  const { explorer, machine } = search
  if (!search.properties.has('termination')) return null
  const reaches = canEnd(explorer, reverse)
  const node = explorer.firstNodeWhere((state) => reaches[state] === 0)
  if (node === null) return null
  const path = explorer.pathTo(node)
  const { schedule, steps } = replay(machine, search.start, path)
  const alive: { thread: string; line: number }[] = []
  for (let tid = 0; tid < machine.threadCount; tid++)
    if (machine.isAlive(tid))
      alive.push({ thread: search.recorder.nameOf(tid), line: machine.pendingOf(tid).line })
  return {
    type: 'non-termination',
    property: 'termination',
    message: `From here on no schedule lets the program end: ${alive
      .map(({ thread, line }) => `${thread} is in line ${line}`)
      .join(', ')}`,
    lines: [...new Set(alive.map(({ line }) => line))].sort((a, b) => a - b),
    threads: alive.map(({ thread }) => thread),
    schedule,
    preemptions: explorer.preemptionsOf(node),
    steps,
  }
}

function fairnessNotes(search: Search): Note[] {
  if (!search.properties.has('termination')) return []
  const state = fairCycle(search.explorer)
  if (state === null) return []
  const node = search.explorer.firstNodeWhere((own) => own === state)
  if (node === null) return []
  const { schedule, steps } = replay(search.machine, search.start, search.explorer.pathTo(node))
  const lines = [...new Set(steps.slice(-4).map(({ line }) => line))].sort((a, b) => a - b)
  return [
    {
      type: 'starvation',
      message:
        'The program can always end, but a scheduler that is fair to every thread can still keep it going for ever.',
      lines,
      schedule,
    },
  ]
}

function outcomesOf(search: Search, reverse: () => Reverse): { shown: Outcome[]; isAll: boolean } {
  const { explorer, machine, recorder, start } = search
  const describe = (state: number) => {
    explorer.restore(state)
    // What threads that were cut off had done by then is no result.
    const isCutOff = Array.from({ length: machine.threadCount }, (_, tid) => tid).some((tid) =>
      machine.isAlive(tid),
    )
    return isCutOff ? '' : JSON.stringify(plainVariables())
  }
  const { found, isAll } = findOutcomes(explorer, reverse, recorder, describe)
  const shown = found.map(({ outcome, edges, state }) => {
    const path = actionsAlong(explorer, machine, start, edges)
    const { schedule } = replay(machine, start, path)
    explorer.restore(state)
    return { ...outcome, variables: plainVariables(), schedule }
  })
  shown.sort((a, b) => (a.stdout < b.stdout ? -1 : a.stdout > b.stdout ? 1 : 0))
  return { shown, isAll }
}

function threadsOf({ explorer, machine }: Search): number {
  let most = 1
  for (let state = 0; state < explorer.store.count; state++)
    if (explorer.ends.at(state) !== END.none) {
      explorer.restore(state)
      most = Math.max(most, machine.threadCount)
      break
    }
  return most
}
