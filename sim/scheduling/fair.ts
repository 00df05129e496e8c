import { change, type Draft } from './draft.ts'
import { levelRules, type SchedulingState } from './state.ts'
import { STRIDE_ONE, VIRTUAL_TICK, virtualTick, weightOf } from './weights.ts'

type Shares = Pick<SchedulingState, 'config' | 'jobs' | 'queues' | 'cutShort'>

/** Jobs that want the CPU, the one that has it included. */
export function runnableOf({ queues, cutShort }: Shares): number[] {
  const ready = queues.flat()
  return cutShort === null ? ready : [...ready, cutShort]
}

/**
 * The virtual time of EEVDF: the weighted mean of the virtual run times of all runnable jobs, as a sum over a weight and
 * relative to `base`, so that it stays exact. A job is eligible iff its virtual run time is not ahead of it.
 */
function meanOf({ config, jobs, ...rest }: Shares): { sum: number; weight: number; base: number } {
  const runnable = runnableOf({ config, jobs, ...rest })
  const base = runnable.reduce((least, job) => Math.min(least, jobs[job]!.virtual), Number.POSITIVE_INFINITY)
  let sum = 0
  let weight = 0
  for (const job of runnable) {
    const own = weightOf(config.jobs[job]!.nice)
    sum += own * (jobs[job]!.virtual - base)
    weight += own
  }
  return { sum, weight, base }
}

/** Jobs that have not had more than their share: the virtual run time is not ahead of the mean (Stoica et al. 1996). */
export function eligibleOf(shares: Shares, jobs: readonly number[]): readonly number[] {
  const { sum, weight, base } = meanOf(shares)
  return jobs.filter((job) => (shares.jobs[job]!.virtual - base) * weight <= sum)
}

/** The mean, rounded down; where nobody is runnable, what it was last. */
function virtualNow(draft: Draft): number {
  const { sum, weight, base } = meanOf(draft)
  return weight === 0 ? draft.virtualTime : base + Math.floor(sum / weight)
}

/** A job arrives or wakes and is about to join the queue: nobody gains by having been away. */
export function place(draft: Draft, job: number): void {
  const { policy, eevdf, jobs } = draft.config
  const { virtual, lag } = draft.jobs[job]!
  if (policy === 'stride' || policy === 'cfs') {
    change(draft, job, { virtual: Math.max(virtual, leastVirtual(draft)) })
  } else if (policy === 'eevdf') {
    const placed = virtualNow(draft) - lag
    const deadline = placed + eevdf.sliceTicks * virtualTick(jobs[job]!.nice)
    change(draft, job, { virtual: placed, deadline, ...levelRules(draft.config, 0) })
  }
}

function leastVirtual(draft: Draft): number {
  const values = runnableOf(draft).map((job) => draft.jobs[job]!.virtual)
  return Math.max(draft.virtualTime, values.length === 0 ? 0 : Math.min(...values))
}

/** The job used one tick: CFS and EEVDF advance its virtual run time by the tick over its weight. */
export function chargeTick(draft: Draft, job: number): void {
  const { policy, jobs } = draft.config
  if (policy !== 'cfs' && policy !== 'eevdf') return
  change(draft, job, { virtual: draft.jobs[job]!.virtual + virtualTick(jobs[job]!.nice) })
  draft.virtualTime = policy === 'cfs' ? leastVirtual(draft) : virtualNow(draft)
}

/** The job's slice is over, used up or not: stride charges the part of the stride that it used. */
export function chargeSlice(draft: Draft, job: number, quantumLeft: number | null): void {
  const { policy, quantumTicks, jobs, eevdf } = draft.config
  const { virtual } = draft.jobs[job]!
  if (policy === 'stride') {
    const stride = Math.floor(STRIDE_ONE / jobs[job]!.tickets)
    const used = quantumTicks - (quantumLeft ?? 0)
    change(draft, job, { virtual: virtual + (stride * used) / quantumTicks })
    draft.virtualTime = leastVirtual(draft)
  } else if (policy === 'eevdf') {
    change(draft, job, { deadline: virtual + eevdf.sliceTicks * virtualTick(jobs[job]!.nice) })
  }
}

/** Before a job blocks: EEVDF remembers its lag, what it is owed or owes. */
export function leave(draft: Draft, job: number): void {
  if (draft.config.policy !== 'eevdf') return
  draft.virtualTime = virtualNow(draft)
  change(draft, job, { lag: draft.virtualTime - draft.jobs[job]!.virtual })
}

/** CFS: the job's share of the latency by weight, in whole ticks, but not less than the minimum granularity. */
export function cfsSlice(draft: Draft, job: number): number {
  const { cfs, jobs } = draft.config
  const total = runnableOf(draft).reduce((sum, other) => sum + weightOf(jobs[other]!.nice), 0)
  const share = Math.floor((cfs.latencyTicks * weightOf(jobs[job]!.nice)) / total)
  return Math.max(1, cfs.minGranularityTicks, share)
}

/** CFS lets a job that just woke take the CPU only if it is this far behind in virtual time. */
export const wakeupGap = ({ config }: Draft): number => config.cfs.wakeupTicks * VIRTUAL_TICK
