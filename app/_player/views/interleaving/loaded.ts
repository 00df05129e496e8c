import type { InterleavingConfig } from '#sim/races/config.ts'
import { type InterleavingEvent, isStale, threadName } from '#sim/races/events.ts'
import { type InterleavingState, interleaving } from '#sim/races/interleaving.ts'
import type { InterleavingMetrics } from '#sim/races/metrics.ts'
import { rowsOnDemand } from '../../stage/rows-on-demand.ts'
import type { AfterStep, Frame, LoadedView, Mark, Prediction, TableTwin, View } from '../../view.ts'
import { InterleavingGraphic } from './graphic.client.tsx'

type InterleavingFrame = Frame<InterleavingConfig, InterleavingState, InterleavingEvent, InterleavingMetrics>

function tables({ config, run, position }: InterleavingFrame): readonly TableTwin[] {
  const rows = rowsOnDemand(position, (index) => {
    const [event] = run.eventsAt(index + 1)
    const { counter, threads } = run.stateAt(index + 1)
    const registers = threads.map(({ register }) => register)
    return [
      index + 1,
      event === undefined ? '' : threadName(event.thread),
      event?.type.replace('-', ' ') ?? '',
      ...registers,
      counter,
    ]
  })
  return [
    {
      id: 'steps',
      caption: 'Each step, and the registers and the counter after it',
      columns: [
        { label: 'Step', isNumeric: true },
        { label: 'Thread' },
        { label: 'Did' },
        ...Array.from({ length: config.threads }, (_, thread) => ({
          label: `Register of ${threadName(thread)}`,
          isNumeric: true,
        })),
        { label: 'Counter', isNumeric: true },
      ],
      rows,
      currentRow: rows.length - 1,
    },
  ]
}

function interesting(event: InterleavingEvent): Mark | null {
  if (event.type !== 'counter-stored') return event.type === 'lock-acquired' ? { tone: 'plain' } : null
  return { tone: isStale(event) ? 'trouble' : 'plain' }
}

/** Asks for the value a load or a store leaves behind; an addition in a register needs no thought. */
function prediction(
  { config, state }: { config: InterleavingConfig; state: InterleavingState },
  { events }: AfterStep<InterleavingState, InterleavingEvent>,
): Prediction | null {
  const [event] = events
  if (event?.type !== 'counter-stored' && event?.type !== 'counter-loaded') return null
  const most = Math.min(config.threads * config.increments, state.counter + config.threads, 12)
  const where =
    event.type === 'counter-stored' ? 'the counter' : `the register of ${threadName(event.thread)}`
  const does = event.type === 'counter-stored' ? 'stores' : 'loads the counter'
  const options = Array.from({ length: most + 1 }, (_, value) => String(value))
  if (!options.includes(String(event.value))) options.push(String(event.value))
  return {
    question: `${threadName(event.thread)} ${does}. What does ${where} hold then?`,
    cells: [
      {
        id: 'value',
        label: 'Value',
        options: options.map((value) => ({ value, label: value })),
        answer: String(event.value),
      },
    ],
  }
}

const view: View<InterleavingConfig, InterleavingState, InterleavingEvent, InterleavingMetrics> = {
  Graphic: InterleavingGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: interleaving, view }
