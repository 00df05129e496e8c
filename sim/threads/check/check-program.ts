import { err, ok, type Result } from '#sim/core/result.ts'
import type { SyntaxProblem } from '../language/syntax-error.ts'
import { access, isOutputShared } from '../machine/access.ts'
import { boot } from '../machine/boot.ts'
import { machineClock } from '../machine/clock.ts'
import { loadProgram, type Machine } from '../machine/machine.ts'
import { vm } from '../machine/vm.ts'
import { markPoints } from './bounded-waiting.ts'
import { Explorer } from './explorer.ts'
import type { HuntedFailure } from './follow.ts'
import { isAcyclic } from './graph.ts'
import { EFFORT, type Effort, hunt } from './hunt.ts'
import { breakInvariants, invariantFunctions } from './invariants.ts'
import { Recorder } from './recorder.ts'
import { report } from './report.ts'
import { learnSwitchPoints } from './sampling.ts'
import type { Search } from './search.ts'
import {
  type CheckLevel,
  type CheckOptions,
  type CheckResult,
  PROPERTIES,
  type Property,
  type Violation,
} from './types.ts'

const DEFAULT_STATES = 300_000
const DEFAULT_TRANSITIONS = 1_000_000
/** Bytecodes of a whole check: a program that computes without end between two switch points meets this one. */
const FUEL = 400_000_000
const LOCAL_FUEL = 5_000
/** Watching the order of output must not cost a proof: past so many states it is given up. */
const OUTPUT_STATES = 30_000
/** Transitions of a search for the shortest way to what runs have found already, and for all outcomes. */
const AFTERMATH = 200_000
const RESTARTS = 200
/** Words that the shared part of a state may have at first. */
const FIRST_ROOM = 1 << 15

/**
 * Examines every schedule of a program, within budgets. Never throws for what the program does. `holds` is a proof over
 * full state vectors; the same program and options give the same result each time. There is one machine per process, so
 * checks run one after the other; put them into a worker.
 */
export function checkProgram(source: string, options: CheckOptions = {}): CheckResult {
  boot()
  const loaded = searchProgram(source, options)
  return loaded.ok ? report(loaded.value) : syntaxResult(loaded.error, options.level ?? 'L2')
}

function searchProgram(
  source: string,
  options: CheckOptions,
): Result<Search, SyntaxProblem & { readonly code: 'syntax' }> {
  const properties = new Set(options.properties ?? PROPERTIES)
  const asked = options.level ?? 'L2'
  // Merged critical sections hide the states at which a thread is kept out.
  const level = properties.has('starvation') && asked === 'L2' ? 'L1' : asked
  for (const followsOutput of [true, false])
    for (const isReduced of isReducible(level, options) ? [true, false] : [false]) {
      const prepared = prepare(
        source,
        options,
        level,
        followsOutput,
        isReduced ? EFFORT.glance : EFFORT.whole,
      )
      if (!prepared.ok) return err(prepared.error)
      if (isReduced && prepared.value.hunted.length > 0) continue
      const search = exhaust({ ...prepared.value, properties, level, options, followsOutput, isReduced })
      if (search.stop === 'costly') break
      if (!isReduced || suffices(search)) return ok(search)
    }
  throw new Error('Invariant broken: a search without output gave up on output')
}

/** Reductions keep ends, races and what can be reached, but not every state: what is asked of each state needs them all. */
function isReducible(level: CheckLevel, { reduces, waiting = [], invariants = [] }: CheckOptions): boolean {
  return level === 'L2' && reduces !== false && waiting.length === 0 && invariants.length === 0
}

/**
 * Whether a reduced search answers all there is to ask: it is complete and found nothing whose cheapest example or whose
 * fairness counts.
 */
function suffices({ explorer, stop }: Search): boolean {
  if (stop === 'cancelled') return true
  return stop === 'complete' && explorer.witnesses.size === 0 && isAcyclic(explorer)
}

type Prepared = {
  readonly machine: Machine
  readonly start: Int32Array
  readonly recorder: Recorder
  readonly hunted: readonly HuntedFailure[]
}

