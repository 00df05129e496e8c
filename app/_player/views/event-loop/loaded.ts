import type { EventLoopConfig } from '#sim/event-loop/config.ts'
import { eventLoop } from '#sim/event-loop/event-loop.ts'
import type { EventLoopEvent } from '#sim/event-loop/events.ts'
import type { EventLoopMetrics } from '#sim/event-loop/metrics.ts'
import type { EventLoopState } from '#sim/event-loop/state.ts'
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
import { consoleLines, poolNow, queueRows } from './contents.ts'
import { EventLoopGraphic } from './graphic.client.tsx'

type EventLoopFrame = Frame<EventLoopConfig, EventLoopState, EventLoopEvent, EventLoopMetrics>

function tables({ config, state, events, metrics }: EventLoopFrame): readonly TableTwin[] {
  const printed = consoleLines(events)
  return [
    {
      id: 'queues',
      caption: 'What waits now',
      columns: [{ label: 'Where' }, { label: 'Callbacks, the next first' }],
      rows: [
        [
          'call stack, innermost first',
          state.waiting.stack
            .map(({ name, line }) => `${name}, line ${line}`)
            .reverse()
            .join('; '),
        ],
        ...queueRows(state).map(({ name, items }) => [name, items.map(({ text }) => text).join('; ')]),
        [
          'pool',
          poolNow(events, config.poolThreads)
            .map((job) => job ?? 'idle')
            .join('; '),
        ],
      ],
    },
    {
      id: 'console',
      caption: 'Console',
      columns: [{ label: 'Line', isNumeric: true }, { label: 'Text' }],
      rows: printed.map(({ text, isError }, index) => [index + 1, isError ? `error: ${text}` : text]),
      currentRow: printed.length - 1,
    },
    {
      id: 'program',
      caption: 'Program',
      columns: [{ label: 'Line', isNumeric: true }, { label: 'Code' }],
      rows: config.program.split('\n').map((text, index) => [index + 1, text]),
      currentRow: state.line - 1,
    },
    {
      id: 'jobs',
      caption: 'Jobs of the thread pool',
      columns: [
        { label: 'Job', isNumeric: true },
        { label: 'What' },
        { label: 'Submitted (ms)', isNumeric: true },
        { label: 'Started (ms)', isNumeric: true },
        { label: 'Finished (ms)', isNumeric: true },
      ],
      rows: metrics.jobs.map(({ job, label, submitted, started, finished }) => [
        job,
        label,
        submitted,
        started,
        finished,
      ]),
    },
  ]
}

function interesting(event: EventLoopEvent): Mark | null {
  switch (event.type) {
    case 'error-uncaught':
    case 'budget-exhausted':
      return { tone: 'trouble' }
    case 'program-ended':
      return { tone: 'success' }
    case 'printed':
    case 'phase-entered':
      return { tone: 'plain' }
    default:
      return null
  }
}

/** Asks which queue the next callback comes from. */
function prediction(
  { state }: BeforeStep<EventLoopConfig, EventLoopState>,
  { events }: AfterStep<EventLoopState, EventLoopEvent>,
): Prediction | null {
  const started = events.find((event) => event.type === 'callback-started' && event.thread === 0)
  const options = queueRows(state).filter(({ items, phase }) => items.length > 0 && phase !== null)
  if (started?.type !== 'callback-started' || started.queue === 'main' || options.length < 2) return null
  const answer = queueRows(state).find(({ phase }) => phase === started.queue)?.name ?? started.queue
  const names = [...new Set([...options.map(({ name }) => name), answer])]
  return {
    question: 'The stack is empty. From which queue does the next callback come?',
    cells: [
      { id: 'queue', label: 'Queue', options: names.map((name) => ({ value: name, label: name })), answer },
    ],
  }
}

const view: View<EventLoopConfig, EventLoopState, EventLoopEvent, EventLoopMetrics> = {
  Graphic: EventLoopGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: eventLoop, view }
