import { scheduleText } from '../explore/schedule.ts'
import { type ExploredRun, search, type Verdict } from '../explore/search.ts'
import { storyOf } from '../explore/story.ts'
import { type Parsed, parseProgram, type SyntaxProblem, TOO_DEEP } from '../language/parse.ts'
import type { RuntimeOptions, SourceFile } from '../loop/options.ts'
import { internalOf, isObject, type Obj, type PromiseData, promiseOf, type Value } from '../machine/values.ts'
import { type LoadedProgram, loadProgram } from '../run-program.ts'
import { hidingNames } from './hidden-names.ts'
import { findingOf, type ScriptFailure, type ScriptFinding } from './script-finding.ts'

/** One thing a lab asks of a script. */
export type ScriptGoal = {
  readonly id: string
  readonly required: boolean
} & (
  | {
      /** In no order of completion does the harness throw or reject, an error stay uncaught, or a promise stay open. */
      readonly type: 'holds'
    }
  | {
      /** As `holds`, and the main thread never computes for longer than this between two turns of its loop. */
      readonly type: 'responsive'
      readonly maxBlockedMs: number
      /** Computing on all threads together, so that leaving the work out is no solution. */
      readonly minWorkMs: number
    }
)

/**
 * What decides about a script. The harness is JavaScript that runs after it, as the body of an async function: it may
 * await, and it must come to its end. Nobody sees it.
 */
export type ScriptSpec = {
  readonly harness: string
  readonly goals: readonly ScriptGoal[]
  /** Budgets, so that grading is deterministic: orders of completion, and steps of the machine over all of them. */
  readonly maxRuns: number
  readonly maxSteps: number
  /** What reading a file gives; any other name holds itself and takes 10 ms. */
  readonly files?: Readonly<Record<string, SourceFile>>
}

export type ScriptGoalResult = {
  readonly id: string
  readonly required: boolean
  readonly passed: boolean
  /** Of the search that decided: over budget is `unknown`, and never passes. */
  readonly verdict: Verdict
  /** Orders of completion, and steps of the machine. */
  readonly states: number
  readonly transitions: number
  /** The failure nearest to the program's own order, told without a word of the harness. */
  readonly finding: ScriptFinding | null
  /** For parity with programs that are graded for their locks. */
  readonly hasNoLock: false
}

export type ScriptGrade = {
  /** Every required goal passed. */
  readonly passed: boolean
  readonly goals: readonly ScriptGoalResult[]
  /** The script does not compile: no goal was looked at. */
  readonly problem: SyntaxProblem | null
}

const MAX_CHOICES = 200
/** Of the budget of steps, what one run may take. */
const RUN_SHARE = 4
const MAX_OUTPUT = 100_000

/**
 * Grades a learner's script under every order of completion. Deterministic: the same script and specification give the
 * same grade. Never throws for what the script does. Throws when the harness itself does not compile.
 */
export function gradeScript(source: string, spec: ScriptSpec): ScriptGrade {
  const parsed = parseProgram(source)
  if (!parsed.ok) return refusal(parsed.error)
  const harnessed = withHarness(source, spec.harness, parsed.value.isModule)
  if (!harnessed.ok) return refusal(harnessed.problem)
  const goals = spec.goals.map((goal) => gradeGoal(source, spec, { goal, harnessed }))
  return { passed: goals.every(({ required, passed }) => passed || !required), goals, problem: null }
}

const refusal = (problem: SyntaxProblem): ScriptGrade => ({ passed: false, goals: [], problem })

type Harnessed = {
  readonly ok: true
  readonly loaded: LoadedProgram
  /** The harness's promise in the run that came last; undefined when the run never got there. */
  readonly promise: () => PromiseData | undefined
  readonly forget: () => void
}

/** The script with the harness as its last statement. */
function withHarness(
  source: string,
  harness: string,
  isModule: boolean,
): Harnessed | { readonly ok: false; readonly problem: SyntaxProblem } {
  const text = `${source}\n;(async () => {\n${harness}\n})()`
  const parsed = parseProgram(text)
  if (!parsed.ok) {
    const { line, message } = parsed.error
    throw new Error(
      `the harness does not compile with this script: line ${line - source.split('\n').length - 1}: ${message}`,
    )
  }
  let last: Value
  const whole: Parsed = { ...parsed.value, isModule }
  const onLast = (value: Value) => {
    last = value
    const data = promiseOf(value)
    if (data) data.isHandled = true
  }
  // The script cannot read the harness, nor does a worker that it starts from its own file run it.
  const loaded = loadProgram(text, whole, { onLast, fileText: source })
  if (loaded === null) return { ok: false, problem: TOO_DEEP }
  return {
    ok: true,
    loaded,
    promise: () => promiseOf(last),
    forget: () => {
      last = undefined
    },
  }
}

