import type { DiskConfig } from '#sim/disk/config.ts'
import { disk } from '#sim/disk/disk.ts'
import type { DiskEvent } from '#sim/disk/events.ts'
import type { DiskMetrics } from '#sim/disk/metrics.ts'
import type { DiskState } from '#sim/disk/state.ts'
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
import { DiskGraphic } from './graphic.client.tsx'

function tables({ metrics }: Frame<DiskConfig, DiskState, DiskEvent, DiskMetrics>): readonly TableTwin[] {
  return [
    {
      id: 'requests',
      caption: 'Each request, in ticks',
      columns: [
        { label: 'Block', isNumeric: true },
        { label: 'Arrival', isNumeric: true },
        { label: 'Served as', isNumeric: true },
        { label: 'Seek', isNumeric: true },
        { label: 'Rotation', isNumeric: true },
        { label: 'Transfer', isNumeric: true },
        { label: 'Total', isNumeric: true },
      ],
      rows: metrics.requests.map(({ block, arrival, place, seek, rotate, transfer, total }) => [
        block,
        arrival,
        place,
        seek,
        rotate,
        transfer,
        total,
      ]),
    },
  ]
}

function interesting({ type }: DiskEvent): Mark | null {
  if (type === 'block-transferred') return { tone: 'success' }
  return type === 'request-chosen' || type === 'request-arrived' ? { tone: 'plain' } : null
}

/** Asks which block is served next. */
function prediction(
  { state, config }: BeforeStep<DiskConfig, DiskState>,
  { events }: AfterStep<DiskState, DiskEvent>,
): Prediction | null {
  const chosen = events.find((event) => event.type === 'request-chosen')
  const blocks = [...new Set(state.waiting.map((request) => state.requests[request]?.block ?? 0))]
  if (chosen === undefined || blocks.length < 2 || blocks.length > 12) return null
  return {
    question: `Time ${state.now}, the head is on track ${state.track}: which block is next under ${config.policy}?`,
    cells: [
      {
        id: 'block',
        label: 'Next',
        options: blocks.map((block) => ({ value: String(block), label: `block ${block}` })),
        answer: String(chosen.block),
      },
    ],
  }
}

const view: View<DiskConfig, DiskState, DiskEvent, DiskMetrics> = {
  Graphic: DiskGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: disk, view }
