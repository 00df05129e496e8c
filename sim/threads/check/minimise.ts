import { err, ok, type Result } from '#sim/core/result.ts'
import type { SyntaxProblem } from '../language/syntax-error.ts'
import { decodeSchedule } from '../schedule.ts'
import { type Cost, costOf, type Failure, failureOf } from '../stepper/failure.ts'
import { type Moment, makeStepper, replayOn, type StepperOptions } from '../stepper/stepper.ts'
import { checkProgram } from './check-program.ts'
import type { CheckOptions, Violation } from './types.ts'

/** A failing run as short as it was found. */
export type Shortest = Cost & {
  readonly type: Failure['type']
  readonly message: string
  readonly lines: readonly number[]
  readonly schedule: string
}

export type Minimised = {
  /** What the given run costs up to its failure. */
  readonly given: Cost
  /** Fewest preemptions, then fewest steps; null when no run does better than the given one. */
  readonly better: Shortest | null
  /** Whether every schedule was examined, so that nothing is shorter still. */
  readonly isProved: boolean
}

export type MinimiseProblem =
  | (SyntaxProblem & { readonly code: 'syntax' })
  | { readonly code: 'no-failure' | 'misfit' }

export type SearchOptions = Pick<
  CheckOptions,
  'anyWaiter' | 'spuriousWakeups' | 'maxStates' | 'maxTransitions' | 'onProgress'
>

/**
 * The cheapest schedules that end in each deadlock or uncaught exception, cheapest first. They are searched at L1, where a
 * learner chooses as well, so that the numbers of switches can be compared.
 */
export function shortestFailures(
  source: string,
  options: SearchOptions = {},
): { readonly found: readonly Shortest[]; readonly isComplete: boolean } {
  const { violations, complete } = checkProgram(source, {
    ...options,
    level: 'L1',
    properties: ['assertions', 'deadlock'],
  })
  const found = violations.flatMap((violation) => shortestOf(source, violation) ?? [])
  found.sort(byCost)
  return { found, isComplete: complete }
}

/** The shortest run with the failure that `schedule` leads to, measured by preemptions, then steps. */
export function minimise(
  source: string,
  schedule: string,
  options: SearchOptions & Pick<StepperOptions, 'anyTime'> = {},
): Result<Minimised, MinimiseProblem> {
  const { anyTime, ...search } = options
  const replayed = momentsOf(source, schedule, { ...search, anyTime })
  if (!replayed.ok) return replayed
  const failure = failureOf(replayed.value)
  if (failure === null) return err({ code: 'no-failure' })
  const given = costOf(replayed.value, failure.at)
  const { found, isComplete } = shortestFailures(source, search)
  const same = found.find(
    ({ type, lines }) => type === failure.type && (failure.line === 0 || lines.includes(failure.line)),
  )
  const isBetter = same !== undefined && byCost(same, given) < 0
  return ok({ given, better: isBetter ? same : null, isProved: isComplete })
}

const byCost = (a: Cost, b: Cost): number => a.preemptions - b.preemptions || a.steps - b.steps

function shortestOf(source: string, violation: Violation): Shortest | null {
  const { type, message, lines, schedule } = violation
  if (type !== 'deadlock' && type !== 'assertion' && type !== 'exception') return null
  const replayed = momentsOf(source, schedule, { anyTime: true })
  if (!replayed.ok) return null
  const failure = failureOf(replayed.value)
  if (failure === null) return null
  return { ...costOf(replayed.value, failure.at), type: failure.type, message, lines, schedule }
}

function momentsOf(
  source: string,
  schedule: string,
  options: StepperOptions,
): Result<readonly Moment[], MinimiseProblem> {
  const made = makeStepper(source, { ...options, schedule })
  if (!made.ok) return err(made.error)
  const stepper = made.value
  const moments = [stepper.start]
  const actions = decodeSchedule(schedule)?.actions ?? []
  const fits = replayOn(stepper, stepper.start, actions, (moment) => moments.push(moment))
  return fits ? ok(moments) : err({ code: 'misfit' })
}
