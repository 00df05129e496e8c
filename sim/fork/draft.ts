import type { ForkTreeEvent, RefusalReason } from './events.ts'
import type { ForkTreeState, OpenFile, ProcessState } from './state.ts'

/** A private, mutable copy of a state for the length of one operation, with the events so far. Never escapes `operate`. */
export type Draft = { -readonly [K in keyof ForkTreeState]: ForkTreeState[K] } & {
  processes: ProcessState[]
  files: OpenFile[]
  pipes: number[]
  events: ForkTreeEvent[]
}

export function draftOf(state: ForkTreeState): Draft {
  return {
    ...state,
    processes: [...state.processes],
    files: [...state.files],
    pipes: [...state.pipes],
    events: [],
  }
}

export function change(draft: Draft, process: number, changes: Partial<ProcessState>): void {
  draft.processes[process] = { ...draft.processes[process]!, ...changes }
}

export const nameOf = (draft: Draft, process: number): string => draft.processes[process]!.name

export function refuse(draft: Draft, reason: RefusalReason): void {
  const { type: operation, process } = draft.config.operations[draft.now]!
  draft.events.push({ type: 'operation-refused', time: draft.now, process, operation, reason })
}
