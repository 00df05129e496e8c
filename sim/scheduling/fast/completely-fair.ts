import { VIRTUAL_TICK, virtualTick, weightOf } from '../weights.ts'
import { MinHeap } from './min-heap.ts'
import type { FastWorkload, ReadyJobs } from './ready-jobs.ts'

/** CFS: ready jobs in a heap by virtual run time; `least` never falls. */
export function completelyFair({ cfs, jobs }: FastWorkload): ReadyJobs {
  const ready = new MinHeap()
  const virtual = new Float64Array(jobs.length)
  const weights = Float64Array.from(jobs, ({ nice }) => weightOf(nice))
  const tick = Float64Array.from(jobs, ({ nice }) => virtualTick(nice))
  let least = 0
  let total = 0
  let earliestWoken = Number.POSITIVE_INFINITY

  const leastWith = (running: number) => {
    const first = Math.min(ready.topKey, running < 0 ? Number.POSITIVE_INFINITY : virtual[running]!)
    return Math.max(least, first === Number.POSITIVE_INFINITY ? 0 : first)
  }

  return {
    isReordered: false,
    begin: () => {
      earliestWoken = Number.POSITIVE_INFINITY
    },
    admit: (job, _isIo, running) => {
      virtual[job] = Math.max(virtual[job]!, leastWith(running))
      earliestWoken = Math.min(earliestWoken, virtual[job]!)
      total += weights[job]!
      ready.push(virtual[job]!, job)
    },
    hasRival: (running) => virtual[running]! - earliestWoken > cfs.wakeupTicks * VIRTUAL_TICK,
    putBack: (job) => ready.push(virtual[job]!, job),
    next: () => ready.pop(),
    slice: (job) => {
      const share = Math.floor((cfs.latencyTicks * weights[job]!) / total)
      return Math.max(1, cfs.minGranularityTicks, share)
    },
    ran: (job, ticks) => {
      virtual[job]! += ticks * tick[job]!
      least = leastWith(job)
    },
    blocked: (job) => {
      total -= weights[job]!
    },
    expired: (job) => ready.push(virtual[job]!, job),
    ended: (job) => {
      total -= weights[job]!
    },
    nextMoment: () => Number.POSITIVE_INFINITY,
  }
}
