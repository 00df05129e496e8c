import type { MetricField, MetricTable } from '../../core/simulation.ts'
import { processName, type ThrashingConfig } from './config.ts'
import type { ThrashingEvent } from './events.ts'

type ProcessRow = {
  name: string
  references: number
  faults: number
  stolen: number
  suspendedTicks: number
  status: string
}

export type ThrashingMetrics = {
  readonly ticks: number
  /** Share of the ticks in which a reference was made. */
  readonly utilisation: number | null
  readonly references: number
  readonly faults: number
  /** Faults per reference made. */
  readonly faultRate: number | null
  readonly deviceUtilisation: number | null
  /** Mean number of processes in memory. */
  readonly averageActive: number | null
  readonly suspensions: number
  readonly processes: readonly Readonly<ProcessRow>[]
}

export const thrashingFields: readonly MetricField[] = [
  { key: 'ticks', label: 'Time', unit: 'ticks' },
  { key: 'utilisation', label: 'CPU utilisation', unit: 'share', better: 'higher' },
  { key: 'references', label: 'References made', unit: 'references', better: 'higher' },
  { key: 'faults', label: 'Page faults', unit: 'faults', better: 'lower' },
  { key: 'faultRate', label: 'Faults per reference', unit: 'share', better: 'lower' },
  { key: 'deviceUtilisation', label: 'Paging device utilisation', unit: 'share' },
  { key: 'averageActive', label: 'Processes in memory', unit: 'processes' },
  { key: 'suspensions', label: 'Suspensions', unit: 'suspensions', better: 'lower' },
]

export const thrashingTables: readonly MetricTable[] = [
  {
    key: 'processes',
    label: 'Per process',
    columns: [
      { key: 'name', label: 'Process', unit: '' },
      { key: 'references', label: 'References', unit: 'references', better: 'higher' },
      { key: 'faults', label: 'Faults', unit: 'faults', better: 'lower' },
      { key: 'stolen', label: 'Pages lost to others', unit: 'pages', better: 'lower' },
      { key: 'suspendedTicks', label: 'Suspended', unit: 'ticks', better: 'lower' },
      { key: 'status', label: 'Is', unit: '' },
    ],
  },
]

/** O(events x processes). */
export function measureThrashing(
  config: ThrashingConfig,
  events: readonly ThrashingEvent[],
): ThrashingMetrics {
  const processes = Array.from(
    { length: config.level },
    (_, process): ProcessRow => ({
      name: processName(process),
      references: 0,
      faults: 0,
      stolen: 0,
      suspendedTicks: 0,
      status: 'suspended',
    }),
  )
  const sums = { ticks: 0, busy: 0, device: 0, active: 0, suspensions: 0 }
  for (const event of events) {
    switch (event.type) {
      case 'page-faulted':
        processes[event.process]!.faults += 1
        break
      case 'page-evicted':
        if (event.by !== event.process) processes[event.process]!.stolen += 1
        break
      case 'process-suspended':
        sums.suspensions += 1
        break
      case 'tick-passed':
        sums.ticks += 1
        sums.device += event.busyDevices
        if (event.running !== null) {
          sums.busy += 1
          processes[event.running]!.references += 1
        }
        for (const [process, standing] of event.standings.entries()) {
          processes[process]!.status = standing
          if (standing === 'suspended') processes[process]!.suspendedTicks += 1
          else if (standing !== 'ended') sums.active += 1
        }
        break
    }
  }
  const faults = processes.reduce((sum, row) => sum + row.faults, 0)
  const per = (sum: number, count: number) => (count === 0 ? null : sum / count)
  return {
    ticks: sums.ticks,
    utilisation: per(sums.busy, sums.ticks),
    references: sums.busy,
    faults,
    faultRate: per(faults, sums.busy),
    deviceUtilisation: per(sums.device, sums.ticks * config.devices),
    averageActive: per(sums.active, sums.ticks),
    suspensions: sums.suspensions,
    processes,
  }
}
