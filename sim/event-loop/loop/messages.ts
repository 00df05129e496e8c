import { structuredClone } from '../library/structured-clone.ts'
import { type Obj, type Value, withInternal } from '../machine/values.ts'
import type { ThreadFace } from './thread-face.ts'

/** How long a message takes to another thread, and what a worker prints to the main thread, which does the writing. */
export const MESSAGE_MS = 0.1
export const OUTPUT_MS = 0.05

/** One end of a message channel (HTML, 9.4 Channel messaging). Messages wait until it is started. */
export type Endpoint = {
  owner: ThreadFace
  peer: Endpoint | null
  isStarted: boolean
  isClosed: boolean
  isRef: boolean
  /** The program's `(type, value) => void`. */
  receive: Value
  /** The port object that stands for it in its thread. */
  port: Value
  waiting: Message[]
}

type Message = { readonly at: number; readonly value: Value; readonly line: number }

/** Two ends that belong to each other. */
export function makeChannel(left: ThreadFace, right: ThreadFace): readonly [Endpoint, Endpoint] {
  const end = (owner: ThreadFace): Endpoint => ({
    owner,
    peer: null,
    isStarted: false,
    isClosed: false,
    isRef: false,
    receive: undefined,
    port: undefined,
    waiting: [],
  })
  const ends = [end(left), end(right)] as const
  ends[0].peer = ends[1]
  ends[1].peer = ends[0]
  return ends
}

/** Sends a copy of `value`; ports in `transferred` move to the other thread. Throws a DataCloneError of the sender. */
export function post(from: Endpoint, value: Value, transferred: readonly Endpoint[], line: number): void {
  const { owner, peer } = from
  if (peer === null || from.isClosed) return
  const known = new Map<Value, Value>()
  for (const moved of transferred) known.set(moved.port, moveTo(peer.owner, moved))
  const copy = structuredClone(value, { from: owner.realm, to: peer.owner.realm, known })
  const at = owner.now + (owner === peer.owner ? 0 : MESSAGE_MS)
  owner.emit({ type: 'message-sent', to: peer.owner.thread, value: owner.short(value) })
  peer.waiting.push({ at, value: copy, line })
  if (peer.isStarted) deliver(peer)
}

export function start(endpoint: Endpoint): void {
  if (endpoint.isStarted) return
  endpoint.isStarted = true
  deliver(endpoint)
}

/** A message that has come, for a caller who does not wait; null when there is none. */
export function takeNow(endpoint: Endpoint): Message | null {
  const [first] = endpoint.waiting
  if (first === undefined || first.at > endpoint.owner.now) return null
  endpoint.waiting.shift()
  return first
}

/** Whether the port keeps its thread alive. */
export function setRef(endpoint: Endpoint, isRef: boolean): void {
  if (endpoint.isRef === isRef || endpoint.isClosed) return
  endpoint.isRef = isRef
  endpoint.owner.alive += isRef ? 1 : -1
}

/** Closes both ends; each hears of it after the messages that were sent before. */
export function close(endpoint: Endpoint): void {
  for (const end of [endpoint, endpoint.peer]) {
    if (end === null || end.isClosed) continue
    const { owner } = end
    const run = () => {
      setRef(end, false)
      end.isClosed = true
      owner.callReceiver(end.receive, 'close', undefined)
    }
    const closing = { label: 'port closes', line: 0, run }
    if (end === endpoint) owner.close(closing)
    else owner.complete({ ...closing, at: endpoint.owner.now + MESSAGE_MS, isRef: false, sender: null })
  }
}

function deliver(endpoint: Endpoint): void {
  const { owner, peer } = endpoint
  for (const { at, value, line } of endpoint.waiting.splice(0)) {
    owner.complete({
      label: 'message',
      line,
      at: Math.max(at, owner.now),
      isRef: false,
      sender: peer?.owner.thread ?? null,
      run: () => {
        if (!endpoint.isClosed) owner.callReceiver(endpoint.receive, 'message', value)
      },
    })
  }
}

function moveTo(owner: ThreadFace, endpoint: Endpoint): Value {
  setRef(endpoint, false)
  const { realm: from } = endpoint.owner
  const { realm: to } = owner
  endpoint.waiting = endpoint.waiting.map(({ value, ...rest }) => ({
    ...rest,
    value: structuredClone(value, { from, to, known: new Map() }),
  }))
  endpoint.isStarted = false
  endpoint.owner = owner
  endpoint.port = owner.vm.call(owner.makePort, undefined, [handleOf(owner, endpoint)])
  return endpoint.port
}

/** What the library in JavaScript holds of an endpoint. */
export function handleOf({ realm }: ThreadFace, endpoint: Endpoint): Obj {
  return withInternal(realm.protos.object, { kind: 'endpoint', endpoint })
}
