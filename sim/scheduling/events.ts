import { jobName, type Policy } from './config.ts'

/** Why a job got the CPU. `value`: its burst (sjf, stcf), priority, pass (stride), virtual run time (cfs) or virtual deadline (eevdf); the last two in ticks of nice 0. */
export type DispatchReason = {
  readonly policy: Policy
  readonly level: number
  readonly value: number | null
  /** Jobs that were ready, this one included. */
  readonly readyCount: number
}

/**
 * What happens on the CPU. Draw a Gantt chart from `job-ran`, `cpu-idled` and `context-switched` (each covers
 * [time, time + ticks)); `job-blocked` covers an I/O on [time, until). Levels: 0 is the highest priority.
 */
export type SchedulingEvent =
  | { readonly type: 'job-arrived'; readonly time: number; readonly job: number; readonly level: number }
  | {
      readonly type: 'job-dispatched'
      readonly time: number
      readonly job: number
      readonly reason: DispatchReason
    }
  | { readonly type: 'context-switched'; readonly time: number; readonly ticks: number; readonly job: number }
  | {
      readonly type: 'job-ran'
      readonly time: number
      readonly ticks: number
      readonly job: number
      readonly level: number
      /** After these ticks. */
      readonly left: number
      readonly quantumLeft: number | null
    }
  | { readonly type: 'cpu-idled'; readonly time: number; readonly ticks: number }
  | { readonly type: 'quantum-expired'; readonly time: number; readonly job: number; readonly level: number }
  | {
      readonly type: 'job-preempted'
      readonly time: number
      readonly job: number
      readonly by: number
      readonly reason: 'shorter' | 'higher-priority' | 'ahead' | 'more-urgent' | 'behind'
    }
  | { readonly type: 'job-blocked'; readonly time: number; readonly job: number; readonly until: number }
  | { readonly type: 'io-completed'; readonly time: number; readonly job: number; readonly level: number }
  | {
      readonly type: 'priority-lowered'
      readonly time: number
      readonly job: number
      readonly from: number
      readonly to: number
    }
  | { readonly type: 'priorities-boosted'; readonly time: number; readonly jobs: readonly number[] }
  | {
      readonly type: 'ticket-drawn'
      readonly time: number
      readonly job: number
      /** The winning ticket, below `total`. */
      readonly number: number
      readonly total: number
    }
  | {
      readonly type: 'lock-acquired'
      readonly time: number
      readonly job: number
      readonly lock: number
      /** It was handed over by the job that released it. */
      readonly hasWaited: boolean
    }
  | {
      readonly type: 'lock-awaited'
      readonly time: number
      readonly job: number
      readonly lock: number
      readonly holder: number
    }
  | { readonly type: 'lock-released'; readonly time: number; readonly job: number; readonly lock: number }
  | {
      readonly type: 'priority-inherited'
      readonly time: number
      readonly job: number
      readonly from: number
      readonly priority: number
    }
  | {
      readonly type: 'priority-restored'
      readonly time: number
      readonly job: number
      readonly priority: number
    }
  | { readonly type: 'job-finished'; readonly time: number; readonly job: number }

const PREEMPTION = {
  shorter: 'has less CPU time left',
  'higher-priority': 'is in a higher queue',
  ahead: 'stands before it in the same queue',
  'more-urgent': 'is more urgent',
  behind: 'woke up far behind in virtual time',
} as const

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
const at = (event: SchedulingEvent) => `t=${event.time}:`

export function describeSchedulingEvent(event: SchedulingEvent): string {
  switch (event.type) {
    case 'job-arrived':
      return `${at(event)} job ${jobName(event.job)} arrives and joins the tail of its queue.`
    case 'job-dispatched':
      return `${at(event)} job ${jobName(event.job)} gets the CPU: ${whyDispatched(event.reason)}.`
    case 'context-switched':
      return `${at(event)} the CPU spends ${plural(event.ticks, 'tick')} on switching to job ${jobName(event.job)}, which does no work.`
    case 'job-ran':
      return `${at(event)} job ${jobName(event.job)} runs for ${plural(event.ticks, 'tick')}, ${plural(event.left, 'tick')} left.`
    case 'cpu-idled':
      return `${at(event)} the CPU idles for ${plural(event.ticks, 'tick')}, because no job is ready.`
    case 'quantum-expired':
      return `${at(event)} job ${jobName(event.job)} has used up its quantum and goes back into the queue, so that others get a turn.`
    case 'job-preempted':
      return `${at(event)} job ${jobName(event.job)} loses the CPU to job ${jobName(event.by)}, which ${PREEMPTION[event.reason]}.`
    case 'job-blocked':
      return `${at(event)} job ${jobName(event.job)} starts an I/O and blocks until t=${event.until}, so the CPU is free for others.`
    case 'io-completed':
      return `${at(event)} the I/O of job ${jobName(event.job)} completes, so the job is ready again.`
    case 'priority-lowered':
      return `${at(event)} job ${jobName(event.job)} drops from queue ${event.from} to queue ${event.to}, because its allotment is used up.`
    case 'priorities-boosted':
      return `${at(event)} the boost moves ${plural(event.jobs.length, 'unfinished job')} to the top queue, so that none starves.`
    case 'ticket-drawn':
      return `${at(event)} ticket ${event.number} of ${event.total} is drawn, and job ${jobName(event.job)} holds it.`
    case 'lock-acquired':
      return `${at(event)} job ${jobName(event.job)} gets lock ${event.lock}, ${event.hasWaited ? 'handed over by its last holder' : 'which is free'}.`
    case 'lock-awaited':
      return `${at(event)} job ${jobName(event.job)} blocks, because job ${jobName(event.holder)} holds lock ${event.lock}.`
    case 'lock-released':
      return `${at(event)} job ${jobName(event.job)} releases lock ${event.lock}, because its critical section is over.`
    case 'priority-inherited':
      return `${at(event)} job ${jobName(event.job)} inherits priority ${event.priority}, because job ${jobName(event.from)} waits for its lock.`
    case 'priority-restored':
      return `${at(event)} job ${jobName(event.job)} is back at priority ${event.priority}, because it gave up the lock.`
    case 'job-finished':
      return `${at(event)} job ${jobName(event.job)} finishes, because it has all the CPU time it needs.`
  }
}

function whyDispatched({ policy, level, value, readyCount }: DispatchReason): string {
  if (readyCount === 1) return 'it is the only job that is ready'
  switch (policy) {
    case 'fifo':
      return `it has waited in the queue the longest of ${readyCount} ready jobs`
    case 'sjf':
      return `its ${plural(value ?? 0, 'tick')} are the shortest of ${readyCount} ready jobs`
    case 'stcf':
      return `it has the least CPU time left (${plural(value ?? 0, 'tick')}) of ${readyCount} ready jobs`
    case 'rr':
      return `it is at the head of the queue of ${readyCount} ready jobs`
    case 'priority':
      return `its priority ${value} is the highest of ${readyCount} ready jobs`
    case 'lottery':
      return `it won the draw among ${readyCount} ready jobs`
    case 'stride':
      return `its pass value (${value}) is the lowest of ${readyCount} ready jobs`
    case 'cfs':
      return `its virtual run time (${value}) is the lowest of ${readyCount} ready jobs`
    case 'eevdf':
      return `its virtual deadline (${value}) is the earliest of the ready jobs that have not had more than their share`
    case 'mlfq':
      return `it is at the head of queue ${level}, the highest that is not empty`
  }
}
