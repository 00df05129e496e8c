import { checkProgram } from '../check/check-program.ts'
import type { CheckResult, Property, Verdict, Violation } from '../check/types.ts'
import { parseProgram } from '../language/parse.ts'
import type { SyntaxProblem } from '../language/syntax-error.ts'
import { withoutLocks } from '../mutation/without-locks.ts'
import { type Finding, findingOf } from './finding.ts'
import { hidingNames } from './hidden-names.ts'

/** One thing a lab asks of a program. */
export type ProgramGoal = {
  readonly id: string
  readonly required: boolean
  /**
   * `holds`: no schedule violates the properties. `needs-locks`: with its locks taken out the program fails again, so
   * that one which merely avoids the problem is no solution.
   */
  readonly type: 'holds' | 'needs-locks'
  readonly properties: readonly Property[]
}

/** What decides about a program. The harness is Python that runs after it, starts threads and asserts; nobody sees it. */
export type ProgramSpec = {
  readonly harness: string
  readonly goals: readonly ProgramGoal[]
  /** Budgets, so that grading is deterministic. */
  readonly maxStates: number
  readonly maxTransitions: number
}

export type GoalResult = {
  readonly id: string
  readonly required: boolean
  readonly passed: boolean
  /** Of the check that decided: over budget is `unknown`, and never passes. */
  readonly verdict: Verdict
  readonly states: number
  readonly transitions: number
  /** The shortest failure, told without a word of the harness. */
  readonly finding: Finding | null
  /** For `needs-locks`: the program has no lock that could be taken out. */
  readonly hasNoLock: boolean
}

export type ProgramGrade = {
  /** Every required goal passed. */
  readonly passed: boolean
  readonly goals: readonly GoalResult[]
  /** The program does not compile: no goal was looked at. */
  readonly problem: SyntaxProblem | null
}

/**
 * Grades a learner's program over all schedules. Deterministic: the same program and specification give the same grade.
 * Never throws for what the program does. There is one machine per process, so one grading at a time; put it into a worker.
 */
export function gradeProgram(source: string, spec: ProgramSpec): ProgramGrade {
  const parsed = parseProgram(source)
  if (!parsed.ok) return { passed: false, goals: [], problem: parsed.error }
  const goals = spec.goals.map((goal) => gradeGoal(source, spec, goal))
  return { passed: goals.every(({ required, passed }) => passed || !required), goals, problem: null }
}

function gradeGoal(source: string, spec: ProgramSpec, goal: ProgramGoal): GoalResult {
  const { id, required } = goal
  if (goal.type === 'holds') {
    const result = check(source, spec, goal)
    return {
      id,
      required,
      ...measured(result, source, spec),
      passed: result.verdict === 'holds',
      hasNoLock: false,
    }
  }
  const bare = withoutLocks(source)
  if (bare === null)
    return {
      ...{ id, required, passed: false, verdict: 'holds', states: 0, transitions: 0 },
      ...{ finding: null, hasNoLock: true },
    }
  const result = check(bare, spec, goal)
  return {
    id,
    required,
    ...measured(result, bare, spec),
    passed: result.verdict === 'fails',
    hasNoLock: false,
  }
}

function check(source: string, spec: ProgramSpec, { properties }: ProgramGoal): CheckResult {
  const { harness, maxStates, maxTransitions } = spec
  return checkProgram(`${source}\n${harness}\n`, { properties, maxStates, maxTransitions })
}

function measured(
  { verdict, states, transitions, violations }: CheckResult,
  source: string,
  { harness }: ProgramSpec,
) {
  const shortest = violations.toSorted(byLength)[0]
  const learners = { ownLines: source.split('\n').length, withoutNames: hidingNames(harness, source) }
  const finding = shortest === undefined ? null : findingOf(shortest, learners)
  return { verdict, states, transitions, finding }
}

const byLength = (a: Violation, b: Violation) =>
  a.preemptions - b.preemptions || a.steps.length - b.steps.length
