import type { IoMultiplexingConfig } from '#sim/multiplex/config.ts'
import { type IoMultiplexingEvent, requestName } from '#sim/multiplex/events.ts'
import { ioMultiplexing } from '#sim/multiplex/io-multiplexing.ts'
import type { IoMultiplexingMetrics } from '#sim/multiplex/metrics.ts'
import type { IoMultiplexingState } from '#sim/multiplex/state.ts'
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
import { IoMultiplexingGraphic } from './graphic.client.tsx'
import { latencyCurves } from './latency-by-connections.ts'
import { blocksOf } from './spans.ts'

type IoFrame = Frame<IoMultiplexingConfig, IoMultiplexingState, IoMultiplexingEvent, IoMultiplexingMetrics>

function tables({ config, events, state }: IoFrame): readonly TableTwin[] {
  const timeline: TableTwin = {
    id: 'timeline',
    caption: 'What the cores did',
    columns: [
      { label: 'Core', isNumeric: true },
      { label: 'From (µs)', isNumeric: true },
      { label: 'To (µs)', isNumeric: true },
      { label: 'Of it overhead (µs)', isNumeric: true },
      { label: 'What' },
      { label: 'For' },
    ],
    rows: blocksOf(events, state.now / 1_000).map(({ core, from, to, overhead, request, what }) => [
      core,
      from,
      to,
      Math.round(overhead * 1000) / 1000,
      what,
      request === null ? '' : requestName(request),
    ]),
  }
  const curves = latencyCurves(config)
  if (curves === null) return [timeline]
  return [
    timeline,
    {
      id: 'curves',
      caption: 'Mean latency of these requests (µs) and room reserved for stacks (MiB), by open connections',
      columns: [
        { label: 'Model' },
        ...(curves[0]?.points ?? []).flatMap(({ connections }) => [
          { label: `${connections}: µs`, isNumeric: true },
          { label: `${connections}: MiB`, isNumeric: true },
        ]),
      ],
      rows: curves.map(({ model, points }) => [
        model,
        ...points.flatMap(({ latency, stackMib }) => [
          latency === null ? 'not all answered' : Math.round(latency * 10) / 10,
          Math.round(stackMib),
        ]),
      ]),
      currentRow: curves.findIndex(({ model }) => model === config.model),
    },
  ]
}

function interesting({ type }: IoMultiplexingEvent): Mark | null {
  if (type === 'request-refused' || type === 'request-queued' || type === 'loop-stalled')
    return { tone: 'trouble' }
  if (type === 'request-answered') return { tone: 'success' }
  return type === 'wait-started' || type === 'nothing-read' ? { tone: 'plain' } : null
}

const COUNTS = [0, 1, 2, 3, 4]

/** Asks how many descriptors the next call reports, when several requests are unread; or which request is next. */
function prediction(
  { state }: BeforeStep<IoMultiplexingConfig, IoMultiplexingState>,
  { events }: AfterStep<IoMultiplexingState, IoMultiplexingEvent>,
): Prediction | null {
  const call = events.find((event) => event.type === 'wait-started')
  if (call !== undefined && state.ready.length > 0 && call.reported <= 4) {
    return {
      question: `At ${call.time} µs the loop calls the kernel. How many descriptors are reported?`,
      cells: [
        {
          id: 'reported',
          label: 'Reported',
          options: COUNTS.map((count) => ({ value: String(count), label: String(count) })),
          answer: String(call.reported),
        },
      ],
    }
  }
  const begun = events.find((event) => event.type === 'handling-started' || event.type === 'burst-started')
  const waiting = state.statuses.flatMap((status, request) => (status === 'waiting' ? [request] : []))
  if (begun === undefined || waiting.length < 2 || !waiting.includes(begun.request)) return null
  return {
    question: `At ${begun.time} µs: which request is worked on next?`,
    cells: [
      {
        id: 'request',
        label: 'Next',
        options: waiting.map((request) => ({ value: String(request), label: requestName(request) })),
        answer: String(begun.request),
      },
    ],
  }
}

const view: View<IoMultiplexingConfig, IoMultiplexingState, IoMultiplexingEvent, IoMultiplexingMetrics> = {
  Graphic: IoMultiplexingGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: ioMultiplexing, view }
