import type { Machine } from '../machine/machine.ts'
import type { Explorer, Stop } from './explorer.ts'
import type { HuntedFailure } from './follow.ts'
import type { Recorder } from './recorder.ts'
import type { CheckLevel, Fairness, Invariant, Property, Waiting } from './types.ts'

/** What became of one invariant: the states at which it does not hold, and why. */
export type Broken = {
  readonly invariant: Invariant
  readonly states: ReadonlyMap<number, string>
  /** It had a value at some state. */
  readonly wasJudged: boolean
}

/** What a finished or ended search hands to the report. */
export type Search = {
  readonly machine: Machine
  readonly start: Int32Array
  readonly explorer: Explorer
  readonly recorder: Recorder
  /** What runs before the search came to. */
  readonly hunted: readonly HuntedFailure[]
  readonly stop: Stop
  readonly properties: ReadonlySet<Property>
  readonly level: CheckLevel
  readonly fairness: Fairness
  readonly waiting: readonly Waiting[]
  readonly invariants: readonly Broken[]
  /** Whether the order in which threads print was explored. */
  readonly followsOutput: boolean
}
