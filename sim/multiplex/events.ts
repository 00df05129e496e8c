import type { Model } from './config.ts'

/** Microseconds of a core by what they are for. */
export type Costs = {
  readonly create: number
  readonly switching: number
  readonly syscalls: number
  readonly scanning: number
  readonly work: number
}

/** Times in microseconds. Requests and connections from 0; requests are shown as R1, R2, ... */
export type IoMultiplexingEvent =
  | {
      readonly type: 'request-arrived'
      readonly time: number
      readonly request: number
      readonly connection: number
    }
  | {
      readonly type: 'request-refused'
      readonly time: number
      readonly request: number
      readonly connection: number
      readonly descriptor: number
      readonly limit: number
    }
  | {
      /** No thread is free for it. */
      readonly type: 'request-queued'
      readonly time: number
      readonly request: number
      readonly reason: 'pool-busy' | 'thread-busy'
      readonly length: number
    }
  | {
      /** A thread runs on a core over [time, until). */
      readonly type: 'burst-started'
      readonly time: number
      readonly until: number
      readonly core: number
      readonly request: number
      readonly isSecond: boolean
      readonly costs: Costs
    }
  | { readonly type: 'loop-slept'; readonly time: number; readonly model: Model }
  | {
      /** The loop is in its call over [time, until). */
      readonly type: 'wait-started'
      readonly time: number
      readonly until: number
      readonly model: Model
      readonly reported: number
      readonly watched: number
      readonly submitted: number
      /** It was asleep until something became ready. */
      readonly hasSlept: boolean
      readonly costs: Costs
      readonly calls: number
    }
  | {
      /** The loop reads a request and works on it, or answers it after its input or output, over [time, until). */
      readonly type: 'handling-started'
      readonly time: number
      readonly until: number
      readonly request: number
      readonly connection: number
      readonly isSecond: boolean
      /** Requests that stay unread on the connection. */
      readonly left: number
      readonly costs: Costs
      readonly calls: number
    }
  | {
      /** A read that finds nothing (EAGAIN), over [time, until). */
      readonly type: 'nothing-read'
      readonly time: number
      readonly until: number
      readonly connection: number
      readonly costs: Costs
    }
  | { readonly type: 'io-started'; readonly time: number; readonly request: number; readonly until: number }
  | { readonly type: 'io-finished'; readonly time: number; readonly request: number }
  | {
      readonly type: 'request-answered'
      readonly time: number
      readonly request: number
      readonly latency: number
    }
  | { readonly type: 'loop-stalled'; readonly time: number; readonly requests: readonly number[] }

export const requestName = (request: number): string => `R${request + 1}`

const CALLS: Readonly<Record<string, string>> = {
  select: 'select',
  poll: 'poll',
  'epoll-level': 'epoll_wait',
  'epoll-edge': 'epoll_wait',
  'io-uring': 'io_uring_enter',
}

const callOf = (model: Model) => CALLS[model] ?? model

/** At most three decimals: nanoseconds. */
const us = (micros: number) => `${Math.round(micros * 1000) / 1000} µs`

export function describeIoMultiplexingEvent(event: IoMultiplexingEvent): string {
  const at = `t=${us(event.time)}:`
  switch (event.type) {
    case 'request-arrived':
      return `${at} ${requestName(event.request)} arrives on connection ${event.connection}.`
    case 'request-refused':
      return `${at} ${requestName(event.request)} cannot be served, because connection ${event.connection} has descriptor ${event.descriptor} and select only knows those below ${event.limit}.`
    case 'request-queued':
      return `${at} ${requestName(event.request)} waits, because ${event.reason === 'pool-busy' ? 'every thread of the pool has a request' : 'the thread of its connection is still at an earlier request'}; ${event.length} wait like this.`
    case 'burst-started':
      return `${at} core ${event.core} runs the thread of ${requestName(event.request)} ${event.isSecond ? 'again, to send the answer' : 'until it has to wait or has answered'}: ${listOf(event.costs)}.`
    case 'loop-slept':
      return `${at} the loop sleeps in ${callOf(event.model)}, because nothing is ready.`
    case 'wait-started':
      return `${at} ${describeWait(event)}: ${listOf(event.costs)}.`
    case 'handling-started':
      return `${at} the loop ${event.isSecond ? `answers ${requestName(event.request)}, whose input or output is over` : `reads ${requestName(event.request)} from connection ${event.connection} and works on it`}${event.left > 0 ? `; ${event.left} more unread there` : ''}: ${listOf(event.costs)}.`
    case 'nothing-read':
      return `${at} the loop reads connection ${event.connection} once more and finds nothing (EAGAIN), so it may wait for the next edge: ${listOf(event.costs)}.`
    case 'io-started':
      return `${at} ${requestName(event.request)} waits for input or output until t=${us(event.until)}.`
    case 'io-finished':
      return `${at} the input or output of ${requestName(event.request)} is over.`
    case 'request-answered':
      return `${at} ${requestName(event.request)} is answered after ${us(event.latency)}.`
    case 'loop-stalled':
      return `${at} ${event.requests.map(requestName).join(', ')} will never be read: the edge was reported once, the connection was not drained, and nothing new arrives to be reported.`
  }
}

function describeWait(event: Extract<IoMultiplexingEvent, { type: 'wait-started' }>): string {
  const { model, reported, watched, submitted, hasSlept } = event
  const why = hasSlept ? 'wakes up and reports' : 'reports'
  const found = `a call of ${callOf(model)} ${why} ${reported === 0 ? 'nothing yet' : `${reported} ready`}`
  switch (model) {
    case 'select':
    case 'poll':
      return `${found}, after it has looked at all ${watched} descriptors`
    case 'io-uring':
      return `${submitted > 0 ? `one call of ${callOf(model)} submits ${submitted} entries and ${why} ${reported}` : found}, straight from the completion queue`
    default:
      return `${found}, straight from its ready list`
  }
}

const NAMES: Readonly<Record<keyof Costs, string>> = {
  create: 'to create it',
  switching: 'to switch',
  syscalls: 'of system calls',
  scanning: 'to look and report',
  work: 'of work',
}

function listOf(costs: Costs): string {
  const parts = (Object.keys(NAMES) as (keyof Costs)[]).filter((kind) => costs[kind] > 0)
  return parts.map((kind) => `${us(costs[kind])} ${NAMES[kind]}`).join(', ') || 'free of charge'
}
