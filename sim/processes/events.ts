import type { Instruction } from './config.ts'

export type ProcessStatus = 'ready' | 'running' | 'blocked' | 'done'

/** Why a process changed its state. */
export type TransitionReason =
  | 'first'
  | 'next-in-turn'
  | 'only-one-ready'
  | 'io-finisher-first'
  | 'kept-cpu'
  | 'io-requested'
  | 'io-completed'
  | 'preempted-by-io'
  | 'program-ended'

/**
 * `tick-passed` is one column of the lanes chart: it covers [time, time + 1), `statuses` are those during the tick, and
 * `number` is the tick's number as OSTEP prints it (from 1). `state-changed` says how the lanes got there.
 */
export type ProcessStatesEvent =
  | {
      readonly type: 'state-changed'
      readonly time: number
      readonly process: number
      readonly from: ProcessStatus
      readonly to: ProcessStatus
      readonly reason: TransitionReason
    }
  | {
      readonly type: 'tick-passed'
      readonly time: number
      readonly number: number
      /** The process on the CPU and what it did; null when the CPU was idle. */
      readonly process: number | null
      readonly instruction: Instruction | null
      readonly statuses: readonly ProcessStatus[]
      /** I/Os under way during this tick. */
      readonly ioInFlight: number
    }

const WHY: Record<TransitionReason, string> = {
  first: 'because it is the first process',
  'next-in-turn': 'because it is the next ready process in turn',
  'only-one-ready': 'because it is the only process that is ready',
  'io-finisher-first': 'because a process whose I/O completes goes first here',
  'kept-cpu': 'because the CPU was kept for it while it waited',
  'io-requested': 'because it asked for an I/O and cannot go on before the answer',
  'io-completed': 'because its I/O is complete',
  'preempted-by-io': 'because a process whose I/O completes takes the CPU at once',
  'program-ended': 'because its program is at its end',
}

const DID: Record<Instruction, string> = {
  cpu: 'computes',
  io: 'makes the system call that starts an I/O',
  'io-done': 'handles the completion of its I/O',
}

export function describeProcessStatesEvent(event: ProcessStatesEvent): string {
  if (event.type === 'state-changed') {
    return `t=${event.time}: process ${event.process} goes from ${event.from} to ${event.to}, ${WHY[event.reason]}.`
  }
  const io = event.ioInFlight > 0 ? `; I/Os under way: ${event.ioInFlight}` : ''
  if (event.process !== null && event.instruction !== null) {
    return `t=${event.time}: process ${event.process} ${DID[event.instruction]}${io}.`
  }
  return `t=${event.time}: the CPU is idle, because no process can run${io}.`
}
