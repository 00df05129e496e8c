import type { Costs, IoMultiplexingEvent } from './events.ts'
import { toMicros, toNanos } from './requests.ts'
import type { Activity, IoMultiplexingState, Ready, Status, Submission } from './state.ts'

/** A private, mutable copy of a state for the length of one step, with the events so far. Never escapes `step`. */
export type Draft = { -readonly [K in keyof IoMultiplexingState]: IoMultiplexingState[K] } & {
  statuses: Status[]
  cores: (Activity | null)[]
  ios: { request: number; until: number }[]
  runQueue: { request: number; isSecond: boolean }[]
  backlog: number[]
  unread: { connection: number; requests: readonly number[] }[]
  ready: Ready[]
  batch: Ready[]
  submissions: Submission[]
  events: IoMultiplexingEvent[]
}

export function draftOf(state: IoMultiplexingState): Draft {
  return {
    ...state,
    statuses: [...state.statuses],
    cores: [...state.cores],
    ios: [...state.ios],
    runQueue: [...state.runQueue],
    backlog: [...state.backlog],
    unread: [...state.unread],
    ready: [...state.ready],
    batch: [...state.batch],
    submissions: [...state.submissions],
    events: [],
  }
}

type Charge = {
  readonly isCreated?: boolean
  readonly switches?: number
  readonly calls?: number
  readonly scanning?: number
  readonly work?: number
}

/** What an activity costs: its length in nanoseconds, and by kind in microseconds. `scanning` in microseconds, `work` in nanoseconds. */
export function charge({ config: { costs } }: Draft, charged: Charge): { nanos: number; costs: Costs } {
  const nanos = {
    create: charged.isCreated ? toNanos(costs.threadCreateMicros) : 0,
    switching: (charged.switches ?? 0) * toNanos(costs.switchMicros),
    syscalls: (charged.calls ?? 0) * toNanos(costs.syscallMicros),
    scanning: toNanos(charged.scanning ?? 0),
    work: charged.work ?? 0,
  }
  return {
    nanos: nanos.create + nanos.switching + nanos.syscalls + nanos.scanning + nanos.work,
    costs: {
      create: toMicros(nanos.create),
      switching: toMicros(nanos.switching),
      syscalls: toMicros(nanos.syscalls),
      scanning: toMicros(nanos.scanning),
      work: toMicros(nanos.work),
    },
  }
}

/** A request begins to wait for its input or output. */
export function startIo(draft: Draft, request: number): void {
  const until = draft.now + draft.requests[request]!.io
  draft.statuses[request] = 'io'
  draft.ios.push({ request, until })
  draft.events.push({ type: 'io-started', time: toMicros(draft.now), request, until: toMicros(until) })
}

/** The answer has been sent. */
export function answer(draft: Draft, request: number): void {
  const latency = toMicros(draft.now - draft.requests[request]!.arrival)
  draft.statuses[request] = 'done'
  draft.events.push({ type: 'request-answered', time: toMicros(draft.now), request, latency })
}
