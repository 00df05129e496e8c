import { clocks } from '#sim/clocks/clocks.ts'
import type { ClocksConfig } from '#sim/clocks/config.ts'
import { contentName } from '#sim/clocks/draft.ts'
import type { ClocksEvent } from '#sim/clocks/events.ts'
import type { ClocksMetrics } from '#sim/clocks/metrics.ts'
import { type ClocksState, eventName } from '#sim/clocks/state.ts'
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
import { diagramOf } from './diagram.ts'
import { ClocksGraphic } from './graphic.client.tsx'
import { summaryOf } from './summary.ts'

const RELATION = {
  newest: 'newest event',
  before: 'happened before it',
  concurrent: 'concurrent with it',
} as const

function tables({
  state,
}: Frame<ClocksConfig, ClocksState, ClocksEvent, ClocksMetrics>): readonly TableTwin[] {
  const { dots } = diagramOf(state)
  const name = (process: number) => state.processes[process]?.name ?? ''
  const events: TableTwin = {
    id: 'events',
    caption: 'Each event, and how it stands to the newest',
    columns: [
      { label: 'Event' },
      { label: 'Kind' },
      { label: 'What' },
      { label: 'Lamport clock', isNumeric: true },
      { label: 'Vector clock' },
      { label: 'To the newest' },
    ],
    rows: state.log.map(({ process, number, kind, label, lamport, vector }, index) => [
      eventName(name(process), number),
      kind,
      label,
      lamport,
      `(${vector.join(', ')})`,
      RELATION[dots[index]?.relation ?? 'concurrent'],
    ]),
    currentRow: state.log.length - 1,
  }
  const underway: TableTwin = {
    id: 'messages',
    caption: 'Messages under way',
    columns: [{ label: 'From' }, { label: 'To' }, { label: 'Message' }, { label: 'Clock', isNumeric: true }],
    rows: state.messages.map(({ from, to, content, lamport }) => [
      name(from),
      name(to),
      contentName(content),
      lamport,
    ]),
  }
  const summary = summaryOf(state)
  if (summary.length === 0) return [events, underway]
  const rows = summary.map((row) => [row.name, row.items.map(({ text }) => text).join(', ') || 'none yet'])
  return [
    events,
    underway,
    { id: 'summary', caption: 'What it came to', columns: [{ label: 'What' }, { label: 'Now' }], rows },
  ]
}

function interesting(event: ClocksEvent): Mark | null {
  switch (event.type) {
    case 'lease-expired':
    case 'write-refused':
      return { tone: 'trouble' }
    case 'write-accepted':
      return { tone: event.token < event.highest ? 'trouble' : 'success' }
    case 'read-completed':
      return { tone: event.version < event.newest ? 'trouble' : 'success' }
    case 'message-received':
    case 'lease-granted':
    case 'write-completed':
      return { tone: 'plain' }
    default:
      return null
  }
}

const numbers = (values: readonly number[]) =>
  [...new Set(values)].sort((a, b) => a - b).map((value) => ({ value: String(value), label: String(value) }))

/** Asks what a write or a read comes to, or how far a clock jumps. */
function prediction(
  { config }: BeforeStep<ClocksConfig, ClocksState>,
  { events }: AfterStep<ClocksState, ClocksEvent>,
): Prediction | null {
  const read = events.find((event) => event.type === 'read-completed')
  if (read !== undefined) {
    const options = numbers([read.version, read.newest, ...read.answers])
    return {
      question: `The read has its ${config.quorum.read} answers. Which version does it give?`,
      cells: [{ id: 'version', label: 'Version', options, answer: String(read.version) }],
    }
  }
  const write = events.find((event) => event.type === 'write-accepted' || event.type === 'write-refused')
  if (write !== undefined && write.highest > 0) {
    return {
      question: `${write.client} writes with token ${write.token}; the storage has seen ${write.highest}. Does it take the write?`,
      cells: [
        {
          id: 'result',
          label: 'Storage',
          options: [
            { value: 'write-accepted', label: 'takes it' },
            { value: 'write-refused', label: 'refuses it' },
          ],
          answer: write.type,
        },
      ],
    }
  }
  const received = events.find((event) => event.type === 'message-received')
  if (received === undefined) return null
  const { before, carried, lamport, name } = received
  return {
    question: `${name} has clock ${before} and receives a message that carries ${carried}. Its Lamport clock afterwards?`,
    cells: [
      {
        id: 'lamport',
        label: 'Clock',
        options: numbers([before, before + 1, carried, carried + 1, before + carried]),
        answer: String(lamport),
      },
    ],
  }
}

const view: View<ClocksConfig, ClocksState, ClocksEvent, ClocksMetrics> = {
  Graphic: ClocksGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: clocks, view }
