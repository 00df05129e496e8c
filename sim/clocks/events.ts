import type { Vector } from './state.ts'

/** What every event of a process carries. Time counts steps; processes from 0. */
type Clocked = {
  readonly time: number
  readonly process: number
  /** Name of the process, and which of its events it is, from 1. */
  readonly name: string
  readonly number: number
  readonly lamport: number
  readonly vector: Vector
}

/** The first three are the events of processes, in the sense of Lamport; the others say what they came to. */
export type ClocksEvent =
  | (Clocked & { readonly type: 'local-event'; readonly label: string })
  | (Clocked & { readonly type: 'message-sent'; readonly message: string; readonly to: readonly string[] })
  | (Clocked & {
      readonly type: 'message-received'
      readonly message: string
      readonly from: string
      /** The receiver's clock just before, and that of the message. */
      readonly before: number
      readonly carried: number
    })
  | { readonly type: 'lease-granted'; readonly time: number; readonly client: string; readonly token: number }
  | { readonly type: 'lease-queued'; readonly time: number; readonly client: string; readonly holder: string }
  | {
      readonly type: 'lease-expired'
      readonly time: number
      readonly client: string
      readonly token: number
      /** What the client is at, without knowing. */
      readonly isPaused: boolean
    }
  | {
      readonly type: 'write-accepted'
      readonly time: number
      readonly client: string
      readonly token: number
      readonly highest: number
    }
  | {
      readonly type: 'write-refused'
      readonly time: number
      readonly client: string
      readonly token: number
      readonly highest: number
    }
  | {
      readonly type: 'write-completed'
      readonly time: number
      readonly version: number
      readonly quorum: number
    }
  | {
      readonly type: 'read-completed'
      readonly time: number
      readonly version: number
      /** The last write that was complete when the read began. */
      readonly newest: number
      readonly answers: readonly number[]
    }

const list = (vector: Vector) => `(${vector.join(', ')})`

export function describeClocksEvent(event: ClocksEvent): string {
  const at = `Step ${event.time + 1}:`
  switch (event.type) {
    case 'local-event':
      return `${at} ${event.name}: ${event.label}. Its clock goes one up to ${event.lamport}, its vector to ${list(event.vector)}.`
    case 'message-sent':
      return `${at} ${event.name} sends ${event.message} to ${event.to.join(', ')}, with its clock ${event.lamport} and its vector ${list(event.vector)}.`
    case 'message-received':
      return `${at} ${event.name} receives ${event.message} from ${event.from}. Its clock becomes max(${event.before}, ${event.carried}) + 1 = ${event.lamport}, because receiving comes after sending; its vector ${list(event.vector)}.`
    case 'lease-granted':
      return `${at} ${event.client} gets the lease with token ${event.token}, because it is free and tokens only go up.`
    case 'lease-queued':
      return `${at} ${event.client} has to wait, because ${event.holder} has the lease.`
    case 'lease-expired':
      return `${at} the lease of ${event.client} with token ${event.token} expires, because its time is over; ${event.isPaused ? `${event.client} stands still and notices nothing` : `${event.client} is not told`}.`
    case 'write-accepted':
      return event.token < event.highest
        ? `${at} the storage takes the write of ${event.client} with token ${event.token} after one with token ${event.highest}, because it does not look at tokens: two clients have written as if each were alone.`
        : `${at} the storage takes the write of ${event.client} with token ${event.token}; no later lease has written before.`
    case 'write-refused':
      return `${at} the storage refuses the write of ${event.client}, because its token ${event.token} is lower than ${event.highest}: a later lease has written already.`
    case 'write-completed':
      return `${at} version ${event.version} is complete, because ${event.quorum} replicas have it; the others may follow.`
    case 'read-completed':
      return event.version < event.newest
        ? `${at} the read gives version ${event.version}, although version ${event.newest} was complete before it began: none of the replicas that answered (${event.answers.join(', ')}) was among those that had acknowledged it.`
        : `${at} the read gives version ${event.version}, the newest of ${event.answers.join(', ')}; version ${event.newest} was complete when it began.`
  }
}
