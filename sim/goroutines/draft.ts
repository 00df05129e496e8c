import type { GoroutinesEvent } from './events.ts'
import type { Goroutine, GoroutinesState, Processor, Thread } from './state.ts'

/** A private, mutable copy of a state for the length of one tick, with the events so far. Never escapes `tick`. */
export type Draft = { -readonly [K in keyof GoroutinesState]: GoroutinesState[K] } & {
  goroutines: Goroutine[]
  threads: Thread[]
  processors: Processor[]
  globalQueue: number[]
  events: GoroutinesEvent[]
}

export function draftOf(state: GoroutinesState): Draft {
  return {
    ...state,
    goroutines: [...state.goroutines],
    threads: [...state.threads],
    processors: [...state.processors],
    globalQueue: [...state.globalQueue],
    events: [],
  }
}

export function changeGoroutine(draft: Draft, goroutine: number, changes: Partial<Goroutine>): void {
  draft.goroutines[goroutine] = { ...draft.goroutines[goroutine]!, ...changes }
}

export function changeThread(draft: Draft, thread: number, changes: Partial<Thread>): void {
  draft.threads[thread] = { ...draft.threads[thread]!, ...changes }
}

export function changeProcessor(draft: Draft, processor: number, changes: Partial<Processor>): void {
  draft.processors[processor] = { ...draft.processors[processor]!, ...changes }
}
