import type { Vector } from './state.ts'

/** Times count steps. Processes from 0; vectors have one amount per resource. */
export type BankersEvent =
  | {
      readonly type: 'process-could-finish'
      readonly time: number
      readonly process: number
      readonly need: Vector
      readonly work: Vector
      /** The work after it gave back what it holds. */
      readonly after: Vector
    }
  | {
      readonly type: 'state-judged'
      readonly time: number
      readonly isSafe: boolean
      readonly sequence: readonly number[]
      /** Who could not finish. */
      readonly stuck: readonly number[]
    }
  | {
      readonly type: 'request-considered'
      readonly time: number
      readonly process: number
      readonly amounts: Vector
    }
  | {
      readonly type: 'request-granted'
      readonly time: number
      readonly process: number
      readonly amounts: Vector
    }
  | {
      readonly type: 'request-refused'
      readonly time: number
      readonly process: number
      readonly amounts: Vector
      readonly reason: 'beyond-claim' | 'not-available' | 'unsafe'
    }

const list = (vector: Vector) => `(${vector.join(', ')})`
const names = (processes: readonly number[]) => processes.map((process) => `P${process}`).join(', ')

const REFUSED = {
  'beyond-claim': 'that is more than it announced',
  'not-available': 'so much is not free now: it waits',
  unsafe: 'the state after it would not be safe: it waits, although enough is free',
} as const

export function describeBankersEvent(event: BankersEvent): string {
  const at = `Step ${event.time + 1}:`
  switch (event.type) {
    case 'process-could-finish':
      return `${at} P${event.process} could finish, because its need ${list(event.need)} is within the work ${list(event.work)}; giving all back makes the work ${list(event.after)}.`
    case 'state-judged':
      return event.isSafe
        ? `${at} the state is safe, because all could finish in the order ${names(event.sequence)}.`
        : `${at} the state is not safe, because ${names(event.stuck)} might all wait for ever.`
    case 'request-considered':
      return `${at} P${event.process} asks for ${list(event.amounts)}, and gets it on trial to see whether all could still finish.`
    case 'request-granted':
      return `${at} P${event.process} gets ${list(event.amounts)}, because the state stays safe.`
    case 'request-refused':
      return `${at} P${event.process} does not get ${list(event.amounts)}, because ${REFUSED[event.reason]}.`
  }
}
