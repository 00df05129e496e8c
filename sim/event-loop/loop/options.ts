import type { EventLoopEvent } from '../events.ts'
import type { Snapshot } from './observer.ts'

type Bare<E> = E extends unknown ? Omit<E, 'time' | 'thread'> : never
export type Payload = Bare<EventLoopEvent>

/** `isStandIn`: there is no such file, its text only fills the gap. */
export type SourceFile = { readonly text: string; readonly ms: number; readonly isStandIn?: boolean }

/** Says which of several things comes next: an index into `options`, of which the first is what would come by itself. */
export type Choose = (options: readonly string[]) => number

export type RuntimeOptions = {
  readonly fileName: string
  /** The content of a file, null when there is none. */
  readonly readFile: (path: string) => SourceFile | null
  readonly lookupMs: number
  readonly poolThreads: number
  /** Milliseconds that starting and the main script take; below 1, a timeout of 0 loses against setImmediate. */
  readonly scriptMs: number
  /** Steps of the machine in all. */
  readonly fuel: number
  /** Characters of output in all. */
  readonly maxOutput: number
  /** Hears of every event; null runs without (faster). */
  readonly observe: ((event: EventLoopEvent, snapshot: () => Snapshot) => void) | null
  /** Decides the order in which operations and timers of equal time complete; null: their durations do. */
  readonly choose: Choose | null
}
