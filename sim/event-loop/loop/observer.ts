import type { QueueName } from '../events.ts'

export type Waiting = { readonly label: string; readonly line: number }
export type StackEntry = { readonly name: string; readonly line: number }

/** What waits and runs at one moment; times in milliseconds. */
export type Snapshot = {
  readonly phase: QueueName | 'idle'
  readonly stack: readonly StackEntry[]
  readonly nextTick: readonly Waiting[]
  readonly microtasks: readonly Waiting[]
  readonly timers: readonly (Waiting & { readonly due: number })[]
  /** Operations under way or finished, with the time they finish. */
  readonly poll: readonly (Waiting & { readonly due: number })[]
  readonly check: readonly Waiting[]
  readonly close: readonly Waiting[]
}

/** A worker thread at one moment: what is on top of its stack, or what it waits for. `line` is 0 when it runs nothing. */
export type WorkerView = { readonly thread: number; readonly text: string; readonly line: number }
