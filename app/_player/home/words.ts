import type { InterleavingEvent } from '#sim/races/events.ts'

export const STEPS_PER_THREAD = 3
const OPS = ['load', 'add', 'store'] as const

/** `load`, `add`, `store`, or null when the thread is done. */
export function nextOpOf(threads: readonly number[], thread: number): string | null {
  return OPS[threads.filter((other) => other === thread).length] ?? null
}

/** What the toy says after `events`; `told` describes the last of them. */
export function sayAfter(events: readonly InterleavingEvent[], counter: number, told: string | null): string {
  if (told === null) return 'The counter is 0, and each thread wants to add 1. Who takes the first step?'
  if (events.length < 2 * STEPS_PER_THREAD) return told
  if (counter === 2) {
    return 'Both updates counted: the counter is 2. To lose one, let the second thread load before the first has stored.'
  }
  return `An update is lost: both threads added 1, and the counter is ${counter}. The last store wrote over the other one, because both had loaded the same 0.`
}
