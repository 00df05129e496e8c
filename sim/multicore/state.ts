import type { MulticoreConfig } from './config.ts'

export type CoreState = {
  /** The job that runs here, or null. */
  readonly job: number | null
  /** Ticks left of its slice. */
  readonly sliceLeft: number
  /** Jobs whose working sets are in the cache, the latest first. */
  readonly cached: readonly number[]
  /** Ticks that jobs which ran here still need until they are warm, by job. */
  readonly warming: readonly { readonly job: number; readonly left: number }[]
}

export type MulticoreJob = {
  readonly status: 'future' | 'ready' | 'running' | 'done'
  /** Work still to do, in ticks on a cold cache; a warm last tick may take it below 0. */
  readonly left: number
  readonly lastCore: number | null
}

export type MulticoreState = {
  readonly config: MulticoreConfig
  readonly now: number
  readonly jobs: readonly MulticoreJob[]
  readonly cores: readonly CoreState[]
  /** One queue, or one per core; the head first. */
  readonly queues: readonly (readonly number[])[]
  readonly draws: number
}

export function initialState(config: MulticoreConfig): MulticoreState {
  return {
    config,
    now: 0,
    jobs: config.jobs.map(({ run }) => ({ status: 'future', left: run, lastCore: null })),
    cores: Array.from({ length: config.cores }, () => ({ job: null, sliceLeft: 0, cached: [], warming: [] })),
    queues: Array.from({ length: config.queues === 'central' ? 1 : config.cores }, () => []),
    draws: 0,
  }
}
