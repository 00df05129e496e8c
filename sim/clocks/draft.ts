import type { ClocksEvent } from './events.ts'
import type { ClocksState, Content, Entry, Message, Process, Role } from './state.ts'

/** A private, mutable copy of a state for the length of one step, with the events so far. Never escapes `step`. */
export type Draft = { -readonly [K in keyof ClocksState]: ClocksState[K] } & {
  processes: Process[]
  messages: Message[]
  log: Entry[]
  events: ClocksEvent[]
}

export function draftOf(state: ClocksState): Draft {
  return {
    ...state,
    processes: [...state.processes],
    messages: [...state.messages],
    log: [...state.log],
    events: [],
  }
}

export function setRole(draft: Draft, process: number, role: Role): void {
  draft.processes[process] = { ...draft.processes[process]!, role }
}

const NAMES: Readonly<Record<Exclude<Content['type'], 'plain'>, string>> = {
  ask: 'a request for the lease',
  grant: 'the lease',
  write: 'a write',
  written: 'the result',
  release: 'the lease back',
  store: 'version',
  stored: 'its acknowledgement of version',
  query: 'a query',
  value: 'version',
}

/** How a message is called in a sentence. */
export function contentName(content: Content): string {
  const { type } = content
  if (type === 'plain') return content.name === '' ? 'a message' : `message ${content.name}`
  if ('version' in content) return `${NAMES[type]} ${content.version}`
  if ('token' in content) return `${NAMES[type]} (token ${content.token})`
  return NAMES[type]
}

/** Rule 1 of Lamport, and of Fidge and Mattern: a process counts its own events. */
function count(draft: Draft, process: number): Process {
  const before = draft.processes[process]!
  const vector = before.vector.with(process, before.vector[process]! + 1)
  const after = { ...before, lamport: before.lamport + 1, vector }
  draft.processes[process] = after
  return after
}

function log(
  draft: Draft,
  process: number,
  entry: Pick<Entry, 'kind' | 'label' | 'cause'>,
): {
  name: string
  number: number
  lamport: number
  vector: readonly number[]
  process: number
  time: number
} {
  const { name, lamport, vector } = draft.processes[process]!
  const number = vector[process]!
  draft.log.push({ process, number, lamport, vector, ...entry })
  return { time: draft.now, process, name, number, lamport, vector }
}

export function happenLocally(draft: Draft, process: number, label: string): void {
  count(draft, process)
  draft.events.push({
    type: 'local-event',
    ...log(draft, process, { kind: 'local', label, cause: null }),
    label,
  })
}

/** One event, a message to each of several. */
export function send(
  draft: Draft,
  process: number,
  { to, content }: { to: readonly number[]; content: Content },
): void {
  const { lamport, vector } = count(draft, process)
  const message = contentName(content)
  const clocked = log(draft, process, { kind: 'send', label: message, cause: null })
  const sentBy = draft.log.length - 1
  for (const receiver of to)
    draft.messages.push({ from: process, to: receiver, content, lamport, vector, sentBy })
  const names = to.map((receiver) => draft.processes[receiver]!.name)
  draft.events.push({ type: 'message-sent', ...clocked, message, to: names })
}

/** Rule 2: the receiver's clock is not behind the message's, its vector knows all that the message's knew. */
export function receive(draft: Draft, message: Message): void {
  const { to, from, content } = message
  const before = draft.processes[to]!
  draft.processes[to] = {
    ...before,
    lamport: Math.max(before.lamport, message.lamport),
    vector: before.vector.map((known, index) => Math.max(known, message.vector[index]!)),
  }
  count(draft, to)
  const label = contentName(content)
  const clocked = log(draft, to, { kind: 'receive', label, cause: message.sentBy })
  draft.messages = draft.messages.filter((other) => other !== message)
  draft.events.push({
    type: 'message-received',
    ...clocked,
    message: label,
    from: draft.processes[from]!.name,
    before: before.lamport,
    carried: message.lamport,
  })
}