function prepare(
  source: string,
  options: CheckOptions,
  level: CheckLevel,
  followsOutput: boolean,
  effort: Effort,
): Result<Prepared, SyntaxProblem & { readonly code: 'syntax' }> {
  const { waiting = [], invariants = [] } = options
  const loaded = loadProgram(source + invariantFunctions(invariants), {
    fileName: options.fileName ?? 'main.py',
    level,
    isExploring: true,
    ...(options.anyWaiter ? { anyWaiter: true } : {}),
    ...(options.spuriousWakeups ? { spuriousWakeups: true } : {}),
  })
  if (!loaded.ok) return err(loaded.error)
  const machine = loaded.value
  access.watchesOutput = followsOutput
  access.usesGuards = level === 'L2'
  access.observesLocks = invariants.length > 0
  markPoints(waiting)
  vm.localFuel = LOCAL_FUEL
  vm.fuel = FUEL
  const recorder = new Recorder(machine, new Set(options.properties ?? PROPERTIES))
  const start = machine.snapshot()
  if (level !== 'L0') learnSwitchPoints(machine, start)
  const onFirst = () => options.onProgress?.({ states: 0, transitions: 0, preemptions: 0, hasFailure: true })
  return ok({ machine, start, recorder, hunted: hunt(machine, start, recorder, effort, onFirst) })
}

type Task = Prepared & {
  readonly properties: ReadonlySet<Property>
  readonly level: CheckLevel
  readonly options: CheckOptions
  readonly followsOutput: boolean
  readonly isReduced: boolean
}

function exhaust(task: Task): Search {
  const { machine, start, recorder, hunted, properties, level, options, followsOutput, isReduced } = task
  machineClock.wasRead = false
  let isCostly = false
  const limits = {
    maxStates: options.maxStates ?? DEFAULT_STATES,
    maxTransitions: Math.min(
      options.maxTransitions ?? DEFAULT_TRANSITIONS,
      hunted.length > 0 ? AFTERMATH : Number.POSITIVE_INFINITY,
    ),
    isCancelled: () => options.isCancelled?.() ?? false,
    onProgress: (explorer: Explorer) => {
      options.onProgress?.({
        states: explorer.store.count,
        transitions: explorer.transitions,
        preemptions: explorer.preemptions,
        hasFailure: hunted.length > 0 || explorer.hasFailure,
      })
      isCostly = followsOutput && isOutputShared() && explorer.store.count > OUTPUT_STATES
    },
    isTooCostly: () => isCostly,
  }
  let room = FIRST_ROOM
  for (let n = 0; ; n++) {
    const explorer = new Explorer(machine, recorder, limits, room, isReduced)
    const stop = explorer.run(start)
    if (stop === 'room') {
      room *= 4
      continue
    }
    const judged = stop === 'changed' ? [] : breakInvariants(explorer, options.invariants ?? [])
    if (judged === null && n < RESTARTS) continue
    if (stop !== 'changed' || n >= RESTARTS)
      return {
        fairness: options.fairness ?? 'weak',
        waiting: options.waiting ?? [],
        invariants: judged ?? [],
        machine,
        start,
        explorer,
        recorder,
        hunted,
        stop: stop === 'changed' ? 'limit' : stop,
        properties,
        level,
        followsOutput,
      }
  }
}

function syntaxResult(problem: SyntaxProblem, level: CheckLevel): CheckResult {
  const message = `${problem.type}: ${problem.message} (line ${problem.line}, column ${problem.column})`
  const violation: Violation = {
    type: 'syntax-error',
    property: 'assertions',
    message,
    lines: [problem.line],
    threads: [],
    schedule: '',
    preemptions: 0,
    steps: [],
  }
  return {
    verdict: 'fails',
    summary: `The program does not compile: ${message}.`,
    violations: [violation],
    notes: [],
    outcomes: [],
    hasAllOutcomes: false,
    level,
    states: 0,
    transitions: 0,
    executions: null,
    complete: false,
    checkedPreemptions: null,
    threads: 0,
    syntaxError: problem,
  }
}
