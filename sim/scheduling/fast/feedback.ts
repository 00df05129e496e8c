import { Fifo } from './fifo.ts'
import type { FastWorkload, ReadyJobs } from './ready-jobs.ts'

/**
 * MLFQ. Level, quantum and allotment of a job hold for one boost period: `epoch` says for which, and a job of an older one
 * is as good as new. So a boost joins the queues and touches no job.
 */
export function feedback({ mlfq, jobs }: FastWorkload): ReadyJobs {
  const { levels, boostTicks, stayOnIo, ioBump } = mlfq
  const top = new Fifo(jobs.length)
  const queues = levels.map((_, level) => (level === 0 ? top : new Fifo(top)))
  const level = new Int32Array(jobs.length)
  const quantum = new Float64Array(jobs.length)
  const allotment = new Float64Array(jobs.length)
  const epochOf = new Float64Array(jobs.length).fill(-1)
  let epoch = 0

  const refill = (job: number, to: number) => {
    level[job] = to
    quantum[job] = levels[to]!.quantumTicks
    allotment[job] = levels[to]!.allotmentQuanta
    epochOf[job] = epoch
  }
  const renew = (job: number) => {
    if (epochOf[job] !== epoch) refill(job, 0)
  }
  const charge = (job: number) => {
    allotment[job]! -= 1
    if (allotment[job]! > 0) quantum[job] = levels[level[job]!]!.quantumTicks
    else refill(job, Math.min(level[job]! + 1, levels.length - 1))
  }

  return {
    isReordered: true,
    begin: (time) => {
      const current = boostTicks === 0 ? 0 : Math.floor(time / boostTicks)
      if (current === epoch) return
      epoch = current
      for (let lower = queues.length - 1; lower > 0; lower--) top.append(queues[lower]!)
    },
    admit: (job, isIo) => {
      renew(job)
      const queue = queues[level[job]!]!
      if (isIo && ioBump) queue.unshift(job)
      else queue.push(job)
    },
    hasRival: () => false,
    putBack: (job, sliceLeft) => {
      quantum[job] = sliceLeft
      queues[level[job]!]!.unshift(job)
    },
    next: () => {
      for (const queue of queues) {
        const job = queue.shift()
        if (job >= 0) return job
      }
      return -1
    },
    slice: (job) => {
      renew(job)
      return quantum[job]!
    },
    ran: () => {},
    blocked: (job, sliceLeft) => {
      quantum[job] = sliceLeft
      if (stayOnIo) refill(job, level[job]!)
      if (sliceLeft === 0) charge(job)
    },
    expired: (job) => {
      charge(job)
      queues[level[job]!]!.push(job)
    },
    ended: () => {},
    nextMoment: (time) =>
      boostTicks === 0 ? Number.POSITIVE_INFINITY : (Math.floor(time / boostTicks) + 1) * boostTicks,
  }
}
