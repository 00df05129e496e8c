import type { MemoryModelConfig } from '#sim/litmus/config.ts'
import type { MemoryModelEvent } from '#sim/litmus/events.ts'
import { memoryModel } from '#sim/litmus/memory-model.ts'
import type { MemoryModelMetrics } from '#sim/litmus/metrics.ts'
import type { BuffersState, MemoryModelState } from '#sim/litmus/state.ts'
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
import { graphEdges } from './edges.ts'
import { MemoryModelGraphic } from './graphic.client.tsx'

type MemoryModelFrame = Frame<MemoryModelConfig, MemoryModelState, MemoryModelEvent, MemoryModelMetrics>

function tables({ state, events }: MemoryModelFrame): readonly TableTwin[] {
  const edges: TableTwin = {
    id: 'edges',
    caption:
      'The execution so far: rf read from, co stored before, fr read something older than; ! in a forbidden circle',
    columns: [{ label: 'Relation' }, { label: 'From' }, { label: 'To' }],
    rows: graphEdges(events).map(({ name, from, to, isInCycle }) => [
      `${name}${isInCycle ? ' !' : ''}`,
      `T${from.thread}, instruction ${from.instruction + 1}`,
      `T${to.thread}, instruction ${to.instruction + 1}`,
    ]),
  }
  return state.type === 'buffers' ? [...machineTables(state), edges] : [edges]
}

function machineTables(state: BuffersState): readonly TableTwin[] {
  return [
    {
      id: 'threads',
      caption: 'Each thread: next instruction, registers, and its store buffer from the oldest store',
      columns: [{ label: 'Thread' }, { label: 'Next' }, { label: 'Registers' }, { label: 'Buffer' }],
      rows: state.threads.map(({ next, registers, buffer }, thread) => [
        `T${thread}`,
        state.test.threads[thread]![next]?.text ?? 'ended',
        Object.entries(registers)
          .map(([name, value]) => `${name} = ${value}`)
          .join(', '),
        buffer.map(({ location, value }) => `${location} = ${value}`).join(', ') || 'empty',
      ]),
    },
    {
      id: 'memory',
      caption: 'Memory now',
      columns: [{ label: 'Location' }, { label: 'Value', isNumeric: true }],
      rows: state.test.locations.map(({ name }) => [name, state.memory[name] ?? 0]),
    },
  ]
}

function interesting(event: MemoryModelEvent): Mark | null {
  switch (event.type) {
    case 'axiom-violated':
      return { tone: 'trouble' }
    case 'test-ended':
    case 'execution-judged':
      return { tone: 'success' }
    case 'store-flushed':
    case 'execution-built':
      return { tone: 'plain' }
    default:
      return null
  }
}

/** Asks what a load finds, and whether an axiom holds. */
function prediction(
  { state }: BeforeStep<MemoryModelConfig, MemoryModelState>,
  { events }: AfterStep<MemoryModelState, MemoryModelEvent>,
): Prediction | null {
  const event = events[0]
  if (event?.type === 'value-loaded' && state.type === 'buffers') return aboutLoad(state, event)
  if (event?.type === 'axiom-held' || event?.type === 'axiom-violated') return aboutAxiom(event)
  return null
}

function aboutLoad(
  state: BuffersState,
  { place, location, value }: Extract<MemoryModelEvent, { type: 'value-loaded' }>,
): Prediction | null {
  const buffered = state.threads.flatMap(({ buffer }) =>
    buffer.flatMap((store) => (store.location === location ? [store.value] : [])),
  )
  const values = [...new Set([state.memory[location] ?? 0, ...buffered])].sort((a, b) => a - b)
  if (values.length < 2) return null
  return {
    question: `T${place.thread} loads ${location}. Which value does it get?`,
    cells: [
      {
        id: 'value',
        label: location,
        options: values.map((option) => ({ value: String(option), label: String(option) })),
        answer: String(value),
      },
    ],
  }
}

function aboutAxiom(event: Extract<MemoryModelEvent, { type: 'axiom-held' | 'axiom-violated' }>): Prediction {
  return {
    question: `Does this execution keep the rule ${event.axiom}, ${event.statement}?`,
    cells: [
      {
        id: 'holds',
        label: 'The rule',
        options: [
          { value: 'holds', label: 'holds' },
          { value: 'fails', label: 'fails' },
        ],
        answer: event.type === 'axiom-held' ? 'holds' : 'fails',
      },
    ],
  }
}

const view: View<MemoryModelConfig, MemoryModelState, MemoryModelEvent, MemoryModelMetrics> = {
  Graphic: MemoryModelGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: memoryModel, view }
