import type { RaidConfig } from '#sim/raid/config.ts'
import type { RaidEvent } from '#sim/raid/events.ts'
import type { RaidMetrics } from '#sim/raid/metrics.ts'
import { raid } from '#sim/raid/raid.ts'
import type { RaidState } from '#sim/raid/serve.ts'
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
import { RaidGraphic } from './graphic.client.tsx'

function tables({ events }: Frame<RaidConfig, RaidState, RaidEvent, RaidMetrics>): readonly TableTwin[] {
  const rows = events.flatMap((event) =>
    event.type === 'block-read' || event.type === 'block-written'
      ? [
          [
            event.time + 1,
            event.type === 'block-read' ? 'read' : 'write',
            event.disk,
            event.offset,
            event.block,
            event.purpose,
          ],
        ]
      : [],
  )
  return [
    {
      id: 'accesses',
      caption: 'Each access to a disk',
      columns: [
        { label: 'Request', isNumeric: true },
        { label: 'Does' },
        { label: 'Disk', isNumeric: true },
        { label: 'Offset', isNumeric: true },
        { label: 'Block', isNumeric: true },
        { label: 'For' },
      ],
      rows,
      currentRow: rows.length - 1,
    },
  ]
}

function interesting({ type }: RaidEvent): Mark | null {
  if (type === 'data-lost') return { tone: 'trouble' }
  return type === 'request-started' ? { tone: 'plain' } : null
}

/** Asks how many accesses to disks a request takes. */
function prediction(
  { config, state }: BeforeStep<RaidConfig, RaidState>,
  { events }: AfterStep<RaidState, RaidEvent>,
): Prediction | null {
  const request = config.requests[state.now]
  const done = events.find((event) => event.type === 'request-done')
  if (request === undefined || done === undefined) return null
  const options = [...new Set([1, 2, 3, 4, 5, 6, done.accesses])].sort((a, b) => a - b)
  return {
    question: `${request.type} ${request.blocks} from block ${request.address} on level ${config.level}: how many accesses to disks?`,
    cells: [
      {
        id: 'accesses',
        label: 'Accesses',
        options: options.map((count) => ({ value: String(count), label: String(count) })),
        answer: String(done.accesses),
      },
    ],
  }
}

const view: View<RaidConfig, RaidState, RaidEvent, RaidMetrics> = {
  Graphic: RaidGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: raid, view }
