import type { MetricField, MetricTable } from '../core/simulation.ts'
import { jobName, type SchedulingConfig } from './config.ts'
import type { SchedulingEvent } from './events.ts'

/** Times in ticks; null while not known (the job has not run, or not finished). OSTEP ch. 7. */
export type JobMetrics = {
  readonly job: number
  readonly name: string
  readonly arrival: number
  readonly run: number
  readonly firstRun: number | null
  readonly completion: number | null
  /** completion - arrival */
  readonly turnaround: number | null
  /** firstRun - arrival */
  readonly response: number | null
  /** Time ready but not running: turnaround - run - I/O time - time blocked on locks. */
  readonly wait: number | null
  readonly ioTicks: number
  readonly lockTicks: number
}

export type SchedulingMetrics = {
  /** Over the finished jobs; null while there are none. */
  readonly averageTurnaround: number | null
  readonly averageResponse: number | null
  readonly averageWait: number | null
  readonly makespan: number
  /** Share of the time in which a job ran. */
  readonly utilisation: number | null
  /** Finished jobs per 1000 ticks. */
  readonly throughput: number | null
  /** How often the CPU turned from one job to another. */
  readonly contextSwitches: number
  readonly jobs: readonly JobMetrics[]
}

export const schedulingFields: readonly MetricField[] = [
  { key: 'averageTurnaround', label: 'Average turnaround time', unit: 'ticks', better: 'lower' },
  { key: 'averageResponse', label: 'Average response time', unit: 'ticks', better: 'lower' },
  { key: 'averageWait', label: 'Average waiting time', unit: 'ticks', better: 'lower' },
  { key: 'makespan', label: 'Time so far', unit: 'ticks', better: 'lower' },
  { key: 'utilisation', label: 'CPU utilisation', unit: 'share', better: 'higher' },
  { key: 'throughput', label: 'Throughput', unit: 'jobs per 1000 ticks', better: 'higher' },
  { key: 'contextSwitches', label: 'Context switches', unit: 'switches', better: 'lower' },
]

export const schedulingTables: readonly MetricTable[] = [
  {
    key: 'jobs',
    label: 'Per job',
    columns: [
      { key: 'name', label: 'Job', unit: '' },
      { key: 'arrival', label: 'Arrival', unit: 'ticks' },
      { key: 'run', label: 'Run time', unit: 'ticks' },
      { key: 'firstRun', label: 'First run', unit: 'ticks' },
      { key: 'completion', label: 'Completion', unit: 'ticks' },
      { key: 'turnaround', label: 'Turnaround', unit: 'ticks', better: 'lower' },
      { key: 'response', label: 'Response', unit: 'ticks', better: 'lower' },
      { key: 'wait', label: 'Waiting', unit: 'ticks', better: 'lower' },
      { key: 'ioTicks', label: 'In I/O', unit: 'ticks' },
      { key: 'lockTicks', label: 'Blocked on locks', unit: 'ticks', better: 'lower' },
    ],
  },
]

type Tally = {
  firstRun: number | null
  completion: number | null
  ioTicks: number
  lockTicks: number
  awaitsSince: number
}

/** O(events). */
export function measureScheduling(
  config: SchedulingConfig,
  events: readonly SchedulingEvent[],
): SchedulingMetrics {
  const tallies = config.jobs.map(
    (): Tally => ({ firstRun: null, completion: null, ioTicks: 0, lockTicks: 0, awaitsSince: 0 }),
  )
  let makespan = 0
  let busyTicks = 0
  let contextSwitches = 0
  let last: number | null = null
  for (const event of events) {
    makespan = Math.max(makespan, 'ticks' in event ? event.time + event.ticks : event.time)
    if (event.type === 'job-ran') {
      busyTicks += event.ticks
      if (last !== null && last !== event.job) contextSwitches += 1
      last = event.job
    }
    if ('job' in event) count(tallies[event.job]!, event)
  }
  const jobs = tallies.map((tally, job) => jobMetrics(config, job, tally))
  const finished = jobs.filter(({ completion }) => completion !== null)
  return {
    averageTurnaround: average(finished.map(({ turnaround }) => turnaround!)),
    averageResponse: average(finished.map(({ response }) => response!)),
    averageWait: average(finished.map(({ wait }) => wait!)),
    makespan,
    utilisation: makespan === 0 ? null : busyTicks / makespan,
    throughput: makespan === 0 ? null : (1000 * finished.length) / makespan,
    contextSwitches,
    jobs,
  }
}

function count(tally: Tally, event: SchedulingEvent): void {
  if (event.type === 'job-ran') tally.firstRun ??= event.time
  if (event.type === 'job-blocked') tally.ioTicks += event.until - event.time
  if (event.type === 'lock-awaited') tally.awaitsSince = event.time
  if (event.type === 'lock-acquired' && event.hasWaited) tally.lockTicks += event.time - tally.awaitsSince
  if (event.type === 'job-finished') {
    tally.firstRun ??= event.time
    tally.completion = event.time
  }
}

function jobMetrics(config: SchedulingConfig, job: number, tally: Tally): JobMetrics {
  const { arrival, run } = config.jobs[job]!
  const { firstRun, completion, ioTicks, lockTicks } = tally
  const turnaround = completion === null ? null : completion - arrival
  return {
    job,
    name: jobName(job),
    arrival,
    run,
    firstRun,
    completion,
    turnaround,
    response: firstRun === null ? null : firstRun - arrival,
    wait: turnaround === null ? null : turnaround - run - ioTicks - lockTicks,
    ioTicks,
    lockTicks,
  }
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
