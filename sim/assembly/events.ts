import type { Register } from './parse.ts'

/** A register or a word of memory that got a value. */
export type Write = {
  readonly register: Register | null
  readonly address: number | null
  readonly value: number
}

/** Times count the instructions of the machine. Threads from 0. */
export type AssemblyThreadsEvent =
  | {
      readonly type: 'instruction-executed'
      readonly time: number
      readonly thread: number
      readonly pc: number
      readonly text: string
      readonly writes: readonly Write[]
      readonly isTaken: boolean | null
    }
  | { readonly type: 'thread-halted'; readonly time: number; readonly thread: number }
  | {
      readonly type: 'thread-faulted'
      readonly time: number
      readonly thread: number
      readonly pc: number
      readonly reason: 'outside-code' | 'outside-memory'
    }
  | {
      readonly type: 'threads-switched'
      readonly time: number
      readonly from: number
      readonly to: number
      readonly reason: 'interrupt' | 'yield' | 'halt'
    }

const WHY = {
  interrupt: 'because the timer interrupts',
  yield: 'because it yields',
  halt: 'because it has ended',
} as const

export function describeAssemblyThreadsEvent(event: AssemblyThreadsEvent): string {
  const at = `Instruction ${event.time + 1}:`
  switch (event.type) {
    case 'instruction-executed':
      return `${at} thread ${event.thread} executes ${event.text} at ${event.pc}${effectOf(event)}.`
    case 'thread-halted':
      return `${at} thread ${event.thread} halts.`
    case 'thread-faulted':
      return `${at} thread ${event.thread} faults at ${event.pc}, because ${event.reason === 'outside-code' ? 'there is no instruction' : 'it touches memory that does not exist'}.`
    case 'threads-switched':
      return `${at} after it the CPU turns from thread ${event.from} to thread ${event.to}, ${WHY[event.reason]}.`
  }
}

function effectOf({
  writes,
  isTaken,
}: Extract<AssemblyThreadsEvent, { type: 'instruction-executed' }>): string {
  if (isTaken !== null)
    return isTaken
      ? ', and jumps because the condition holds'
      : ', and goes on because the condition does not hold'
  const parts = writes.map(
    ({ register, address, value }) =>
      `${register === null ? `memory ${address}` : `%${register}`} = ${value}`,
  )
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`
}
