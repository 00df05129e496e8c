import type { FreeSpaceConfig } from '#sim/heap/config.ts'
import type { FreeSpaceEvent } from '#sim/heap/events.ts'
import { freeSpace } from '#sim/heap/free-space.ts'
import type { FreeSpaceMetrics } from '#sim/heap/metrics.ts'
import { idleBytes, standingOf } from '#sim/heap/slab.ts'
import type { FreeSpaceState } from '#sim/heap/state.ts'
import type {
  AfterStep,
  BeforeStep,
  Frame,
  LoadedView,
  Mark,
  Prediction,
  TableTwin,
  View,
} from '../../view.ts'
import { FreeSpaceGraphic, textOf } from './graphic.client.tsx'

function tables({
  config,
  state,
}: Frame<FreeSpaceConfig, FreeSpaceState, FreeSpaceEvent, FreeSpaceMetrics>): readonly TableTwin[] {
  const blocks = [
    ...state.used.map((block) => ({ ...block, use: `allocation ${block.allocation}` })),
    ...state.free.map((block, place) => ({ ...block, use: `free, number ${place + 1} in the list` })),
  ].sort((a, b) => a.address - b.address)
  const slabTable: TableTwin = {
    id: 'slabs',
    caption: 'The slabs, in the order in which they were made',
    columns: [
      { label: 'Object size (bytes)', isNumeric: true },
      { label: 'Address', isNumeric: true },
      { label: 'Colour (bytes)', isNumeric: true },
      { label: 'Objects', isNumeric: true },
      { label: 'Free objects', isNumeric: true },
      { label: 'Is' },
      { label: 'Idle (bytes)', isNumeric: true },
    ],
    rows: state.slabs.map((slab) => [
      slab.objectBytes,
      slab.address,
      slab.colour,
      slab.objects,
      slab.freeObjects.length,
      standingOf(slab),
      idleBytes(config.slab.slabBytes, slab),
    ]),
  }
  return [
    ...(config.policy === 'slab' ? [slabTable] : []),
    {
      id: 'heap',
      caption: 'The heap from its lowest address',
      columns: [
        { label: 'Address', isNumeric: true },
        { label: 'Size (bytes)', isNumeric: true },
        { label: 'Use' },
      ],
      rows: blocks.map(({ address, size, use }) => [address, size, use]),
    },
  ]
}

function interesting({ type }: FreeSpaceEvent): Mark | null {
  if (type === 'allocation-failed' || type === 'free-refused') return { tone: 'trouble' }
  if (type === 'blocks-merged' || type === 'slabs-reclaimed') return { tone: 'success' }
  return type === 'block-allocated' || type === 'slab-created' ? { tone: 'plain' } : null
}

/** Asks which free block an allocation is cut from. */
function prediction(
  { config, state }: BeforeStep<FreeSpaceConfig, FreeSpaceState>,
  { events }: AfterStep<FreeSpaceState, FreeSpaceEvent>,
): Prediction | null {
  const operation = config.operations[state.now]
  if (config.policy === 'slab') return slabPrediction(operation, events)
  if (operation?.type !== 'allocate' || state.free.length < 2 || state.free.length > 8) return null
  const got = events.find((event) => event.type === 'block-allocated')
  const address = got?.block.address
  const chosen = state.free.find(
    (block) => address !== undefined && block.address <= address && address < block.address + block.size,
  )
  return {
    question: `${textOf(operation)} under ${config.policy}: which free block is taken?`,
    cells: [
      {
        id: 'block',
        label: 'Free block',
        options: [
          ...state.free.map((block) => ({
            value: String(block.address),
            label: `${block.address}, ${block.size} bytes`,
          })),
          { value: 'none', label: 'none: it fails' },
        ],
        answer: chosen === undefined ? 'none' : String(chosen.address),
      },
    ],
  }
}

/** Asks whether an allocation needs a new slab. */
function slabPrediction(
  operation: FreeSpaceConfig['operations'][number] | undefined,
  events: readonly FreeSpaceEvent[],
): Prediction | null {
  if (operation?.type !== 'allocate') return null
  const isMade = events.some(({ type }) => type === 'slab-created')
  const isFailed = events.some(({ type }) => type === 'allocation-failed')
  return {
    question: `${textOf(operation)}: where does the memory come from?`,
    cells: [
      {
        id: 'slab',
        label: 'From',
        options: [
          { value: 'old', label: 'memory that needs no new slab' },
          { value: 'new', label: 'a new slab' },
          { value: 'none', label: 'nowhere: it fails' },
        ],
        answer: isFailed ? 'none' : isMade ? 'new' : 'old',
      },
    ],
  }
}

const view: View<FreeSpaceConfig, FreeSpaceState, FreeSpaceEvent, FreeSpaceMetrics> = {
  Graphic: FreeSpaceGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: freeSpace, view }
