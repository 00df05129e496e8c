import type { Realm } from '../machine/realm.ts'
import type { Value } from '../machine/values.ts'
import type { Vm } from '../machine/vm.ts'
import type { Callback, Completed } from './operations.ts'
import type { Payload } from './options.ts'
import type { Usage } from './usage.ts'

/** A thread as channels and the other threads know it. */
export type ThreadFace = {
  /** 0 is the main thread. */
  readonly thread: number
  readonly realm: Realm
  readonly vm: Vm
  readonly usage: Usage
  readonly loop: { readonly stepAt: () => number | null; readonly advance: () => void }
  readonly failure: { readonly value: Value } | null
  /** Makes a port object for an endpoint. */
  readonly makePort: Value
  /** Milliseconds. */
  now: number
  /** Things that keep it alive without a queue. */
  alive: number
  readonly emit: (event: Payload) => void
  readonly complete: (one: Completed) => void
  readonly close: (one: Callback) => void
  readonly forget: (sender: number, at: number) => void
  readonly write: (stream: 'stdout' | 'stderr', text: string) => void
  readonly announce: (event: string, args: readonly Value[]) => void
  readonly exitCodeNow: () => number
  readonly callReceiver: (receive: Value, type: string, value: Value) => void
  /** A value as another thread gets it; text where it cannot be copied. */
  readonly copyTo: (other: ThreadFace, value: Value) => Value
  /** A value in a few words. */
  readonly short: (value: Value) => string
}
