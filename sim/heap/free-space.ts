import type { Simulation } from '../core/simulation.ts'
import { type FreeSpaceConfig, freeSpaceConfigSchema } from './config.ts'
import { describeFreeSpaceEvent, type FreeSpaceEvent } from './events.ts'
import { type FreeSpaceMetrics, freeSpaceFields, freeSpaceTables, measureFreeSpace } from './metrics.ts'
import { operate } from './operate.ts'
import { freeSpacePresets } from './presets.ts'
import { standingOf } from './slab.ts'
import { type Block, type FreeSpaceState, initialState } from './state.ts'

const isDone = ({ now, config }: FreeSpaceState) => now === config.operations.length

/** Free and used blocks never overlap and fill the heap. O(blocks log blocks). */
function isPartition({ config, free, used, slabs }: FreeSpaceState): boolean {
  const { slabBytes } = config.slab
  const inSlab = (block: Block) =>
    slabs.some(({ address }) => block.address >= address && block.address < address + slabBytes)
  const outside = used.filter((block) => !inSlab(block))
  const slabBlocks = slabs.map(({ address }) => ({ address, size: slabBytes }))
  let end = config.baseAddress
  for (const { address, size } of [...free, ...outside, ...slabBlocks].sort(
    (a, b) => a.address - b.address,
  )) {
    if (address !== end) return false
    end += size
  }
  return end === config.baseAddress + config.heapBytes
}

/** Each slab's objects in use lie in it without overlap, behind its colour, and with its free ones they are all it has. */
function areSlabsWhole({ config, slabs, used }: FreeSpaceState): boolean {
  return slabs.every((slab) => {
    const { address, colour, objectBytes, objects, freeObjects } = slab
    const inside = used.filter(
      (block) => block.address >= address && block.address < address + config.slab.slabBytes,
    )
    const places = [
      ...inside.map((block) => (block.address - address - colour) / objectBytes),
      ...freeObjects,
    ]
    const isWhole = places.sort((a, b) => a - b).every((place, index) => place === index)
    return (
      isWhole && places.length === objects && (standingOf(slab) === 'full') === (freeObjects.length === 0)
    )
  })
}

/** A heap allocator and its free list, operation by operation (OSTEP ch. 17; Knuth, TAOCP 1, 2.5; slab: Bonwick, USENIX 1994). */
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
    'Allocate and free memory under first, best, worst and next fit, buddies, size classes and slabs, and watch it fragment.',
  configSchema: freeSpaceConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'A request is rounded to the alignment and the header is added. The block is cut from the low end of a free block. best and worst look at the whole list and keep the first of equals. Freeing joins all blocks that lie side by side in memory, wherever they stand in the list. slab: a request takes an object from the cache of the smallest size that fits, from a partial slab before an empty one, the oldest slab first and in it the object freed last; larger requests take whole slabs’ worth. Each new slab of a cache starts one colour step further in, as far as its spare bytes allow. Empty slabs stay until a reclaim or until memory is short.',
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
    { name: 'each slab has all its objects, in use or free', type: 'always', holds: areSlabsWhole },
    { name: 'all operations are done', type: 'eventually', holds: isDone },
  ],
}
