import type { Simulation } from '../core/simulation.ts'
import { type FreeSpaceConfig, freeSpaceConfigSchema } from './config.ts'
import { describeFreeSpaceEvent, type FreeSpaceEvent } from './events.ts'
import { type FreeSpaceMetrics, freeSpaceFields, freeSpaceTables, measureFreeSpace } from './metrics.ts'
import { operate } from './operate.ts'
import { freeSpacePresets } from './presets.ts'
import { type FreeSpaceState, initialState } from './state.ts'

const isDone = ({ now, config }: FreeSpaceState) => now === config.operations.length

/** Free and used blocks never overlap and fill the heap. O(blocks log blocks). */
function isPartition({ config, free, used }: FreeSpaceState): boolean {
  let end = config.baseAddress
  for (const { address, size } of [...free, ...used].sort((a, b) => a.address - b.address)) {
    if (address !== end) return false
    end += size
  }
  return end === config.baseAddress + config.heapBytes
}

/** A heap allocator and its free list, operation by operation (OSTEP ch. 17; Knuth, TAOCP 1, 2.5). */
export const freeSpace: Simulation<
  FreeSpaceConfig,
  FreeSpaceState,
  { readonly type: 'operate' },
  FreeSpaceEvent,
  FreeSpaceMetrics
> = {
  id: 'free-space',
  version: 1,
  title: 'Free-space management',
  summary:
    'Allocate and free memory under first, best, worst and next fit, buddies and size classes, and watch it fragment.',
  configSchema: freeSpaceConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'A request is rounded to the alignment and the header is added. The block is cut from the low end of a free block. best and worst look at the whole list and keep the first of equals. Freeing joins all blocks that lie side by side in memory, wherever they stand in the list.',
    },
    {
      id: 'ostep',
      title: 'OSTEP',
      rules:
        'As the malloc simulator of OSTEP ch. 17: freeing sorts the whole list (stable) or puts the block at one end; then one pass joins a block to the one before it in the list if it starts where that one ends. A second free is refused.',
    },
  ],
  presets: freeSpacePresets,
  init: initialState,
  enabled: (state) => (isDone(state) ? [] : [{ type: 'operate' }]),
  isFinished: isDone,
  step: operate,
  measure: measureFreeSpace,
  metricFields: freeSpaceFields,
  metricTables: freeSpaceTables,
  describe: describeFreeSpaceEvent,
  isNotable: ({ type }) => type !== 'list-changed' && type !== 'block-split',
  describeAction: () => 'Next operation',
  properties: [
    { name: 'free and used blocks fill the heap without overlap', type: 'always', holds: isPartition },
    { name: 'all operations are done', type: 'eventually', holds: isDone },
  ],
}
