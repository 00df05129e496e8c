import { parsedTest } from './analysis.ts'
import type { MemoryModelConfig } from './config.ts'
import type { LitmusTest, Place } from './litmus-test.ts'
import { type BufferModel, isBuffered } from './models.ts'

/** A store that its thread has executed and no other thread sees yet. */
export type BufferedStore = {
  /** Its place in the thread. */
  readonly instruction: number
  readonly location: string
  readonly value: number
  /** PSO: all of a lower group leave first. */
  readonly group: number
}

export type BufferThread = {
  /** Instructions executed so far. */
  readonly next: number
  readonly registers: Readonly<Record<string, number>>
  /** The oldest first. */
  readonly buffer: readonly BufferedStore[]
  readonly group: number
}

/** A machine under way: SC, TSO or PSO. */
export type BuffersState = {
  readonly type: 'buffers'
  readonly model: BufferModel
  readonly test: LitmusTest
  /** Steps done. */
  readonly now: number
  readonly threads: readonly BufferThread[]
  readonly memory: Readonly<Record<string, number>>
  /** Who wrote what is in memory; null for the value at the start. */
  readonly writers: Readonly<Record<string, Place | null>>
}

/** An execution under construction, then before its judges: RC11, C11 or ARMv8. */
export type JudgingState = {
  readonly type: 'judging'
  readonly config: MemoryModelConfig
  /** Steps done. */
  readonly now: number
  /** The option taken at each decision so far (places in the tree of candidates). */
  readonly choices: readonly number[]
  /** Whether all reads have a source and all stores a place. */
  readonly isBuilt: boolean
  /** Axioms judged so far, each held but the last. */
  readonly judged: number
  /** The end: allowed, rejected by the last axiom, or undefined behaviour by a data race. */
  readonly verdict: 'allowed' | 'rejected' | 'racy' | null
}

export type MemoryModelState = BuffersState | JudgingState

export function initialState(config: MemoryModelConfig): MemoryModelState {
  const { model } = config
  if (!isBuffered(model))
    return { type: 'judging', config, now: 0, choices: [], isBuilt: false, judged: 0, verdict: null }
  const test = parsedTest(config.test)
  return {
    type: 'buffers',
    model,
    test,
    now: 0,
    threads: test.threads.map(() => ({ next: 0, registers: {}, buffer: [], group: 0 })),
    memory: Object.fromEntries(test.locations.map(({ name, initial }) => [name, initial])),
    writers: Object.fromEntries(test.locations.map(({ name }) => [name, null])),
  }
}
