import type { SchedulingEvent } from './events.ts'
import type { JobState, LockState, SchedulingState } from './state.ts'

/** A private, mutable copy of a state for the length of one tick, with the events so far. Never escapes `tick`. */
export type Draft = {
  -readonly [K in keyof SchedulingState]: SchedulingState[K]
} & {
  jobs: JobState[]
  queues: number[][]
  locks: LockState[]
  /** Jobs that became ready in this tick. */
  woken: number[]
  events: SchedulingEvent[]
}

export function draftOf(state: SchedulingState): Draft {
  return {
    ...state,
    jobs: [...state.jobs],
    queues: state.queues.map((queue) => [...queue]),
    locks: [...state.locks],
    woken: [],
    events: [],
  }
}

export function change(draft: Draft, job: number, changes: Partial<JobState>): void {
  draft.jobs[job] = { ...draft.jobs[job]!, ...changes }
}

export function enqueue(draft: Draft, job: number, end: 'head' | 'tail'): void {
  const queue = draft.queues[draft.jobs[job]!.level]!
  if (end === 'head') queue.unshift(job)
  else queue.push(job)
}

export function dequeue(draft: Draft, job: number): void {
  const queue = draft.queues[draft.jobs[job]!.level]!
  queue.splice(queue.indexOf(job), 1)
}
