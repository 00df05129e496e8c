import type { ThreadPoolEvent } from './events.ts'
import { CALLER, type Task, type ThreadPoolState, type Worker } from './state.ts'

/** A private, mutable copy of a state for the length of one tick, with the events so far. Never escapes `tick`. */
export type Draft = { -readonly [K in keyof ThreadPoolState]: ThreadPoolState[K] } & {
  tasks: Task[]
  workers: Worker[]
  queues: number[][]
  events: ThreadPoolEvent[]
}

export function draftOf(state: ThreadPoolState): Draft {
  return {
    ...state,
    tasks: [...state.tasks],
    workers: [...state.workers],
    queues: state.queues.map((queue) => [...queue]),
    events: [],
  }
}

export function changeTask(draft: Draft, task: number, changes: Partial<Task>): void {
  draft.tasks[task] = { ...draft.tasks[task]!, ...changes }
}

export function changeWorker(draft: Draft, worker: number, changes: Partial<Worker>): void {
  draft.workers[worker] = { ...draft.workers[worker]!, ...changes }
}

export const threadName = ({ workers }: Pick<Draft, 'workers'>, thread: number): string =>
  thread === CALLER ? 'caller' : workers[thread]!.name

export const poolName = ({ config }: Pick<Draft, 'config'>, pool: number): string => config.pools[pool]!.name

/** Indices of the threads alive in a pool. */
export const aliveIn = ({ workers }: Pick<Draft, 'workers'>, pool: number): number[] =>
  [...workers.keys()].filter((index) => workers[index]!.pool === pool && workers[index]!.isAlive)
