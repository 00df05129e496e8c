import { completelyFair } from './completely-fair.ts'
import { deadlineFirst } from './deadline-first.ts'
import { feedback } from './feedback.ts'
import { MinHeap } from './min-heap.ts'
import type { FastWorkload, ReadyJobs } from './ready-jobs.ts'
import { roundRobin } from './round-robin.ts'

/** Per job, in ticks. */
export type FastResult = {
  readonly firstRun: Float64Array
  readonly completion: Float64Array
  readonly makespan: number
  /** Arrivals, completions of I/O, starts of a slice, and ends of one (also by an I/O or the end of the job). */
  readonly events: number
}

function readyJobsOf(workload: FastWorkload): ReadyJobs {
  switch (workload.policy) {
    case 'rr':
      return roundRobin(workload)
    case 'mlfq':
      return feedback(workload)
    case 'cfs':
      return completelyFair(workload)
    case 'eevdf':
      return deadlineFirst(workload)
  }
}

/**
 * First runs and completions of a whole workload, equal to those of the tick-by-tick simulation (textbook rules). It jumps
 * from one arrival, completion or end of slice to the next: O(slices x log jobs) for cfs and eevdf, O(slices) besides the
 * sort of arrivals for rr and mlfq.
 */
export function runFast(workload: FastWorkload): FastResult {
  const { jobs } = workload
  const ready = readyJobsOf(workload)
  const arrivals = byArrival(jobs)
  const io = new IoQueue()
  const left = new Float64Array(jobs.length)
  for (let job = 0; job < jobs.length; job++) left[job] = jobs[job]!.run
  const firstRun = new Float64Array(jobs.length).fill(-1)
  const completion = new Float64Array(jobs.length)
  let [arrived, remaining, running, sliceLeft, now, events] = [0, jobs.length, -1, 0, 0, 0]
  const nextArrival = () =>
    arrived < arrivals.length ? jobs[arrivals[arrived]!]!.arrival : Number.POSITIVE_INFINITY
  const finish = (job: number) => {
    completion[job] = now
    remaining -= 1
    ready.ended(job)
  }
  for (;;) {
    if (ready.isReordered && running >= 0) {
      ready.putBack(running, sliceLeft)
      running = -1
    }
    ready.begin(now)
    for (; nextArrival() === now; arrived++) ready.admit(arrivals[arrived]!, false, running)
    while (io.nextTime === now) {
      ready.admit(io.pop(), true, running)
      events += 1
    }
    if (running >= 0 && ready.hasRival(running)) {
      ready.putBack(running, sliceLeft)
      running = -1
    }
    while (running < 0) {
      const job = ready.next()
      if (job < 0) break
      events += 1
      if (firstRun[job] === -1) firstRun[job] = now
      if (left[job] === 0) {
        finish(job)
      } else {
        running = job
        sliceLeft = ready.slice(job)
      }
    }
    if (remaining === 0) return { firstRun, completion, makespan: now, events: events + arrived }
    const nextAdmission = Math.min(nextArrival(), io.nextTime)
    if (running < 0) {
      now = nextAdmission
      continue
    }
    const { run, ioEvery, ioTime } = jobs[running]!
    const burst =
      ioEvery === 0 ? left[running]! : Math.min(left[running]!, ioEvery - ((run - left[running]!) % ioEvery))
    const ticks = Math.min(sliceLeft, burst, nextAdmission - now, ready.nextMoment(now) - now)
    now += ticks
    left[running]! -= ticks
    sliceLeft -= ticks
    ready.ran(running, ticks)
    if (left[running] === 0) {
      finish(running)
    } else if (ticks === burst) {
      ready.blocked(running, sliceLeft)
      io.push(now + ioTime, running)
    } else if (sliceLeft === 0) {
      ready.expired(running)
    } else {
      continue
    }
    running = -1
    events += 1
  }
}

/** Job numbers in the order in which they arrive. O(jobs) where they are listed so, as most workloads are. */
function byArrival(jobs: FastWorkload['jobs']): Int32Array {
  const order = new Int32Array(jobs.length)
  let isSorted = true
  for (let job = 0; job < jobs.length; job++) {
    order[job] = job
    if (job > 0 && jobs[job - 1]!.arrival > jobs[job]!.arrival) isSorted = false
  }
  return isSorted ? order : order.sort((a, b) => jobs[a]!.arrival - jobs[b]!.arrival || a - b)
}

/** I/O completions by time, those of one time in the order registered. */
class IoQueue {
  readonly #heap = new MinHeap()
  readonly #jobs: number[] = []

  push(time: number, job: number): void {
    this.#heap.push(time, this.#jobs.push(job) - 1)
  }

  get nextTime(): number {
    return this.#heap.topKey
  }

  pop(): number {
    return this.#jobs[this.#heap.pop()]!
  }
}
