import type { ProcessStatesConfig } from '#sim/processes/config.ts'
import type { ProcessStatesEvent } from '#sim/processes/events.ts'
import type { ProcessStatesMetrics } from '#sim/processes/metrics.ts'
import { processStates } from '#sim/processes/process-states.ts'
import type { ProcessStatesState } from '#sim/processes/tick.ts'
import { rowsOnDemand } from '../../stage/rows-on-demand.ts'
import type { Frame, LoadedView, Mark, Prediction, TableTwin, View } from '../../view.ts'
import { ProcessStatesGraphic } from './graphic.client.tsx'
import { ticksOf } from './lanes.ts'

function tables({
  config,
  events,
}: Frame<
  ProcessStatesConfig,
  ProcessStatesState,
  ProcessStatesEvent,
  ProcessStatesMetrics
>): readonly TableTwin[] {
  const ticks = ticksOf(events)
  return [
    {
      id: 'ticks',
      caption: 'Each tick',
      columns: [
        { label: 'Tick', isNumeric: true },
        ...config.processes.map((_, process) => ({ label: `P${process}` })),
        { label: 'CPU' },
        { label: 'I/Os under way', isNumeric: true },
      ],
      rows: rowsOnDemand(ticks.length, (index) => {
        const { number, statuses, process, instruction, ioInFlight } = ticks[index]!
        const use = process === null ? 'idle' : `P${process}: ${instruction}`
        return [number, ...statuses, use, ioInFlight]
      }),
      currentRow: ticks.length - 1,
    },
  ]
}

function interesting(event: ProcessStatesEvent): Mark | null {
  if (event.type !== 'state-changed') return null
  if (event.to === 'done') return { tone: 'success' }
  return event.to === 'blocked' || event.reason === 'preempted-by-io'
    ? { tone: 'trouble' }
    : { tone: 'plain' }
}

/** Asks who uses the CPU in a tick that begins after a change. */
function prediction(
  { config, state }: { config: ProcessStatesConfig; state: ProcessStatesState },
  { events }: { events: readonly ProcessStatesEvent[] },
): Prediction | null {
  const tick = events.find((event) => event.type === 'tick-passed')
  const alive = state.processes.flatMap(({ status }, process) => (status === 'done' ? [] : [process]))
  const isDecided = alive.length < 2 || state.processes.some(({ status }) => status === 'running')
  const wakes = state.processes.some(({ ioUntil }) => ioUntil === state.now)
  if (tick === undefined || (isDecided && !wakes) || config.processes.length < 2) return null
  return {
    question: `Tick ${tick.number}: who uses the CPU?`,
    cells: [
      {
        id: 'process',
        label: 'In this tick',
        options: [
          ...alive.map((process) => ({ value: String(process), label: `P${process}` })),
          { value: 'none', label: 'nobody' },
        ],
        answer: tick.process === null ? 'none' : String(tick.process),
      },
    ],
  }
}

const view: View<ProcessStatesConfig, ProcessStatesState, ProcessStatesEvent, ProcessStatesMetrics> = {
  Graphic: ProcessStatesGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: processStates, view }
