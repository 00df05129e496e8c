import type { RuntimeOptions } from '../loop/options.ts'
import type { ProgramResult } from '../program-result.ts'
import { type LoadedProgram, runLoaded } from '../run-program.ts'
import { following } from './schedule.ts'

export type Verdict = 'holds' | 'fails' | 'unknown'

/** Budgets in runs and steps, never in time: the same program gets the same verdict. */
export type SearchLimits = {
  readonly maxRuns: number
  /** Steps of the machine, over all runs. */
  readonly maxSteps: number
  /** Choices in one run; a program that goes on beyond is cut there. */
  readonly maxChoices: number
}

export type SearchOptions = SearchLimits & {
  readonly program: Partial<RuntimeOptions>
  /** Hears each run; true ends the search. */
  readonly visit: (run: ExploredRun) => boolean
  readonly isCancelled?: () => boolean
}

export type ExploredRun = {
  readonly result: ProgramResult
  readonly choices: readonly number[]
  /** How many choices differ from what would have come by itself. */
  readonly deviations: number
}

export type Search = {
  readonly runs: number
  readonly steps: number
  /** Every order was tried. */
  readonly isComplete: boolean
  /** All orders with fewer deviations than this were tried. */
  readonly deviations: number
}

/** As many orders as may wait to be tried. */
const MAX_WAITING = 200_000

/**
 * Runs a program under every order of completion, those nearest to its own order first (iterative context bounding,
 * Musuvathi and Qadeer, PLDI 2007, with completions for preemptions). Stateless: each order is a run from the start.
 */
export function search(loaded: LoadedProgram, options: SearchOptions): Search {
  const { maxRuns, maxSteps, maxChoices, visit, isCancelled } = options
  const waiting: (readonly number[])[][] = [[[]]]
  let [runs, steps, left, isWhole] = [0, 0, 1, true]
  for (let deviations = 0; deviations < waiting.length; deviations++) {
    const orders = waiting[deviations] ?? []
    for (let index = 0; index < orders.length; index++) {
      if (runs >= maxRuns || steps >= maxSteps || isCancelled?.())
        return { runs, steps, isComplete: false, deviations }
      const prefix = orders[index] as readonly number[]
      orders[index] = []
      left--
      const made: number[] = []
      const [most, rest] = [options.program.fuel ?? maxSteps, maxSteps - steps]
      const result = runLoaded(loaded, {
        ...options.program,
        fuel: Math.min(most, rest),
        choose: following(prefix, { made, limit: maxChoices }),
      })
      runs++
      steps += result.steps
      const isCut = result.error?.type === 'BudgetExceeded'
      // Cut by what the runs before have used, which says nothing about this one.
      if (isCut && rest < most) return { runs, steps, isComplete: false, deviations }
      if (isCut) isWhole = false
      if (visit({ result, choices: prefix, deviations }))
        return { runs, steps, isComplete: false, deviations }
      for (let at = prefix.length; at < made.length; at++) {
        for (let choice = 1; choice < (made[at] as number); choice++) {
          if (left >= MAX_WAITING) {
            isWhole = false
            break
          }
          const next = [...prefix, ...new Array<number>(at - prefix.length).fill(0), choice]
          const level = waiting[deviations + 1] ?? []
          waiting[deviations + 1] = level
          level.push(next)
          left++
        }
      }
    }
    waiting[deviations] = []
  }
  return { runs, steps, isComplete: isWhole, deviations: waiting.length }
}
