import { type Draft, happenLocally, send, setRole } from './draft.ts'
import { type Message, processOf, type Role } from './state.ts'

type Client = Extract<Role, { type: 'client' }>
type Service = Extract<Role, { type: 'service' }>

const roleOf = (draft: Draft, process: number) => draft.processes[process]!.role

/** A client asks, checks its lease by its own clock, perhaps stands still, and writes. */
export function clientActs(draft: Draft, process: number): void {
  const role = roleOf(draft, process) as Client
  const become = (changes: Partial<Client>) => setRole(draft, process, { ...role, ...changes })
  const service = processOf(draft, 'service')
  switch (role.phase) {
    case 'idle':
      become({ phase: 'asking' })
      send(draft, process, { to: [service], content: { type: 'ask' } })
      return
    case 'granted': {
      const { holder, token } = roleOf(draft, service) as Service
      const isValid = holder === process && token === role.token
      become(isValid ? { phase: 'checked' } : { phase: 'done', result: 'gave up' })
      happenLocally(draft, process, isValid ? 'the lease is valid' : 'the lease is over, so it gives up')
      return
    }
    case 'checked':
      if (draft.config.lease.hasPause && process === 0) {
        become({ phase: 'paused' })
        happenLocally(draft, process, 'stands still from here on')
        return
      }
      break
    case 'paused':
      become({ phase: 'resumed' })
      happenLocally(draft, process, 'goes on as if nothing had happened')
      return
  }
  become({ phase: 'writing' })
  const content = { type: 'write', token: role.token! } as const
  send(draft, process, { to: [processOf(draft, 'storage')], content })
}

/** The lock service takes the lease from its holder. */
export function leaseExpires(draft: Draft, process: number): void {
  const role = roleOf(draft, process) as Service
  const client = role.holder!
  const { name, role: holder } = draft.processes[client]!
  happenLocally(draft, process, `the lease of ${name} is over`)
  const isPaused = (holder as Client).phase === 'paused'
  draft.events.push({ type: 'lease-expired', time: draft.now, client: name, token: role.token, isPaused })
  setRole(draft, process, { ...role, holder: null })
  grantNext(draft, process)
}

function grantNext(draft: Draft, process: number): void {
  const role = roleOf(draft, process) as Service
  const [client, ...queue] = role.queue
  if (client === undefined || role.holder !== null) return
  const token = role.token + 1
  setRole(draft, process, { ...role, holder: client, token, queue })
  const { name } = draft.processes[client]!
  draft.events.push({ type: 'lease-granted', time: draft.now, client: name, token })
  send(draft, process, { to: [client], content: { type: 'grant', token } })
}

/** What client, lock service and storage do with a message that has just arrived. */
export function leaseMessage(draft: Draft, { from, to, content }: Message): void {
  const role = roleOf(draft, to)
  const { name } = draft.processes[from]!
  if (role.type === 'client' && content.type === 'grant') {
    setRole(draft, to, { ...role, phase: 'granted', token: content.token })
  } else if (role.type === 'client' && content.type === 'written') {
    setRole(draft, to, { ...role, phase: 'done', result: content.isAccepted ? 'written' : 'refused' })
    const back = { type: 'release', token: role.token! } as const
    send(draft, to, { to: [processOf(draft, 'service')], content: back })
  } else if (role.type === 'service' && content.type === 'ask') {
    setRole(draft, to, { ...role, queue: [...role.queue, from] })
    if (role.holder !== null) {
      const holder = draft.processes[role.holder]!.name
      draft.events.push({ type: 'lease-queued', time: draft.now, client: name, holder })
    }
    grantNext(draft, to)
  } else if (role.type === 'service' && content.type === 'release') {
    if (role.holder === from && role.token === content.token) setRole(draft, to, { ...role, holder: null })
    grantNext(draft, to)
  } else if (role.type === 'storage' && content.type === 'write') {
    store(draft, to, { client: from, token: content.token })
  }
}

/** Fencing (Kleppmann 2016): a write with a token lower than one seen before is refused, if the storage looks. */
function store(draft: Draft, process: number, { client, token }: { client: number; token: number }): void {
  const role = roleOf(draft, process) as Extract<Role, { type: 'storage' }>
  const isAccepted = !draft.config.lease.storageChecks || token >= role.highest
  const write = { time: draft.now, client: draft.processes[client]!.name, token, highest: role.highest }
  draft.events.push({ type: isAccepted ? 'write-accepted' : 'write-refused', ...write })
  setRole(draft, process, {
    ...role,
    highest: Math.max(role.highest, token),
    writes: [...role.writes, { client, token, isAccepted }],
  })
  send(draft, process, { to: [client], content: { type: 'written', isAccepted } })
}
