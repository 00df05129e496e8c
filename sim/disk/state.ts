import type { DiskConfig } from './config.ts'

export type DiskRequest = { readonly block: number; readonly arrival: number }

export type DiskState = {
  readonly config: DiskConfig
  readonly now: number
  readonly track: number
  /** scan: where the arm is heading. */
  readonly direction: 1 | -1
  /** All requests so far by number, in the order of the queue. */
  readonly requests: readonly DiskRequest[]
  /** Numbers of requests that wait, in the order of the queue. */
  readonly waiting: readonly number[]
  readonly lateTaken: number
  readonly served: number
  /** The request that is served, and what comes next for it. */
  readonly current: { readonly request: number; readonly phase: 'seek' | 'rotate' | 'transfer' } | null
}

export function initialState(config: DiskConfig): DiskState {
  return {
    config,
    now: 0,
    track: 0,
    direction: 1,
    requests: config.requests,
    waiting: config.requests.flatMap(({ arrival }, request) => (arrival === 0 ? [request] : [])),
    lateTaken: 0,
    served: 0,
    current: null,
  }
}
