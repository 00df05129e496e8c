import type { Simulation } from '../../core/simulation.ts'
import { type ThrashingConfig, thrashingConfigSchema } from './config.ts'
import { describeThrashingEvent, type ThrashingEvent } from './events.ts'
import { measureThrashing, type ThrashingMetrics, thrashingFields, thrashingTables } from './metrics.ts'
import { thrashingPresets } from './presets.ts'
import { initialState, type ThrashingState } from './state.ts'
import { tick } from './tick.ts'

const isDone = ({ now, config, processes }: ThrashingState) =>
  now >= config.ticks || processes.every(({ standing }) => standing === 'ended')

const fits = ({ processes, config }: ThrashingState) =>
  processes.reduce((sum, { resident }) => sum + resident.length, 0) <= config.frames

/** Each process is in exactly one place: on the CPU, ready, with its fault, outside, or at its end. */
const hasPlaces = ({ processes, ready, running, queue, transfers, outside }: ThrashingState) =>
  processes.every(({ standing }, process) => {
    const places = {
      running: running === process,
      ready: ready.includes(process),
      paging: queue.includes(process) || transfers.some((transfer) => transfer.process === process),
      suspended: outside.includes(process),
    }
    return standing === 'ended'
      ? !Object.values(places).includes(true)
      : places[standing] && Object.values(places).filter(Boolean).length === 1
  })

/** Several processes, one memory and one paging device: multiprogramming until it collapses (Denning, AFIPS FJCC 1968). */
export const thrashing: Simulation<
  ThrashingConfig,
  ThrashingState,
  { readonly type: 'tick' },
  ThrashingEvent,
  ThrashingMetrics
> = {
  id: 'thrashing',
  version: 1,
  title: 'Thrashing',
  summary:
    'Let more and more processes share one memory, watch the CPU fall idle, and admit only working sets that fit.',
  configSchema: thrashingConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'One tick is one reference. In each tick: pages that have arrived take their frames, LRU choosing the victim (global: of all pages; local: of its own, each active process having an equal share rounded down); then processes are suspended (the one admitted last first) or admitted (in order); then the CPU; then idle paging devices take the next faults. A fault takes no CPU time; the next ready process runs in the same tick. A page whose transfer starts in tick t is there at t + faultTicks. The working set is what the last windowReferences references touched; of a process that has not made so many, what the first so many will.',
    },
  ],
  presets: thrashingPresets,
  init: initialState,
  enabled: (state) => (isDone(state) ? [] : [{ type: 'tick' }]),
  isFinished: isDone,
  step: tick,
  measure: measureThrashing,
  metricFields: thrashingFields,
  metricTables: thrashingTables,
  describe: describeThrashingEvent,
  isNotable: ({ type }) => type !== 'tick-passed',
  describeAction: () => 'Next tick',
  properties: [
    { name: 'the pages in memory fit into the frames', type: 'always', holds: fits },
    { name: 'every process is in one place', type: 'always', holds: hasPlaces },
    { name: 'the run ends', type: 'eventually', holds: isDone },
  ],
}
