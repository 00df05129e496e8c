import type { ClocksConfig } from './config.ts'

/** One number per process. */
export type Vector = readonly number[]

/** What a message says. Tokens and versions are those of the lease and of the quorum. */
export type Content =
  | { readonly type: 'plain'; readonly name: string }
  | { readonly type: 'ask' }
  | { readonly type: 'grant'; readonly token: number }
  | { readonly type: 'write'; readonly token: number }
  | { readonly type: 'written'; readonly isAccepted: boolean }
  | { readonly type: 'release'; readonly token: number }
  | { readonly type: 'store'; readonly version: number }
  | { readonly type: 'stored'; readonly version: number }
  | { readonly type: 'query' }
  | { readonly type: 'value'; readonly version: number }

/** A message under way, with the clocks of its sending, which is entry `sentBy` of the log. */
export type Message = {
  readonly from: number
  readonly to: number
  readonly content: Content
  readonly lamport: number
  readonly vector: Vector
  readonly sentBy: number
}

/** An event of a process, the `number`-th from 1. `cause`: the entry of the log that sent what is received. */
export type Entry = {
  readonly process: number
  readonly number: number
  readonly kind: 'local' | 'send' | 'receive'
  readonly label: string
  readonly lamport: number
  readonly vector: Vector
  readonly cause: number | null
}

/** What a process knows and does next. */
export type Role =
  | { readonly type: 'script'; readonly next: number }
  | {
      readonly type: 'client'
      readonly phase: 'idle' | 'asking' | 'granted' | 'checked' | 'paused' | 'resumed' | 'writing' | 'done'
      readonly token: number | null
      readonly result: 'written' | 'refused' | 'gave up' | null
    }
  | {
      readonly type: 'service'
      readonly holder: number | null
      /** The token of the current or latest lease. */
      readonly token: number
      readonly queue: readonly number[]
    }
  | { readonly type: 'storage'; readonly highest: number; readonly writes: readonly StorageWrite[] }
  | {
      readonly type: 'writer'
      /** The write under way, and the last that is complete; versions from 1. */
      readonly version: number
      readonly acknowledgements: number
      readonly completed: number
    }
  | {
      readonly type: 'reader'
      readonly isReading: boolean
      /** The last write that was complete when the read began. */
      readonly newest: number
      readonly answers: readonly number[]
      readonly reads: readonly Read[]
    }
  | { readonly type: 'replica'; readonly version: number }

export type StorageWrite = { readonly client: number; readonly token: number; readonly isAccepted: boolean }
export type Read = { readonly version: number; readonly newest: number }

export type Process = {
  readonly name: string
  readonly lamport: number
  readonly vector: Vector
  readonly role: Role
}

export type ClocksState = {
  readonly config: ClocksConfig
  /** Steps done. */
  readonly now: number
  readonly processes: readonly Process[]
  readonly messages: readonly Message[]
  readonly log: readonly Entry[]
}

/** Tokens begin where those of Kleppmann's figure do. */
export const FIRST_TOKEN = 33

export function initialState(config: ClocksConfig): ClocksState {
  const roles = rolesOf(config)
  return {
    config,
    now: 0,
    processes: roles.map(([name, role]) => ({ name, lamport: 0, vector: roles.map(() => 0), role })),
    messages: [],
    log: [],
  }
}

const CLIENT: Role = { type: 'client', phase: 'idle', token: null, result: null }

function rolesOf({ topic, processes, lease, quorum }: ClocksConfig): (readonly [string, Role])[] {
  switch (topic) {
    case 'clocks':
      return processes.map(({ name }) => [name, { type: 'script', next: 0 }])
    case 'lease':
      return [
        ...Array.from({ length: lease.clients }, (_, index) => [`C${index + 1}`, CLIENT] as const),
        ['Locks', { type: 'service', holder: null, token: FIRST_TOKEN - 1, queue: [] }],
        ['Store', { type: 'storage', highest: 0, writes: [] }],
      ]
    case 'quorum':
      return [
        ['Writer', { type: 'writer', version: 0, acknowledgements: 0, completed: 0 }],
        ['Reader', { type: 'reader', isReading: false, newest: 0, answers: [], reads: [] }],
        ...Array.from(
          { length: quorum.replicas },
          (_, index) => [String.fromCharCode(65 + index), { type: 'replica', version: 0 }] as const,
        ),
      ]
  }
}

/** The process of a role of which there is one. */
export const processOf = ({ processes }: Pick<ClocksState, 'processes'>, type: Role['type']): number =>
  processes.findIndex(({ role }) => role.type === type)

/** Every process has done all it has to do. What is still under way does not matter to anybody. */
export function isDone({ config, processes }: Pick<ClocksState, 'config' | 'processes'>): boolean {
  return processes.every(({ role }, index) => {
    switch (role.type) {
      case 'script':
        return role.next >= config.processes[index]!.program.length
      case 'client':
        return role.phase === 'done'
      case 'writer':
        return role.completed >= config.quorum.writes
      case 'reader':
        return role.reads.length >= config.quorum.reads
      default:
        return true
    }
  })
}

/** Name of an event: p3 for the third of P, C1.3 where the name is longer. */
export const eventName = (process: string, number: number): string =>
  process.length === 1 ? `${process.toLowerCase()}${number}` : `${process}.${number}`
