import type { FreeSpaceConfig } from '#sim/heap/config.ts'
import type { FreeSpaceEvent } from '#sim/heap/events.ts'
import { freeSpace } from '#sim/heap/free-space.ts'
import type { FreeSpaceMetrics } from '#sim/heap/metrics.ts'
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
  state,
}: Frame<FreeSpaceConfig, FreeSpaceState, FreeSpaceEvent, FreeSpaceMetrics>): readonly TableTwin[] {
  const blocks = [
    ...state.used.map((block) => ({ ...block, use: `allocation ${block.allocation}` })),
    ...state.free.map((block, place) => ({ ...block, use: `free, number ${place + 1} in the list` })),
  ].sort((a, b) => a.address - b.address)
  return [
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
  if (type === 'blocks-merged') return { tone: 'success' }
  return type === 'block-allocated' ? { tone: 'plain' } : null
}

/** Asks which free block an allocation is cut from. */
function prediction(
  { config, state }: BeforeStep<FreeSpaceConfig, FreeSpaceState>,
  { events }: AfterStep<FreeSpaceState, FreeSpaceEvent>,
): Prediction | null {
  const operation = config.operations[state.now]
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

const view: View<FreeSpaceConfig, FreeSpaceState, FreeSpaceEvent, FreeSpaceMetrics> = {
  Graphic: FreeSpaceGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: freeSpace, view }
