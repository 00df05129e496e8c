import type { SchedulingConfig } from './config.ts'

/** Where a job stands. `future`: not arrived; `blocked`: in I/O. The job on the CPU stays at the head of its queue as `ready`. */
export type JobStatus = 'future' | 'ready' | 'blocked' | 'done'

export type JobState = {
  readonly status: JobStatus
  /** CPU time still needed, in ticks. */
  readonly left: number
  /** MLFQ level, 0 the highest priority; always 0 under the other policies. */
  readonly level: number
  /** What is left of the current slice, in ticks; null where the policy has no quantum. */
  readonly quantumLeft: number | null
  /** Quanta left at this level; null outside MLFQ. */
  readonly allotmentLeft: number | null
  /** When it last became ready (aging counts from here), in ticks. */
  readonly readySince: number
  /** Aging periods that it had waited when it got the CPU. */
  readonly agingBonus: number
  /** The priority it has through a lock that others wait for; null when none. */
  readonly inherited: number | null
  /** stride: the pass value; cfs, eevdf: the virtual run time, 2^14 units per tick of nice 0. */
  readonly virtual: number
  /** eevdf: the virtual deadline of its current request. */
  readonly deadline: number
  /** eevdf: what it was owed (or owed, if negative) in virtual time when it last blocked. */
  readonly lag: number
}

/** A lock and the jobs that wait for it, the longest waiting first. */
export type LockState = { readonly holder: number | null; readonly waiters: readonly number[] }

/** An arrival or an I/O completion to come. Kept in the order registered, which breaks ties of one time. */
export type Pending = { readonly time: number; readonly job: number; readonly type: 'arrival' | 'io' }

export type SchedulingState = {
  readonly config: SchedulingConfig
  readonly now: number
  readonly jobs: readonly JobState[]
  /** Ready jobs per level, the head first; the job on the CPU is the head of its queue. */
  readonly queues: readonly (readonly number[])[]
  readonly pending: readonly Pending[]
  /** The job that holds the CPU from the last tick and may go on; null when the CPU is free to choose. */
  readonly running: number | null
  /** The last job that ran, for counting and charging context switches. */
  readonly lastJob: number | null
  /** Ticks of a context switch still to pay before `running` runs. */
  readonly switchLeft: number
  /** A job whose slice ended in the last tick and that joins its queue after this tick's arrivals (textbook). */
  readonly cutShort: number | null
  readonly locks: readonly LockState[]
  /** Lottery: draws used. */
  readonly draws: number
  /** The least virtual time of the runnable jobs (stride, cfs; never falls), or their weighted mean (eevdf). */
  readonly virtualTime: number
}

export type SchedulingAction = { readonly type: 'tick' }

const FRESH = { readySince: 0, agingBonus: 0, inherited: null, virtual: 0, deadline: 0, lag: 0 }

function lockCount({ jobs }: SchedulingConfig): number {
  return jobs.reduce((most, { locks }) => locks.reduce((all, { lock }) => Math.max(all, lock + 1), most), 0)
}

export function initialState(config: SchedulingConfig): SchedulingState {
  const top = levelRules(config, 0)
  return {
    config,
    now: 0,
    jobs: config.jobs.map((job) => ({ status: 'future', left: job.run, level: 0, ...top, ...FRESH })),
    queues: Array.from({ length: levelCount(config) }, () => []),
    pending: config.jobs.map((job, index) => ({ time: job.arrival, job: index, type: 'arrival' })),
    running: null,
    lastJob: null,
    switchLeft: 0,
    cutShort: null,
    locks: Array.from({ length: lockCount(config) }, () => ({ holder: null, waiters: [] })),
    draws: 0,
    virtualTime: 0,
  }
}

export function levelCount(config: SchedulingConfig): number {
  return config.policy === 'mlfq' ? config.mlfq.levels.length : 1
}

/** A fresh quantum and allotment at a level. */
export function levelRules(
  config: SchedulingConfig,
  level: number,
): Pick<JobState, 'quantumLeft' | 'allotmentLeft'> {
  const { policy, quantumTicks, eevdf } = config
  if (policy === 'rr' || policy === 'lottery' || policy === 'stride') {
    return { quantumLeft: quantumTicks, allotmentLeft: null }
  }
  if (policy === 'eevdf') return { quantumLeft: eevdf.sliceTicks, allotmentLeft: null }
  const rules = config.policy === 'mlfq' ? config.mlfq.levels[level] : undefined
  return { quantumLeft: rules?.quantumTicks ?? null, allotmentLeft: rules?.allotmentQuanta ?? null }
}

/** CPU time until the job finishes or starts its next I/O: what SJF and STCF compare (OSTEP ch. 7.8: each burst is a job). */
export function burstLeft(state: SchedulingState, job: number): number {
  const { run, ioEvery } = state.config.jobs[job]!
  const { left } = state.jobs[job]!
  if (ioEvery === 0) return left
  return Math.min(left, ioEvery - ((run - left) % ioEvery))
}
