import { type IoMultiplexingConfig, isLoop } from './config.ts'
import { type Request, requestsOf } from './requests.ts'

/**
 * `waiting`: arrived, nobody works on it. `running`: a thread or the loop is at it. `io`: it waits for input or output.
 * `submitted`: io_uring, its next operation waits for the next system call.
 */
export type Status = 'ahead' | 'waiting' | 'running' | 'io' | 'submitted' | 'done' | 'refused'

/** What the loop is told about: a connection with something to read, or a request whose input or output is over. */
export type Ready =
  | { readonly type: 'read'; readonly connection: number }
  | { readonly type: 'finish'; readonly request: number }

/** io_uring: what an entry in the submission queue does for a request. */
export type Submission = { readonly request: number; readonly effect: 'answer' | 'io' }

/** What a core does until then (nanoseconds). */
export type Activity =
  | { readonly type: 'burst'; readonly request: number; readonly isSecond: boolean; readonly until: number }
  | {
      readonly type: 'wait'
      readonly batch: readonly Ready[]
      readonly submitted: readonly Submission[]
      readonly until: number
    }
  | { readonly type: 'handle'; readonly item: Ready; readonly request: number; readonly until: number }
  | { readonly type: 'drain'; readonly connection: number; readonly until: number }

/** Times in nanoseconds. Requests are numbered in order of arrival, from 0. */
export type IoMultiplexingState = {
  readonly config: IoMultiplexingConfig
  readonly now: number
  readonly requests: readonly Request[]
  readonly statuses: readonly Status[]
  /** The next request to arrive. */
  readonly next: number
  /** A loop uses the first only. */
  readonly cores: readonly (Activity | null)[]
  readonly ios: readonly { readonly request: number; readonly until: number }[]
  /** Threads that could run if there were a core. */
  readonly runQueue: readonly { readonly request: number; readonly isSecond: boolean }[]
  /** Requests for which there is no thread yet. */
  readonly backlog: readonly number[]
  /** Connections with requests that nobody has read, and these. */
  readonly unread: readonly { readonly connection: number; readonly requests: readonly number[] }[]
  /** What the next call will report, in the order of becoming ready, and what is left of the last report. */
  readonly ready: readonly Ready[]
  readonly batch: readonly Ready[]
  readonly submissions: readonly Submission[]
  /** The loop sleeps until something is ready. */
  readonly isAsleep: boolean
  /** io_uring: the loop sleeps in a call that is paid for. */
  readonly isInCall: boolean
  /** Unread requests are left that no call will ever report. */
  readonly isStalled: boolean
}

export function initialState(config: IoMultiplexingConfig): IoMultiplexingState {
  const requests = requestsOf(config)
  return {
    config,
    now: 0,
    requests,
    statuses: requests.map(() => 'ahead'),
    next: 0,
    cores: Array.from({ length: isLoop(config.model) ? 1 : config.cores }, () => null),
    ios: [],
    runQueue: [],
    backlog: [],
    unread: [],
    ready: [],
    batch: [],
    submissions: [],
    isAsleep: true,
    isInCall: false,
    isStalled: false,
  }
}

/** 0 to 2 are the standard streams, 3 listens. */
export const descriptorOf = (connection: number): number => connection + 4

/** Descriptors that a call has to look at: what fits, for select. */
export function watchedBy({ model, connections, fdSetSize }: IoMultiplexingConfig): number {
  return model === 'select' ? Math.min(connections, Math.max(0, fdSetSize - 4)) : connections
}

export const isDone = ({ statuses }: IoMultiplexingState): boolean =>
  statuses.every((status) => status === 'done' || status === 'refused')

/** When something happens next; null when nothing will. */
export function nextTime({ requests, next, cores, ios }: IoMultiplexingState): number | null {
  const times = [
    ...cores.flatMap((activity) => (activity === null ? [] : [activity.until])),
    ...ios.map(({ until }) => until),
    ...(next < requests.length ? [requests[next]!.arrival] : []),
  ]
  return times.length === 0 ? null : Math.min(...times)
}
