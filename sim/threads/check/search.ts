import type { Machine } from '../machine/machine.ts'
import type { Explorer, Stop } from './explorer.ts'
import type { Recorder } from './recorder.ts'
import type { CheckLevel, Property } from './types.ts'

/** What a finished or ended search hands to the report. */
export type Search = {
  readonly machine: Machine
  readonly start: Int32Array
  readonly explorer: Explorer
  readonly recorder: Recorder
  readonly stop: Stop
  readonly properties: ReadonlySet<Property>
  readonly level: CheckLevel
  /** Whether the order in which threads print was explored. */
  readonly followsOutput: boolean
}
