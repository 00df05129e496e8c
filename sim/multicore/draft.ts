import type { MulticoreEvent } from './events.ts'
import type { CoreState, MulticoreJob, MulticoreState } from './state.ts'

/** A private, mutable copy of a state for the length of one tick, with the events so far. Never escapes `tick`. */
export type Draft = { -readonly [K in keyof MulticoreState]: MulticoreState[K] } & {
  jobs: MulticoreJob[]
  cores: CoreState[]
  queues: number[][]
  events: MulticoreEvent[]
}

export function draftOf(state: MulticoreState): Draft {
  return {
    ...state,
    jobs: [...state.jobs],
    cores: [...state.cores],
    queues: state.queues.map((queue) => [...queue]),
    events: [],
  }
}

export function changeCore(draft: Draft, core: number, changes: Partial<CoreState>): void {
  draft.cores[core] = { ...draft.cores[core]!, ...changes }
}

export function changeJob(draft: Draft, job: number, changes: Partial<MulticoreJob>): void {
  draft.jobs[job] = { ...draft.jobs[job]!, ...changes }
}

export const queueOf = (draft: Draft, core: number): number[] =>
  draft.queues[draft.config.queues === 'central' ? 0 : core]!
