import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { ProcessStatesConfig } from './config.ts'
import type { ProcessStatesEvent } from './events.ts'

type ProcessRow = {
  name: string
  /** Ticks in each state; a tick in state `running` without an instruction left counts as running. */
  running: number
  ready: number
  blocked: number
  /** When its program ended, in ticks; null while it has not. */
  completion: number | null
}

/** Times in ticks. Shares are of `totalTicks` and null before the first tick. */
export type ProcessStatesMetrics = {
  readonly totalTicks: number
  readonly cpuBusyTicks: number
  readonly cpuUtilisation: number | null
  readonly ioBusyTicks: number
  readonly ioUtilisation: number | null
  readonly processes: readonly Readonly<ProcessRow>[]
}

export const processStatesFields: readonly MetricField[] = [
  { key: 'totalTicks', label: 'Total time', unit: 'ticks', better: 'lower' },
  { key: 'cpuBusyTicks', label: 'CPU busy', unit: 'ticks' },
  { key: 'cpuUtilisation', label: 'CPU utilisation', unit: 'share', better: 'higher' },
  { key: 'ioBusyTicks', label: 'I/O busy', unit: 'ticks' },
  { key: 'ioUtilisation', label: 'I/O utilisation', unit: 'share', better: 'higher' },
]

export const processStatesTables: readonly MetricTable[] = [
  {
    key: 'processes',
    label: 'Per process',
    columns: [
      { key: 'name', label: 'Process', unit: '' },
      { key: 'running', label: 'Running', unit: 'ticks' },
      { key: 'ready', label: 'Ready', unit: 'ticks', better: 'lower' },
      { key: 'blocked', label: 'Blocked', unit: 'ticks' },
      { key: 'completion', label: 'Completion', unit: 'ticks', better: 'lower' },
    ],
  },
]

/** O(events x processes). */
export function measureProcessStates(
  config: ProcessStatesConfig,
  events: readonly ProcessStatesEvent[],
): ProcessStatesMetrics {
  const processes = config.processes.map(
    (_, process): ProcessRow => ({ name: `P${process}`, running: 0, ready: 0, blocked: 0, completion: null }),
  )
  let totalTicks = 0
  let cpuBusyTicks = 0
  let ioBusyTicks = 0
  for (const event of events) {
    if (event.type === 'tick-passed') {
      totalTicks += 1
      if (event.instruction !== null) cpuBusyTicks += 1
      if (event.ioInFlight > 0) ioBusyTicks += 1
      for (const [process, status] of event.statuses.entries()) {
        if (status !== 'done') processes[process]![status] += 1
      }
    } else if (event.to === 'done') {
      processes[event.process]!.completion = event.time
    }
  }
  const share = (busy: number) => (totalTicks === 0 ? null : busy / totalTicks)
  return {
    totalTicks,
    cpuBusyTicks,
    cpuUtilisation: share(cpuBusyTicks),
    ioBusyTicks,
    ioUtilisation: share(ioBusyTicks),
    processes,
  }
}
