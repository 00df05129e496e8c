import type { Step } from '../core/simulation.ts'
import { type Instruction, instructionsOf, type ProcessStatesConfig } from './config.ts'
import type { ProcessStatesEvent, ProcessStatus, TransitionReason } from './events.ts'

export type ProcessState = {
  readonly status: ProcessStatus
  /** Instructions done so far. */
  readonly done: number
  /** When its I/O completes, in ticks; null unless blocked. */
  readonly ioUntil: number | null
}

export type ProcessStatesState = {
  readonly config: ProcessStatesConfig
  readonly programs: readonly (readonly Instruction[])[]
  readonly now: number
  readonly processes: readonly ProcessState[]
  /** Ready processes in the order in which they became ready. */
  readonly readyQueue: readonly number[]
  /** The process that has or last had the CPU. */
  readonly current: number
}

/** Every process is ready and process 0 gets the CPU in the first tick. */
export function initialState(config: ProcessStatesConfig): ProcessStatesState {
  return {
    config,
    programs: config.processes.map((_, process) => instructionsOf(config, process)),
    now: 0,
    processes: config.processes.map(() => ({ status: 'ready', done: 0, ioUntil: null })),
    readyQueue: config.processes.map((_, process) => process),
    current: 0,
  }
}

type Draft = { -readonly [K in keyof ProcessStatesState]: ProcessStatesState[K] } & {
  processes: ProcessState[]
  readyQueue: number[]
  events: ProcessStatesEvent[]
}

/**
 * One tick: I/O completions in process order, one instruction of the running process, then what follows from it (OSTEP
 * ch. 4, the process-state simulator). Events at the end of the tick carry the time of the next one.
 */
export function tick(state: ProcessStatesState): Step<ProcessStatesState, ProcessStatesEvent> {
  const draft: Draft = {
    ...state,
    processes: [...state.processes],
    readyQueue: [...state.readyQueue],
    events: [],
  }
  if (draft.now === 0) give(draft, 0, 'first')
  for (const process of draft.processes.keys()) {
    if (draft.processes[process]!.ioUntil === draft.now) completeIo(draft, process)
  }
  if (isOver(draft)) return close(draft)
  const instruction = execute(draft)
  draft.now += 1
  if (instruction === 'io') {
    const ioUntil = draft.now + draft.config.ioTicks
    move(draft, { process: draft.current, to: 'blocked', reason: 'io-requested', ioUntil })
    if (draft.config.switchPolicy === 'on-io') giveToNext(draft)
  }
  endIfOver(draft)
  return close(draft)
}

/** Nobody is left: the last one ended with its I/O, and no further tick passes. */
export function isOver({ processes }: Pick<ProcessStatesState, 'processes'>): boolean {
  return processes.every(({ status }) => status === 'done')
}

function close({ events, ...state }: Draft): Step<ProcessStatesState, ProcessStatesEvent> {
  return { state, events }
}

function completeIo(draft: Draft, process: number): void {
  const { config, current } = draft
  if (draft.processes[process]!.done === draft.programs[process]!.length) {
    move(draft, { process, to: 'done', reason: 'program-ended' })
    if (draft.processes[current]!.status !== 'running') giveToNext(draft)
    return
  }
  move(draft, { process, to: 'ready', reason: 'io-completed' })
  if (config.ioDonePolicy === 'run-immediate') {
    if (draft.processes[current]!.status === 'running') {
      move(draft, { process: current, to: 'ready', reason: 'preempted-by-io' })
    }
    give(draft, process, 'io-finisher-first')
  } else if (config.switchPolicy === 'on-end') {
    give(draft, process, 'kept-cpu')
  } else if (countRunnable(draft) === 1) {
    give(draft, process, 'only-one-ready')
  }
  endIfOver(draft)
}

/** The running process does one instruction; a process without instructions only spends the tick. */
function execute(draft: Draft): Instruction | null {
  const { current, now } = draft
  const statuses = draft.processes.map(({ status }) => status)
  const ioInFlight = draft.processes.filter(({ ioUntil }) => ioUntil !== null && ioUntil > now).length
  const before = draft.processes[current]!
  const instruction = before.status === 'running' ? (draft.programs[current]![before.done] ?? null) : null
  if (instruction !== null) draft.processes[current] = { ...before, done: before.done + 1 }
  const process = instruction === null ? null : current
  draft.events.push({
    type: 'tick-passed',
    time: now,
    number: now + 1,
    process,
    instruction,
    statuses,
    ioInFlight,
  })
  return instruction
}

function endIfOver(draft: Draft): void {
  const { current, programs } = draft
  const { status, done } = draft.processes[current]!
  if (status !== 'running' || done < programs[current]!.length) return
  move(draft, { process: current, to: 'done', reason: 'program-ended' })
  giveToNext(draft)
}

/** Textbook: the longest ready. OSTEP: the next ready process number after the current one, cyclically. */
function giveToNext(draft: Draft): void {
  const { config, current, readyQueue } = draft
  const byNumber = [...readyQueue].sort((a, b) => a - b)
  const cyclic = byNumber.find((process) => process > current) ?? byNumber[0]
  const next = config.convention === 'ostep' ? cyclic : readyQueue[0]
  if (next !== undefined) give(draft, next, readyQueue.length === 1 ? 'only-one-ready' : 'next-in-turn')
}

function give(draft: Draft, process: number, reason: TransitionReason): void {
  draft.current = process
  move(draft, { process, to: 'running', reason })
}

type Move = { process: number; to: ProcessStatus; reason: TransitionReason; ioUntil?: number }

function move(draft: Draft, { process, to, reason, ioUntil = undefined }: Move): void {
  const before = draft.processes[process]!
  draft.processes[process] = { ...before, status: to, ioUntil: ioUntil ?? null }
  draft.readyQueue = draft.readyQueue.filter((ready) => ready !== process)
  if (to === 'ready') draft.readyQueue.push(process)
  draft.events.push({ type: 'state-changed', time: draft.now, process, from: before.status, to, reason })
}

function countRunnable(draft: Draft): number {
  return draft.processes.filter(({ status }) => status === 'ready' || status === 'running').length
}
