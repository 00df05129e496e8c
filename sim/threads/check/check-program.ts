import { err, ok, type Result } from '#sim/core/result.ts'
import type { SyntaxProblem } from '../language/syntax-error.ts'
import { access, isOutputShared } from '../machine/access.ts'
import { boot } from '../machine/boot.ts'
import { machineClock } from '../machine/clock.ts'
import { loadProgram, type Machine } from '../machine/machine.ts'
import { vm } from '../machine/vm.ts'
import { Explorer } from './explorer.ts'
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
const RESTARTS = 200

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
  const level = options.level ?? 'L2'
  const properties = new Set(options.properties ?? PROPERTIES)
  for (const followsOutput of [true, false]) {
    const loaded = loadProgram(source, {
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
    vm.localFuel = LOCAL_FUEL
    vm.fuel = FUEL
    const recorder = new Recorder(machine, properties)
    const start = machine.snapshot()
    if (level !== 'L0') learnSwitchPoints(machine, start)
    const search = exhaust(machine, start, recorder, properties, level, options, followsOutput)
    if (search.stop !== 'costly') return ok(search)
  }
  throw new Error('Invariant broken: a search without output gave up on output')
}

function exhaust(
  machine: Machine,
  start: Int32Array,
  recorder: Recorder,
  properties: ReadonlySet<Property>,
  level: CheckLevel,
  options: CheckOptions,
  followsOutput: boolean,
): Search {
  machineClock.wasRead = false
  let isCostly = false
  const limits = {
    maxStates: options.maxStates ?? DEFAULT_STATES,
    maxTransitions: options.maxTransitions ?? DEFAULT_TRANSITIONS,
    isCancelled: () => options.isCancelled?.() ?? false,
    onProgress: (explorer: Explorer) => {
      options.onProgress?.({
        phase: 'searching',
        states: explorer.store.count,
        transitions: explorer.transitions,
        preemptions: explorer.preemptions,
      })
      isCostly = followsOutput && isOutputShared() && explorer.store.count > OUTPUT_STATES
    },
    isTooCostly: () => isCostly,
  }
  for (let n = 0; ; n++) {
    const explorer = new Explorer(machine, recorder, limits)
    const stop = explorer.run(start)
    if (stop !== 'changed' || n >= RESTARTS)
      return {
        machine,
        start,
        explorer,
        recorder,
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
