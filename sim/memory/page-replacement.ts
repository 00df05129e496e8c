import type { Simulation } from '../core/simulation.ts'
import { type PageReplacementConfig, pageReplacementConfigSchema } from './config.ts'
import { describePageReplacementEvent, type PageReplacementEvent } from './events.ts'
import {
  measurePageReplacement,
  type PageReplacementMetrics,
  pageReplacementFields,
  pageReplacementTables,
} from './metrics.ts'
import { pageReplacementPresets } from './presets.ts'
import { reference } from './reference.ts'
import { initialState, type PageReplacementState } from './state.ts'

const isDone = ({ now, config }: PageReplacementState) => now === config.references.length

const isOnce = ({ frames }: PageReplacementState) => {
  const pages = frames.flatMap((frame) => (frame === null ? [] : [frame.page]))
  return new Set(pages).size === pages.length
}

/** Pages in a memory of few frames, reference by reference (OSTEP ch. 22; Silberschatz et al. ch. 10.4). */
export const pageReplacement: Simulation<
  PageReplacementConfig,
  PageReplacementState,
  { readonly type: 'reference' },
  PageReplacementEvent,
  PageReplacementMetrics
> = {
  id: 'page-replacement',
  version: 1,
  title: 'Page replacement',
  summary: 'Follow a stream of page references and see which page each policy evicts, and what it costs.',
  configSchema: pageReplacementConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'Free frames fill in order. opt breaks ties between pages never used again in favour of the one loaded first. clock has a hand that points behind the last loaded frame; a page is loaded with its use bit set. random draws a frame number; lfu breaks ties by last use, nfu and aging by age; the working set is released at once, arc and 2q are those of their papers. A page read ahead counts as used when it is loaded, with its use bit clear; reading ahead stops where it would evict a page of the same transfer.',
    },
    {
      id: 'ostep',
      title: 'OSTEP',
      rules:
        'As the simulator of OSTEP ch. 22: opt breaks ties in favour of the page loaded last; random draws a place in the order of loading; clock draws frames at random, in the order of loading, and lowers use counts (1 on load, one more per hit up to clockMax) until one is 0.',
    },
  ],
  presets: pageReplacementPresets,
  init: initialState,
  enabled: (state) => (isDone(state) ? [] : [{ type: 'reference' }]),
  isFinished: isDone,
  step: reference,
  measure: measurePageReplacement,
  metricFields: pageReplacementFields,
  metricTables: pageReplacementTables,
  describe: describePageReplacementEvent,
  isNotable: ({ type }) => type === 'page-faulted',
  describeAction: () => 'Next reference',
  properties: [
    { name: 'no page is in two frames', type: 'always', holds: isOnce },
    { name: 'the whole stream is referenced', type: 'eventually', holds: isDone },
  ],
  key: ({ now }) => String(now),
}
