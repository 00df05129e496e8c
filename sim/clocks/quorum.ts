import { type Draft, send, setRole } from './draft.ts'
import { type Message, processOf, type Role } from './state.ts'

type Writer = Extract<Role, { type: 'writer' }>
type Reader = Extract<Role, { type: 'reader' }>

const roleOf = (draft: Draft, process: number) => draft.processes[process]!.role
const replicas = (draft: Draft) =>
  draft.processes.flatMap(({ role }, index) => (role.type === 'replica' ? [index] : []))

/** The next version goes to all replicas. */
export function beginWrite(draft: Draft, process: number): void {
  const role = roleOf(draft, process) as Writer
  const version = role.version + 1
  setRole(draft, process, { ...role, version, acknowledgements: 0 })
  send(draft, process, { to: replicas(draft), content: { type: 'store', version } })
}

/** All replicas are asked; which writes were complete by now decides whether the result is stale. */
export function beginRead(draft: Draft, process: number): void {
  const role = roleOf(draft, process) as Reader
  const { completed } = roleOf(draft, processOf(draft, 'writer')) as Writer
  setRole(draft, process, { ...role, isReading: true, newest: completed, answers: [] })
  send(draft, process, { to: replicas(draft), content: { type: 'query' } })
}

/** What replicas, writer and reader do with a message that has just arrived. Answers that nobody waits for are left out. */
export function quorumMessage(draft: Draft, { from, to, content }: Message): void {
  const role = roleOf(draft, to)
  if (role.type === 'replica' && content.type === 'store') {
    setRole(draft, to, { ...role, version: Math.max(role.version, content.version) })
    const { completed } = roleOf(draft, from) as Writer
    const answer = { type: 'stored', version: content.version } as const
    if (completed < content.version) send(draft, to, { to: [from], content: answer })
  } else if (role.type === 'replica' && content.type === 'query') {
    send(draft, to, { to: [from], content: { type: 'value', version: role.version } })
  } else if (role.type === 'writer' && content.type === 'stored') {
    acknowledge(draft, to, role)
  } else if (role.type === 'reader' && content.type === 'value') {
    answer(draft, to, { role, version: content.version })
  }
}

function acknowledge(draft: Draft, process: number, role: Writer): void {
  const acknowledgements = role.acknowledgements + 1
  const { write } = draft.config.quorum
  if (acknowledgements < write) {
    setRole(draft, process, { ...role, acknowledgements })
    return
  }
  setRole(draft, process, { ...role, acknowledgements, completed: role.version })
  draft.messages = draft.messages.filter(({ content }) => content.type !== 'stored')
  draft.events.push({ type: 'write-completed', time: draft.now, version: role.version, quorum: write })
}

function answer(draft: Draft, process: number, { role, version }: { role: Reader; version: number }): void {
  const answers = [...role.answers, version]
  if (answers.length < draft.config.quorum.read) {
    setRole(draft, process, { ...role, answers })
    return
  }
  const read = { version: Math.max(...answers), newest: role.newest }
  setRole(draft, process, { ...role, isReading: false, answers, reads: [...role.reads, read] })
  draft.messages = draft.messages.filter(
    ({ content }) => content.type !== 'query' && content.type !== 'value',
  )
  draft.events.push({ type: 'read-completed', time: draft.now, ...read, answers })
}
