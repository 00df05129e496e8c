import type { BankersConfig } from './config.ts'

export type Vector = readonly number[]

export type BankersState = {
  readonly config: BankersConfig
  /** Steps done. */
  readonly now: number
  readonly available: Vector
  readonly allocation: readonly Vector[]
  /** The safety check under way: what would be free by now, and who would have finished, in order; null between checks. */
  readonly check: { readonly work: Vector; readonly sequence: readonly number[] } | null
  /** Requests decided so far. */
  readonly decided: number
  /** Whether the state at the start was judged. */
  readonly isJudged: boolean
  /** The sequence of the first check, and of each check whether it was safe. */
  readonly firstSequence: readonly number[]
  readonly verdicts: readonly boolean[]
}

/** The run begins with a check of the state at the start. */
export function initialState(config: BankersConfig): BankersState {
  return {
    config,
    now: 0,
    available: config.available,
    allocation: config.allocation,
    check: { work: config.available, sequence: [] },
    decided: 0,
    isJudged: false,
    firstSequence: [],
    verdicts: [],
  }
}

export const plus = (a: Vector, b: Vector): number[] => a.map((value, index) => value + b[index]!)
export const minus = (a: Vector, b: Vector): number[] => a.map((value, index) => value - b[index]!)
export const isWithin = (a: Vector, b: Vector): boolean => a.every((value, index) => value <= b[index]!)

/** What a process may still ask for. */
export const needOf = (
  { config, allocation }: Pick<BankersState, 'config' | 'allocation'>,
  process: number,
): number[] => minus(config.maximum[process]!, allocation[process]!)

/** Processes that are not in the sequence yet and whose need the work covers. */
export function finishable(state: BankersState): number[] {
  const { check, allocation } = state
  if (check === null) return []
  return [...allocation.keys()].filter(
    (process) => !check.sequence.includes(process) && isWithin(needOf(state, process), check.work),
  )
}
