import { processName, type ThrashingConfig } from '#sim/memory/thrashing/config.ts'
import type { ThrashingEvent } from '#sim/memory/thrashing/events.ts'
import type { ThrashingMetrics } from '#sim/memory/thrashing/metrics.ts'
import type { ThrashingState } from '#sim/memory/thrashing/state.ts'
import { thrashing } from '#sim/memory/thrashing/thrashing.ts'
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
import { ThrashingGraphic } from './graphic.client.tsx'
import { utilisationCurves } from './utilisation.ts'

function tables({
  config,
  state,
}: Frame<ThrashingConfig, ThrashingState, ThrashingEvent, ThrashingMetrics>): readonly TableTwin[] {
  const curves = utilisationCurves(config)
  return [
    {
      id: 'processes',
      caption: `Where each process stands at time ${state.now}`,
      columns: [
        { label: 'Process' },
        { label: 'Is' },
        { label: 'References', isNumeric: true },
        { label: 'Faults', isNumeric: true },
        { label: 'Working set (pages)', isNumeric: true },
        { label: 'In memory, the oldest use first' },
      ],
      rows: state.processes.map(({ standing, done, faults, workingSet, resident }, process) => [
        processName(process),
        standing === 'paging' ? 'waits for a page' : standing,
        done,
        faults,
        workingSet,
        resident.map(({ page }) => page).join(' '),
      ]),
    },
    ...(curves === null
      ? []
      : [
          {
            id: 'utilisation',
            caption: 'CPU utilisation by number of processes, in percent',
            columns: [
              { label: 'Processes', isNumeric: true },
              ...curves.map(({ name }) => ({ label: name, isNumeric: true })),
            ],
            rows: Array.from({ length: config.processes.length }, (_, index) => [
              index + 1,
              ...curves.map(({ points }) => Math.round(1000 * (points[index]?.utilisation ?? 0)) / 10),
            ]),
            currentRow: config.level - 1,
          },
        ]),
  ]
}

function interesting({ type }: ThrashingEvent): Mark | null {
  if (type === 'page-evicted' || type === 'process-suspended') return { tone: 'trouble' }
  if (type === 'process-admitted' || type === 'process-ended') return { tone: 'success' }
  return type === 'page-faulted' ? { tone: 'plain' } : null
}

/** Asks whether the CPU finds work in the next tick, when some process waits for a page. */
function prediction(
  { state }: BeforeStep<ThrashingConfig, ThrashingState>,
  { events }: AfterStep<ThrashingState, ThrashingEvent>,
): Prediction | null {
  const passed = events.find((event) => event.type === 'tick-passed')
  if (passed === undefined || state.queue.length + state.transfers.length === 0) return null
  return {
    question: `Time ${state.now}: who uses the CPU in this tick?`,
    cells: [
      {
        id: 'cpu',
        label: 'CPU',
        options: [
          ...state.processes.map((_, process) => ({ value: String(process), label: processName(process) })),
          { value: 'idle', label: 'nobody: all wait for pages' },
        ],
        answer: passed.running === null ? 'idle' : String(passed.running),
      },
    ],
  }
}

const view: View<ThrashingConfig, ThrashingState, ThrashingEvent, ThrashingMetrics> = {
  Graphic: ThrashingGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: thrashing, view }
