import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { GoroutinesConfig } from './config.ts'
import type { GoroutinesEvent } from './events.ts'

type ProcessorRow = { name: string; ranTicks: number; idleTicks: number; stalledTicks: number }
type GoroutineRow = { name: string; ranTicks: number; completion: number | null }

export type GoroutinesMetrics = {
  readonly makespan: number
  /** Share of the processors' time in which a goroutine ran; null before the first tick. */
  readonly utilisation: number | null
  /** Operating-system threads ever in use. */
  readonly threads: number
  readonly handOffs: number
  readonly steals: number
  readonly processors: readonly Readonly<ProcessorRow>[]
  readonly goroutines: readonly Readonly<GoroutineRow>[]
}

export const goroutinesFields: readonly MetricField[] = [
  { key: 'makespan', label: 'Time so far', unit: 'ticks', better: 'lower' },
  { key: 'utilisation', label: 'Utilisation of the processors', unit: 'share', better: 'higher' },
  { key: 'threads', label: 'Threads (M)', unit: 'threads', better: 'lower' },
  { key: 'handOffs', label: 'Hand-offs', unit: 'times' },
  { key: 'steals', label: 'Steals', unit: 'times' },
]

export const goroutinesTables: readonly MetricTable[] = [
  {
    key: 'processors',
    label: 'Per processor',
    columns: [
      { key: 'name', label: 'Processor', unit: '' },
      { key: 'ranTicks', label: 'Ran', unit: 'ticks', better: 'higher' },
      { key: 'idleTicks', label: 'Idle', unit: 'ticks', better: 'lower' },
      { key: 'stalledTicks', label: 'Stuck in a system call', unit: 'ticks', better: 'lower' },
    ],
  },
  {
    key: 'goroutines',
    label: 'Per goroutine',
    columns: [
      { key: 'name', label: 'Goroutine', unit: '' },
      { key: 'ranTicks', label: 'Ran', unit: 'ticks' },
      { key: 'completion', label: 'Completion', unit: 'ticks', better: 'lower' },
    ],
  },
]

/** O(events). */
export function measureGoroutines(
  config: GoroutinesConfig,
  events: readonly GoroutinesEvent[],
): GoroutinesMetrics {
  const processors = Array.from(
    { length: config.processors },
    (_, processor): ProcessorRow => ({ name: `P${processor}`, ranTicks: 0, idleTicks: 0, stalledTicks: 0 }),
  )
  const goroutines = config.goroutines.map(
    (_, number): GoroutineRow => ({ name: `G${number}`, ranTicks: 0, completion: null }),
  )
  const counts = { handOffs: 0, steals: 0, threads: config.processors }
  let makespan = 0
  for (const event of events) {
    switch (event.type) {
      case 'processor-ran':
        processors[event.processor]!.ranTicks += 1
        goroutines[event.goroutine]!.ranTicks += 1
        makespan = event.time + 1
        break
      case 'processor-idled':
        processors[event.processor]!.idleTicks += 1
        makespan = event.time + 1
        break
      case 'processor-stalled':
        processors[event.processor]!.stalledTicks += 1
        makespan = event.time + 1
        break
      case 'processor-handed-off':
        counts.handOffs += 1
        if (event.isNew) counts.threads += 1
        break
      case 'goroutines-stolen':
        counts.steals += 1
        break
      case 'goroutine-finished':
        goroutines[event.goroutine]!.completion = event.time
        break
    }
  }
  const ran = processors.reduce((sum, { ranTicks }) => sum + ranTicks, 0)
  const utilisation = makespan === 0 ? null : ran / (makespan * config.processors)
  return { makespan, utilisation, ...counts, processors, goroutines }
}
