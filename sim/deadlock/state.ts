import type { ResourceGraphConfig } from './config.ts'

export type Waiting = { readonly resource: number; readonly count: number }

/** Processes and resources by their index in the config. */
export type ResourceGraphState = {
  readonly config: ResourceGraphConfig
  /** Actions done so far. */
  readonly now: number
  /** held[process][resource]: instances assigned (assignment edges). */
  readonly held: readonly (readonly number[])[]
  /** What each process is blocked on (request edge), or null. */
  readonly waiting: readonly (Waiting | null)[]
  /** Blocked processes, the longest blocked first. */
  readonly blockedOrder: readonly number[]
  /** How many of its own actions each process has done. */
  readonly done: readonly number[]
  readonly hasEnded: readonly boolean[]
  /** Processes that can never go on, in index order. */
  readonly deadlocked: readonly number[]
  /** Node names of one cycle, starting with a process; null when there is none. */
  readonly cycle: readonly string[] | null
}

export type ScriptAction = ResourceGraphConfig['script'][number]

/** Nothing is held and nobody waits; a process without actions has ended. */
export function initialState(config: ResourceGraphConfig): ResourceGraphState {
  return {
    config,
    now: 0,
    held: config.processes.map(() => config.resources.map(() => 0)),
    waiting: config.processes.map(() => null),
    blockedOrder: [],
    done: config.processes.map(() => 0),
    hasEnded: config.processes.map((name) => config.script.every(({ process }) => process !== name)),
    deadlocked: [],
    cycle: null,
  }
}

/** Instances of a resource that nobody holds. */
export function freeOf(state: Pick<ResourceGraphState, 'config' | 'held'>, resource: number): number {
  const used = state.held.reduce((sum, row) => sum + row[resource]!, 0)
  return state.config.resources[resource]!.instances - used
}

/** Where in the script the next action of a process stands; -1 when it has none left. */
export function nextActionOf(state: ResourceGraphState, process: number): number {
  const name = state.config.processes[process]
  let skip = state.done[process]!
  return state.config.script.findIndex((action) => action.process === name && skip-- === 0)
}
