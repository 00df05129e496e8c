import type { DiskConfig } from './config.ts'
import { ARM_START } from './geometry.ts'

export type DiskRequest = { readonly block: number; readonly arrival: number }

export type DiskState = {
  readonly config: DiskConfig
  readonly now: number
  readonly track: number
  /** The angle of the disk under the head, in the units of the convention (see geometry.ts). */
  readonly angle: number
  /** Where the arm stands, in distance. */
  readonly arm: number
  /** scan: where the arm is heading. */
  readonly direction: 1 | -1
  /** All requests so far by number, in the order of the queue. */
  readonly requests: readonly DiskRequest[]
  /** Numbers of requests that wait, in the order of the queue. */
  readonly waiting: readonly number[]
  readonly lateTaken: number
  readonly served: number
  /** ostep: how many requests, from the first one ever, the window of sstf and satf covers. */
  readonly reach: number
  /** The block that was read last; null before the first. */
  readonly lastBlock: number | null
  /** The request that is served, and what comes next for it: at once, or at the next tick at the earliest. */
  readonly current: {
    readonly request: number
    readonly phase: 'rotate' | 'transfer'
    readonly atLeast: 0 | 1
  } | null
}

export function initialState(config: DiskConfig): DiskState {
  return {
    config,
    now: 0,
    track: 0,
    angle: 0,
    arm: ARM_START,
    direction: 1,
    requests: config.requests,
    waiting: config.requests.flatMap(({ arrival }, request) => (arrival === 0 ? [request] : [])),
    lateTaken: 0,
    served: 0,
    reach: config.window,
    lastBlock: null,
    current: null,
  }
}
