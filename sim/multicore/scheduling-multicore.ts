import type { Simulation } from '../core/simulation.ts'
import { type MulticoreConfig, mayRunOn, multicoreConfigSchema } from './config.ts'
import { describeMulticoreEvent, type MulticoreEvent } from './events.ts'
import { type MulticoreMetrics, measureMulticore, multicoreFields, multicoreTables } from './metrics.ts'
import { multicorePresets } from './presets.ts'
import { initialState, type MulticoreState } from './state.ts'
import { tick } from './tick.ts'

const isDone = ({ jobs }: MulticoreState) => jobs.every(({ status }) => status === 'done')

const isWithinCaches = ({ cores, config }: MulticoreState) =>
  cores.every(
    ({ cached }) => cached.reduce((sum, job) => sum + config.jobs[job]!.workingSet, 0) <= config.cacheSize,
  )

const isAffine = ({ cores, config }: MulticoreState) =>
  cores.every(({ job }, core) => job === null || mayRunOn(config, job, core))

/** Several cores with caches and one or several ready queues, tick by tick (OSTEP ch. 10). */
export const schedulingMulticore: Simulation<
  MulticoreConfig,
  MulticoreState,
  { readonly type: 'tick' },
  MulticoreEvent,
  MulticoreMetrics
> = {
  id: 'scheduling-multicore',
  version: 1,
  title: 'Multicore scheduling',
  summary:
    'Share jobs among cores with one queue or one each, and see what warm caches, affinity and stealing are worth.',
  configSchema: multicoreConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'A slice lasts one quantum from the moment the job got the core. With per-core queues a job joins the core with the fewest jobs; an idle core with an empty queue takes the last job of the longest queue that may run there. A job that ran warmupTicks on a core is warm there until later working sets push its own out.',
    },
    {
      id: 'ostep',
      title: 'OSTEP',
      rules:
        'As the multicore simulator of OSTEP ch. 10: all slices end at multiples of the quantum, in core order; at multiples of the peek interval a core whose queue is empty takes the first job without affinity from one other queue (drawn where there are several). Jobs are dealt out in rounds.',
    },
  ],
  presets: multicorePresets,
  init: initialState,
  enabled: (state) => (isDone(state) ? [] : [{ type: 'tick' }]),
  isFinished: isDone,
  step: tick,
  measure: measureMulticore,
  metricFields: multicoreFields,
  metricTables: multicoreTables,
  describe: describeMulticoreEvent,
  isNotable: ({ type }) => type !== 'core-ran' && type !== 'core-idled',
  describeAction: () => 'Next tick',
  properties: [
    { name: 'every job finishes', type: 'eventually', holds: isDone },
    { name: 'no job runs on a core that it may not use', type: 'always', holds: isAffine },
    { name: 'no cache holds more than fits', type: 'always', holds: isWithinCaches },
  ],
}
