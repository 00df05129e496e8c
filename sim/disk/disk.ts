import type { Simulation } from '../core/simulation.ts'
import { type DiskConfig, diskConfigSchema } from './config.ts'
import { type DiskEvent, describeDiskEvent } from './events.ts'
import { type DiskMetrics, diskFields, diskTables, measureDisk } from './metrics.ts'
import { diskPresets } from './presets.ts'
import { serve } from './serve.ts'
import { type DiskState, initialState } from './state.ts'

const isDone = ({ served, requests, current, waiting }: DiskState) =>
  served === requests.length && current === null && waiting.length === 0

/** A disk with an arm and a queue, phase by phase (OSTEP ch. 37; Silberschatz et al. ch. 11.2). */
export const disk: Simulation<DiskConfig, DiskState, { readonly type: 'phase' }, DiskEvent, DiskMetrics> = {
  id: 'disk',
  version: 1,
  title: 'Disk scheduling',
  summary:
    'Serve block requests with a moving arm and a turning disk, and see what order costs in seek and rotation.',
  configSchema: diskConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'The head starts on the outermost track at angle 0. A request takes seek, rotation and transfer; what ends at a tick lets the next begin at the same tick. satf estimates all three and takes the first in the queue of equals; sstf, scan and c-scan choose among the requests of one track by that estimate.',
    },
    {
      id: 'ostep',
      title: 'OSTEP',
      rules:
        'As the disk simulator of OSTEP ch. 37: three tracks 40 apart, all requests there from the start, late ones joining one at a time whenever a request is chosen. A window looks at the first waiting requests only and moves on by one per request served, up to the end of the queue; bounded-satf finishes each batch first. A full turn starts again at 0, and speeds are added up tick by tick in floating point. Without a seek the next block of the track is read on at once; any other is looked for from the next tick on. Half a zone is whole degrees.',
    },
  ],
  presets: diskPresets,
  init: initialState,
  enabled: (state) => (isDone(state) ? [] : [{ type: 'phase' }]),
  isFinished: isDone,
  step: serve,
  measure: measureDisk,
  metricFields: diskFields,
  metricTables: diskTables,
  describe: describeDiskEvent,
  isNotable: ({ type }) => type === 'request-chosen' || type === 'request-arrived',
  describeAction: () => 'Next phase',
  properties: [{ name: 'every request is served', type: 'eventually', holds: isDone }],
}
