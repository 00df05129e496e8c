import type { SchedulingConfig } from '../config.ts'

export type FastJob = Pick<
  SchedulingConfig['jobs'][number],
  'arrival' | 'run' | 'ioEvery' | 'ioTime' | 'nice'
>
export type FastPolicy = 'rr' | 'mlfq' | 'cfs' | 'eevdf'

/** A workload of any size, without switch cost and locks. */
export type FastWorkload = Pick<SchedulingConfig, 'quantumTicks' | 'mlfq' | 'cfs' | 'eevdf'> & {
  readonly policy: FastPolicy
  readonly jobs: readonly FastJob[]
}

/** What a policy keeps of the ready jobs. The running job is not among them. */
export type ReadyJobs = {
  /** Whether the running job goes back to the head before anything else happens at a moment. */
  readonly isReordered: boolean
  /** A moment begins, before arrivals (MLFQ boosts here). */
  readonly begin: (time: number) => void
  readonly admit: (job: number, isIo: boolean, running: number) => void
  /** After all arrivals of a moment: whether the running job must give way to be compared again. */
  readonly hasRival: (running: number) => boolean
  /** The running job loses the CPU with so much of its slice left. */
  readonly putBack: (job: number, sliceLeft: number) => void
  /** Takes the next job out; -1 when there is none. */
  readonly next: () => number
  /** The slice of the job just taken. */
  readonly slice: (job: number) => number
  readonly ran: (job: number, ticks: number) => void
  /** It blocks; its slice may be used up at the same time. */
  readonly blocked: (job: number, sliceLeft: number) => void
  readonly expired: (job: number) => void
  readonly ended: (job: number) => void
  /** The next moment at which `begin` has something to do. */
  readonly nextMoment: (time: number) => number
}
