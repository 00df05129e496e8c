import { Fifo } from './fifo.ts'
import type { FastWorkload, ReadyJobs } from './ready-jobs.ts'

/** One queue; a job cut short joins it after the arrivals of that moment. */
export function roundRobin({ quantumTicks, jobs }: FastWorkload): ReadyJobs {
  const queue = new Fifo(jobs.length)
  let cutShort = -1
  return {
    isReordered: false,
    begin: () => {},
    admit: (job) => queue.push(job),
    hasRival: () => false,
    putBack: () => {},
    next: () => {
      if (cutShort >= 0) queue.push(cutShort)
      cutShort = -1
      return queue.shift()
    },
    slice: () => quantumTicks,
    ran: () => {},
    blocked: () => {},
    expired: (job) => {
      cutShort = job
    },
    ended: () => {},
    nextMoment: () => Number.POSITIVE_INFINITY,
  }
}
