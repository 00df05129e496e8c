import type { SyntaxProblem } from '../language/syntax-error.ts'
import type { WaitEdge } from '../wait-for.ts'

/** What a check looks at unless properties are named. */
export const PROPERTIES = ['races', 'assertions', 'deadlock', 'termination', 'misuse'] as const
/** What can be asked of a program. */
export const ALL_PROPERTIES = [...PROPERTIES, 'starvation', 'bounded-waiting', 'invariants'] as const
export type Property = (typeof ALL_PROPERTIES)[number]

/** Weak: who can go on all the time goes on. Strong: who can go on again and again goes on. */
export type Fairness = 'weak' | 'strong'

/**
 * While a thread waits, from passing `from` until it passes `to`, others may pass `to` at most `bound` times in all
 * (Silberschatz ch. 6; `from` comes after the doorway of Herlihy & Shavit ch. 2). A point is a line, passed when its first
 * instruction runs, or the name of a function, passed when it is entered.
 */
export type Waiting = {
  readonly from: number | string
  readonly to: number | string
  readonly bound: number
}

/** A Python expression that has to be true at every state at which `when` is true, if it is given. */
export type Invariant = { readonly expression: string; readonly when?: string | undefined }

/** `L0` every bytecode; `L1` every operation that can matter; `L2` as L1, with critical sections merged (Lipton). */
export type CheckLevel = 'L0' | 'L1' | 'L2'

export type CheckOptions = {
  readonly fileName?: string
  /** Default: L2, which proves the same as the others with the fewest states. */
  readonly level?: CheckLevel
  readonly properties?: readonly Property[]
  /** Default: true. At L2, whether the search may leave out states that symmetry and quiet steps make superfluous. */
  readonly reduces?: boolean
  /** Budgets. They, and never the wall clock, decide where a search ends: the same program gets the same verdict. */
  readonly maxStates?: number
  readonly maxTransitions?: number
  /** Which waiter `notify` wakes: first come first served (CPython), or any of them. */
  readonly anyWaiter?: boolean
  readonly spuriousWakeups?: boolean
  /** What starvation is judged under. Default: weak. */
  readonly fairness?: Fairness
  /** Bounds on waiting; they are judged whenever there are some. */
  readonly waiting?: readonly Waiting[]
  /** Judged whenever there are some. */
  readonly invariants?: readonly Invariant[]
  /** Called every few thousand transitions. */
  readonly onProgress?: (progress: CheckProgress) => void
  /** Asked as often as `onProgress` is called; true ends the search with the verdict `unknown`. */
  readonly isCancelled?: () => boolean
}

export type CheckProgress = {
  readonly states: number
  readonly transitions: number
  /** All schedules with fewer preemptions than this have been tried. */
  readonly preemptions: number
  /** Some schedule fails; the shortest that does is still looked for. */
  readonly hasFailure: boolean
}

export type Verdict = 'holds' | 'fails' | 'unknown'

export type CheckResult = {
  /** `holds` only when the search was complete; a limit reached is `unknown`, never `holds`. */
  readonly verdict: Verdict
  /** The verdict as a sentence, with its numbers. */
  readonly summary: string
  readonly violations: readonly Violation[]
  /** Things worth knowing that are no failures: built-in methods called in no order, endless but fair schedules, leaks. */
  readonly notes: readonly Note[]
  readonly outcomes: readonly Outcome[]
  /** Whether `outcomes` are all there are. */
  readonly hasAllOutcomes: boolean
  readonly level: CheckLevel
  readonly states: number
  readonly transitions: number
  /** Executions that differ in more than the order of independent steps (Mazurkiewicz traces); null: endless or too many. */
  readonly executions: number | null
  /** Whether every state was visited. */
  readonly complete: boolean
  /** No schedule with at most so many preemptions fails, when nothing was found; null when everything was searched. */
  readonly checkedPreemptions: number | null
  readonly threads: number
  /** Set when the program does not compile: the verdict is `fails` then. */
  readonly syntaxError: SyntaxProblem | null
}

export type ViolationType =
  | 'syntax-error'
  | 'data-race'
  | 'assertion'
  | 'exception'
  | 'deadlock'
  | 'lost-wakeup'
  | 'non-termination'
  | 'misuse'
  | 'leaked-permit'
  | 'starvation'
  | 'bounded-waiting'
  | 'invariant'

export type Violation = {
  readonly type: ViolationType
  readonly property: Property
  /** What is wrong, as a sentence with names and lines. */
  readonly message: string
  /** Lines of the program that take part, ascending; for a data race the lines of both accesses. */
  readonly lines: readonly number[]
  /** Names of the threads that take part. */
  readonly threads: readonly string[]
  /** Replays the failure: `lab run --schedule`. Fewest preemptions, then fewest steps. */
  readonly schedule: string
  readonly preemptions: number
  readonly steps: readonly StoryStep[]
  /** For deadlocks: who waits for whom, and the four conditions of Coffman et al. on this program. */
  readonly waiting?: readonly WaitEdge[]
  readonly conditions?: readonly CoffmanCondition[]
  /** For starvation: the strongest fairness under which it happens. */
  readonly fairness?: Fairness
  /** For races: both accesses. */
  readonly accesses?: readonly RaceAccess[]
}

export type RaceAccess = {
  readonly tid: number
  readonly thread: string
  readonly line: number
  readonly isWrite: boolean
  readonly what: string
}

export type CoffmanCondition = {
  readonly condition: 'mutual exclusion' | 'hold and wait' | 'no preemption' | 'circular wait'
  readonly text: string
}

/** One step of a counterexample in words. */
export type StoryStep = {
  readonly tid: number
  readonly thread: string
  readonly line: number
  /** "reads counter = 0", "acquires lock". */
  readonly text: string
  /** Whether another thread, which could have gone on, was running before. */
  readonly isPreemption: boolean
}

export type Note = {
  readonly type:
    | 'unordered-methods'
    | 'bounded-waiting'
    | 'unfair-cycle'
    | 'starvation'
    | 'leaked-permit'
    | 'clock'
    | 'limit'
  readonly message: string
  readonly lines: readonly number[]
  readonly schedule?: string
}

/** One way the program can end. */
export type Outcome = {
  readonly end: 'finished' | 'deadlock' | 'failed'
  /** All that was printed. */
  readonly stdout: string
  /** `Type: message` of the uncaught exceptions. */
  readonly errors: readonly string[]
  /** The module's variables at the end, as Python shows them. */
  readonly variables: Readonly<Record<string, string>>
  /** A schedule that ends so. */
  readonly schedule: string
}
