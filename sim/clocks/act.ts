import type { Step } from '../core/simulation.ts'
import { contentName, type Draft, draftOf, happenLocally, receive, send, setRole } from './draft.ts'
import type { ClocksEvent } from './events.ts'
import { clientActs, leaseExpires, leaseMessage } from './lease.ts'
import { beginRead, beginWrite, quorumMessage } from './quorum.ts'
import { type ClocksState, isDone, type Message, processOf, type Role } from './state.ts'

/** `act`: a process does its next thing. `deliver`: the message at that place of those under way arrives. `expire`: the lease is over. */
export type ClocksAction = {
  readonly type: 'act' | 'deliver' | 'expire'
  readonly process: number
  readonly message: number | null
  readonly label: string
}

/** What can happen next; in order `first` only the first of it. */
export function enabled(state: ClocksState): readonly ClocksAction[] {
  if (isDone(state)) return []
  const ranked = [...acts(state), ...deliveries(state)]
    .map((action, index) => ({ action, index, rank: rankOf(state, action) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ action }) => action)
  return state.config.order === 'first' ? ranked.slice(0, 1) : ranked
}

const DOES = {
  idle: 'asks for the lease',
  granted: 'checks its lease',
  checked: 'writes',
  paused: 'goes on',
  resumed: 'writes',
} as const

function acts(state: ClocksState): ClocksAction[] {
  return state.processes.flatMap(({ name, role }, process): ClocksAction[] => {
    const act = (what: string): ClocksAction[] => [
      { type: 'act', process, message: null, label: `${name} ${what}` },
    ]
    switch (role.type) {
      case 'script': {
        const next = state.config.processes[process]!.program[role.next]
        if (next === undefined || next.type === 'receive') return []
        return act(next.type === 'local' ? 'has a local event' : `sends ${next.message || 'a message'}`)
      }
      case 'client': {
        if (role.phase === 'asking' || role.phase === 'writing' || role.phase === 'done') return []
        const pauses = role.phase === 'checked' && state.config.lease.hasPause && process === 0
        return act(pauses ? 'stands still' : DOES[role.phase])
      }
      case 'service': {
        if (role.holder === null || !state.config.lease.canExpire) return []
        const holder = state.processes[role.holder]!.name
        return [{ type: 'expire', process, message: null, label: `The lease of ${holder} expires` }]
      }
      case 'writer':
        return role.completed === role.version && role.version < state.config.quorum.writes
          ? act('writes')
          : []
      case 'reader':
        return !role.isReading && role.reads.length < state.config.quorum.reads ? act('reads') : []
      default:
        return []
    }
  })
}

function deliveries(state: ClocksState): ClocksAction[] {
  return state.messages.flatMap((message, index) => {
    const { from, to, content } = message
    const { name, role } = state.processes[to]!
    if (role.type === 'script' && !isExpected(state, message)) return []
    const label = `${name} receives ${contentName(content)} from ${state.processes[from]!.name}`
    return [{ type: 'deliver' as const, process: to, message: index, label }]
  })
}

/** A program takes a message only where it waits for one of that name, or for any. */
function isExpected({ config, processes }: ClocksState, { to, content }: Message): boolean {
  const { next } = processes[to]!.role as Extract<Role, { type: 'script' }>
  const step = config.processes[to]!.program[next]
  return (
    step?.type === 'receive' &&
    (step.message === '' || (content.type === 'plain' && content.name === step.message))
  )
}

/**
 * The order of the story. Clocks: whoever had the fewest events. Lease: what is prompt, then whoever asks next, then the end of
 * the lease, then the client that stood still. Quorum: the first W replicas are prompt with writes, the last ones with reads.
 */
function rankOf(state: ClocksState, { type, process, message }: ClocksAction): number {
  const { role, vector } = state.processes[process]!
  if (role.type === 'script') return vector[process]!
  if (type === 'expire') return 60
  if (role.type === 'client' && type === 'act') {
    if (role.phase === 'paused') return 70
    return role.phase === 'idle' ? 50 + process : 30
  }
  if (role.type === 'replica') {
    const replica = process - 2
    const { replicas, write } = state.config.quorum
    if (state.messages[message!]!.content.type === 'query') return 20 + replicas - replica
    return replica < write ? 10 : 90
  }
  if (type === 'act') return role.type === 'writer' ? 40 : 50
  return 0
}

export function step(
  state: ClocksState,
  { type, process, message }: ClocksAction,
): Step<ClocksState, ClocksEvent> {
  const draft = draftOf(state)
  if (type === 'deliver') deliver(draft, state.messages[message!]!)
  else if (type === 'expire') leaseExpires(draft, process)
  else act(draft, process)
  draft.now += 1
  const { events, ...next } = draft
  return { state: next, events }
}

function act(draft: Draft, process: number): void {
  const { role } = draft.processes[process]!
  if (role.type === 'client') clientActs(draft, process)
  else if (role.type === 'writer') beginWrite(draft, process)
  else if (role.type === 'reader') beginRead(draft, process)
  else if (role.type === 'script') {
    const { type, to, message } = draft.config.processes[process]!.program[role.next]!
    setRole(draft, process, { ...role, next: role.next + 1 })
    if (type === 'send') send(draft, process, { to: [to], content: { type: 'plain', name: message } })
    else happenLocally(draft, process, 'a local event')
  }
}

function deliver(draft: Draft, message: Message): void {
  const { role } = draft.processes[message.to]!
  receive(draft, message)
  if (role.type === 'script') setRole(draft, message.to, { ...role, next: role.next + 1 })
  else if (processOf(draft, 'service') >= 0) leaseMessage(draft, message)
  else quorumMessage(draft, message)
}
