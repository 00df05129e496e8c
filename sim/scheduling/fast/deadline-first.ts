import { virtualTick, weightOf } from '../weights.ts'
import { MinHeap } from './min-heap.ts'
import type { FastWorkload, ReadyJobs } from './ready-jobs.ts'

/** Beyond this distance sums are taken from a new base, so that they stay below 2^53. */
const REBASE = 2 ** 26

/**
 * EEVDF with two heaps: `waiting` by virtual run time holds jobs that were ahead of the mean when they were put there,
 * `eligible` by deadline those that were not. The mean may fall, so the top of `eligible` is looked at again before it is
 * taken; every look moves a job at most once per choice. `sum` is that of weight x (virtual run time - base).
 */
export function deadlineFirst({ eevdf, jobs }: FastWorkload): ReadyJobs {
  const eligible = new MinHeap()
  const waiting = new MinHeap()
  const virtual = new Float64Array(jobs.length)
  const deadline = new Float64Array(jobs.length)
  const lag = new Float64Array(jobs.length)
  const weights = Float64Array.from(jobs, ({ nice }) => weightOf(nice))
  const tick = Float64Array.from(jobs, ({ nice }) => virtualTick(nice))
  let [sum, weight, base, lastMean] = [0, 0, 0, 0]

  const mean = () => (weight === 0 ? lastMean : base + Math.floor(sum / weight))
  const isEligible = (job: number) => (virtual[job]! - base) * weight <= sum
  const request = (job: number) => {
    deadline[job] = virtual[job]! + eevdf.sliceTicks * tick[job]!
    waiting.push(virtual[job]!, job)
  }
  const leave = (job: number) => {
    lastMean = mean()
    sum -= weights[job]! * (virtual[job]! - base)
    weight -= weights[job]!
  }
  const rebase = () => {
    const to = mean()
    if (to - base < REBASE) return
    sum -= weight * (to - base)
    base = to
  }

  return {
    isReordered: false,
    begin: () => {},
    admit: (job) => {
      virtual[job] = mean() - lag[job]!
      sum += weights[job]! * (virtual[job]! - base)
      weight += weights[job]!
      request(job)
    },
    hasRival: () => false,
    putBack: () => {},
    next: () => {
      rebase()
      for (;;) {
        while (waiting.size > 0 && isEligible(waiting.topId)) {
          const job = waiting.pop()
          eligible.push(deadline[job]!, job)
        }
        const job = eligible.pop()
        if (job < 0 || isEligible(job)) return job
        waiting.push(virtual[job]!, job)
      }
    },
    slice: () => eevdf.sliceTicks,
    ran: (job, ticks) => {
      virtual[job]! += ticks * tick[job]!
      sum += weights[job]! * ticks * tick[job]!
    },
    blocked: (job) => {
      leave(job)
      lag[job] = lastMean - virtual[job]!
    },
    expired: request,
    ended: leave,
    nextMoment: () => Number.POSITIVE_INFINITY,
  }
}
