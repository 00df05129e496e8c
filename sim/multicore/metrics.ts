import type { MetricField, MetricTable } from '../core/simulation.ts'
import { jobName, type MulticoreConfig } from './config.ts'
import type { MulticoreEvent } from './events.ts'

type CoreRow = { core: number; busyTicks: number; warmTicks: number; utilisation: number | null }
type JobRow = {
  name: string
  run: number
  /** In ticks; null while not finished. */
  completion: number | null
  turnaround: number | null
  ranTicks: number
  warmTicks: number
  migrations: number
}

export type MulticoreMetrics = {
  readonly makespan: number
  /** Over the finished jobs; null while there are none. */
  readonly averageTurnaround: number | null
  /** Share of the cores' time in which a job ran, and of that time on a warm cache. */
  readonly utilisation: number | null
  readonly warmShare: number | null
  readonly migrations: number
  readonly steals: number
  readonly cores: readonly Readonly<CoreRow>[]
  readonly jobs: readonly Readonly<JobRow>[]
}

export const multicoreFields: readonly MetricField[] = [
  { key: 'makespan', label: 'Time so far', unit: 'ticks', better: 'lower' },
  { key: 'averageTurnaround', label: 'Average turnaround time', unit: 'ticks', better: 'lower' },
  { key: 'utilisation', label: 'Utilisation of the cores', unit: 'share', better: 'higher' },
  { key: 'warmShare', label: 'Time on a warm cache', unit: 'share', better: 'higher' },
  { key: 'migrations', label: 'Migrations', unit: 'migrations', better: 'lower' },
  { key: 'steals', label: 'Jobs stolen', unit: 'jobs' },
]

export const multicoreTables: readonly MetricTable[] = [
  {
    key: 'cores',
    label: 'Per core',
    columns: [
      { key: 'core', label: 'Core', unit: '' },
      { key: 'busyTicks', label: 'Busy', unit: 'ticks' },
      { key: 'warmTicks', label: 'On a warm cache', unit: 'ticks', better: 'higher' },
      { key: 'utilisation', label: 'Utilisation', unit: 'share', better: 'higher' },
    ],
  },
  {
    key: 'jobs',
    label: 'Per job',
    columns: [
      { key: 'name', label: 'Job', unit: '' },
      { key: 'run', label: 'Run time', unit: 'ticks' },
      { key: 'completion', label: 'Completion', unit: 'ticks', better: 'lower' },
      { key: 'turnaround', label: 'Turnaround', unit: 'ticks', better: 'lower' },
      { key: 'ranTicks', label: 'Ran for', unit: 'ticks', better: 'lower' },
      { key: 'warmTicks', label: 'Of that warm', unit: 'ticks', better: 'higher' },
      { key: 'migrations', label: 'Migrations', unit: 'times', better: 'lower' },
    ],
  },
]

/** O(events). */
export function measureMulticore(
  config: MulticoreConfig,
  events: readonly MulticoreEvent[],
): MulticoreMetrics {
  const cores = Array.from({ length: config.cores }, (_, core) => ({ core, busyTicks: 0, warmTicks: 0 }))
  const jobs = config.jobs.map(
    ({ run }, job): JobRow => ({
      name: jobName(job),
      run,
      completion: null,
      turnaround: null,
      ranTicks: 0,
      warmTicks: 0,
      migrations: 0,
    }),
  )
  let makespan = 0
  let steals = 0
  for (const event of events) {
    makespan = Math.max(
      makespan,
      event.type === 'core-ran' || event.type === 'core-idled' ? event.time + 1 : 0,
    )
    if (event.type === 'job-stolen') steals += 1
    if (event.type === 'job-dispatched' && event.hasMigrated) jobs[event.job]!.migrations += 1
    if (event.type === 'core-ran') {
      cores[event.core]!.busyTicks += 1
      jobs[event.job]!.ranTicks += 1
      cores[event.core]!.warmTicks += event.isWarm ? 1 : 0
      jobs[event.job]!.warmTicks += event.isWarm ? 1 : 0
    }
    if (event.type === 'job-finished') {
      jobs[event.job]!.completion = event.time
      jobs[event.job]!.turnaround = event.time - config.jobs[event.job]!.arrival
    }
  }
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  const turnarounds = jobs.flatMap(({ turnaround }) => (turnaround === null ? [] : [turnaround]))
  const busy = sum(cores.map(({ busyTicks }) => busyTicks))
  return {
    makespan,
    averageTurnaround: share(sum(turnarounds), turnarounds.length),
    utilisation: share(busy, makespan * config.cores),
    warmShare: share(sum(cores.map(({ warmTicks }) => warmTicks)), busy),
    migrations: sum(jobs.map(({ migrations }) => migrations)),
    steals,
    cores: cores.map((row) => ({ ...row, utilisation: share(row.busyTicks, makespan) })),
    jobs,
  }
}