type GoalContext = { readonly goal: ScriptGoal; readonly harnessed: Harnessed }

function gradeGoal(source: string, spec: ScriptSpec, { goal, harnessed }: GoalContext): ScriptGoalResult {
  const { maxRuns, maxSteps, harness } = spec
  const { loaded, promise, forget } = harnessed
  const program = programOptions(spec)
  let failure: ScriptFailure | null = null
  let isCut = false
  forget()
  const { runs, steps, isComplete } = search(loaded, {
    ...{ maxRuns, maxSteps, maxChoices: MAX_CHOICES, program },
    visit: (run) => {
      failure = failureOf(run, { promise: promise(), goal })
      isCut = run.result.error?.type === 'BudgetExceeded'
      forget()
      return failure !== null || isCut
    },
  })
  const found = failure as ScriptFailure | null
  const learners = { ownLines: source.split('\n').length, withoutNames: hidingNames(harness, source) }
  return {
    id: goal.id,
    required: goal.required,
    passed: isComplete,
    verdict: found !== null && !isCut ? 'fails' : isComplete ? 'holds' : 'unknown',
    states: runs,
    transitions: steps,
    finding: found && findingOf(found, isCut ? [] : storyOf(loaded, found.schedule, program), learners),
    hasNoLock: false,
  }
}

function programOptions({ files = {}, maxSteps }: ScriptSpec): Partial<RuntimeOptions> {
  return {
    readFile: (path) =>
      (Object.hasOwn(files, path) ? files[path] : undefined) ?? { text: path, ms: 10, isStandIn: true },
    maxOutput: MAX_OUTPUT,
    fuel: Math.ceil(maxSteps / RUN_SHARE),
  }
}

function failureOf(
  { result, choices, deviations }: ExploredRun,
  { promise, goal }: { promise: PromiseData | undefined; goal: ScriptGoal },
): ScriptFailure | null {
  const where = { schedule: scheduleText(choices), deviations }
  const { error, exitCode, longestTurn, cpuMs } = result
  if (error?.type === 'BudgetExceeded') {
    const message = `The program goes on and on: ${error.message}.`
    return { type: 'non-termination', message, lines: linesOf(error.line), ...where }
  }
  if (
    error?.type === 'NeverEnds' ||
    (promise?.state !== 'rejected' && promise?.state !== 'fulfilled' && !error)
  ) {
    const message = exitCode === 0 ? '' : `The program ends with exit code ${exitCode}.`
    return { type: 'non-termination', message, lines: [], ...where }
  }
  if (promise?.state === 'rejected') return { ...thrown(promise.value), ...where }
  if (error) {
    return {
      type: 'exception',
      message: `${error.type}: ${error.message}`,
      lines: linesOf(error.line),
      ...where,
    }
  }
  if (goal.type === 'holds') return null
  if (longestTurn.ms > goal.maxBlockedMs) {
    const message = `The loop is blocked for ${longestTurn.ms} ms at a time; at most ${goal.maxBlockedMs} ms are asked for. Timers, requests and results have to wait meanwhile.`
    return { type: 'blocked-loop', message, lines: longestTurn.lines, ...where }
  }
  if (cpuMs < goal.minWorkMs) return { type: 'too-little-work', message: '', lines: [], ...where }
  return null
}

const linesOf = (line: number) => (line > 0 ? [line] : [])

/** What the harness got: from an assertion of its own, or out of the learner's lines. */
function thrown(value: Value): Pick<ScriptFailure, 'type' | 'message' | 'lines'> {
  const own = (key: string) => (isObject(value) ? dataOf(value, key) : undefined)
  const internal = internalOf(value)
  const stack = String(own('stack') ?? (internal?.kind === 'error' ? `\n${internal.trace.join('\n')}` : ''))
  const line = Number(/:(\d+):\d+\)?(?:\n|$)/.exec(stack)?.[1] ?? 0)
  const isError = internal?.kind === 'error'
  const message = isError ? `${String(own('name'))}: ${String(own('message'))}` : String(value)
  return { type: line === 0 ? 'assertion' : 'exception', message, lines: linesOf(line) }
}

/** A property without running a getter of the program. */
function dataOf(object: Obj, key: string): Value {
  for (let at: Obj | null = object; at !== null; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, key)
    if (found) return found.value
  }
  return undefined
}
