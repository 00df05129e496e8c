import { parseProgram, TOO_DEEP } from '../language/parse.ts'
import type { RuntimeOptions } from '../loop/options.ts'
import type { ProgramError, ProgramResult } from '../program-result.ts'
import { refused } from '../report.ts'
import { loadProgram } from '../run-program.ts'
import { scheduleText } from './schedule.ts'
import { type SearchLimits, search, type Verdict } from './search.ts'
import { type StoryStep, storyOf } from './story.ts'

export type ExploreOptions = Partial<SearchLimits> & {
  /** Files, pool size and the like, as for `runProgram`. */
  readonly program?: Partial<RuntimeOptions>
  /** Called after every run. */
  readonly onProgress?: (progress: { readonly runs: number; readonly steps: number }) => void
  /** Asked before every run; true ends the search with the verdict `unknown` unless it fails already. */
  readonly isCancelled?: () => boolean
}

/** One way the program can end. */
export type ProgramOutcome = Pick<ProgramResult, 'stdout' | 'exitCode' | 'error'> & {
  /** A shortest schedule that ends so: the option `schedule` of the simulation. */
  readonly schedule: string
  /** Choices in it that differ from the program's own order. */
  readonly deviations: number
  /** Runs that ended so. */
  readonly runs: number
}

export type Exploration = {
  /** `fails`: some order ends with an error or an exit code other than 0. `holds` only when every order was tried. */
  readonly verdict: Verdict
  /** The verdict as a sentence with its numbers. */
  readonly summary: string
  /** Every way to end that was found, the nearest to the program's own order first. */
  readonly outcomes: readonly ProgramOutcome[]
  readonly failure: (ProgramOutcome & { readonly steps: readonly StoryStep[] }) | null
  readonly runs: number
  readonly steps: number
  readonly isComplete: boolean
  /** Set when the program does not compile: the verdict is `fails` then. */
  readonly problem: ProgramError | null
}

export const DEFAULT_LIMITS: SearchLimits = { maxRuns: 5_000, maxSteps: 20_000_000, maxChoices: 200 }

/**
 * Runs a JavaScript program under every order in which its operations, pool jobs, messages and timers of equal time can
 * complete. Operations take any time: one that takes 10 ms by itself may finish before or after any other and before or
 * after any timer. Timers stay ordered by when they are due. Computing takes the time it says. Never throws for what the
 * program does; deterministic.
 */
export function exploreProgram(source: string, options: ExploreOptions = {}): Exploration {
  const parsed = parseProgram(source)
  const problem = parsed.ok ? null : parsed.error
  const loaded = parsed.ok ? loadProgram(source, parsed.value) : null
  if (loaded === null) {
    const { error } = refused(source, options.program?.fileName ?? 'main.js', problem ?? TOO_DEEP)
    const none = { outcomes: [], failure: null, runs: 0, steps: 0, isComplete: false }
    return { verdict: 'fails', summary: 'The program does not compile.', ...none, problem: error }
  }
  const outcomes = new Map<string, ProgramOutcome>()
  let seen = { runs: 0, steps: 0 }
  const { runs, steps, isComplete, deviations } = search(loaded, {
    ...DEFAULT_LIMITS,
    ...options,
    program: options.program ?? {},
    visit: ({ result, choices, deviations: off }) => {
      const { stdout, exitCode, error } = result
      const key = JSON.stringify([stdout, exitCode, error])
      const known = outcomes.get(key)
      const schedule = scheduleText(choices)
      outcomes.set(
        key,
        known
          ? { ...known, runs: known.runs + 1 }
          : { stdout, exitCode, error, schedule, deviations: off, runs: 1 },
      )
      seen = { runs: seen.runs + 1, steps: seen.steps + result.steps }
      options.onProgress?.(seen)
      return false
    },
  })
  const all = [...outcomes.values()]
  const failed = all.find(isFailure)
  const failure = failed
    ? { ...failed, steps: storyOf(loaded, failed.schedule, options.program ?? {}) }
    : null
  const verdict = failed ? 'fails' : isComplete ? 'holds' : 'unknown'
  const summary = summaryOf(verdict, { runs, outcomes: all.length, deviations })
  return { verdict, summary, outcomes: all, failure, runs, steps, isComplete, problem: null }
}

/** A used-up budget proves nothing; anything else that ends badly is a failure. */
const isFailure = ({ exitCode, error }: ProgramOutcome) => error?.type !== 'BudgetExceeded' && exitCode !== 0

function summaryOf(
  verdict: Verdict,
  { runs, outcomes, deviations }: { runs: number; outcomes: number; deviations: number },
): string {
  const ways = `${outcomes} ${outcomes === 1 ? 'way' : 'ways'} to end`
  const orders = `${runs} ${runs === 1 ? 'order' : 'orders'}`
  switch (verdict) {
    case 'holds':
      return `No order of completion fails: ${orders} in all, ${ways}.`
    case 'fails':
      return `Some order of completion fails: ${orders} tried, ${ways} found.`
    default:
      return `No failure in ${orders}, but not every order was tried: all with fewer than ${deviations} ${deviations === 1 ? 'change' : 'changes'} of the program's own order were.`
  }
}
