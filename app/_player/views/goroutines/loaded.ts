import type { GoroutinesConfig } from '#sim/goroutines/config.ts'
import type { GoroutinesEvent } from '#sim/goroutines/events.ts'
import { goroutines } from '#sim/goroutines/goroutines.ts'
import type { GoroutinesMetrics } from '#sim/goroutines/metrics.ts'
import type { GoroutinesState } from '#sim/goroutines/state.ts'
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
import { GoroutinesGraphic, rowsOf } from './graphic.client.tsx'
import { stretchesOf } from './stretches.ts'

function tables({
  config,
  events,
  state,
}: Frame<GoroutinesConfig, GoroutinesState, GoroutinesEvent, GoroutinesMetrics>): readonly TableTwin[] {
  return [
    {
      id: 'processors',
      caption: 'What each processor ran, and on which thread',
      columns: [
        { label: 'Processor' },
        { label: 'From (ticks)', isNumeric: true },
        { label: 'To (ticks)', isNumeric: true },
        { label: 'Runs' },
        { label: 'Thread' },
      ],
      rows: stretchesOf(events, config.processors).flatMap((lane, processor) =>
        lane.map(({ goroutine, thread, from, to }) => [
          `P${processor}`,
          from,
          to,
          goroutine === null ? 'stuck in a system call' : `G${goroutine}`,
          `M${thread}`,
        ]),
      ),
    },
    {
      id: 'places',
      caption: `Queues and threads at time ${state.now}`,
      columns: [{ label: 'Place' }, { label: 'Holds' }],
      rows: rowsOf(state).map(({ name, items }) => [
        name,
        items.map(({ text, isBlocked }) => (isBlocked ? `${text} (blocked)` : text)).join(', ') || 'nothing',
      ]),
    },
  ]
}

function interesting({ type }: GoroutinesEvent): Mark | null {
  if (type === 'goroutine-finished') return { tone: 'success' }
  if (type === 'syscall-entered') return { tone: 'trouble' }
  return type === 'goroutines-stolen' || type === 'processor-handed-off' ? { tone: 'plain' } : null
}

/** Asks what a processor runs when it takes a new goroutine. */
function prediction(
  { state }: BeforeStep<GoroutinesConfig, GoroutinesState>,
  { events }: AfterStep<GoroutinesState, GoroutinesEvent>,
): Prediction | null {
  const dispatched = events.find((event) => event.type === 'goroutine-dispatched')
  const runnable = state.goroutines.flatMap(({ status }, number) => (status === 'runnable' ? [number] : []))
  if (dispatched === undefined || runnable.length < 2 || !runnable.includes(dispatched.goroutine)) return null
  return {
    question: `Time ${state.now}: which goroutine does P${dispatched.processor} take?`,
    cells: [
      {
        id: 'goroutine',
        label: `P${dispatched.processor}`,
        options: runnable.map((number) => ({ value: String(number), label: `G${number}` })),
        answer: String(dispatched.goroutine),
      },
    ],
  }
}

const view: View<GoroutinesConfig, GoroutinesState, GoroutinesEvent, GoroutinesMetrics> = {
  Graphic: GoroutinesGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: goroutines, view }
