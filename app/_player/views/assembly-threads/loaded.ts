import { assemblyThreads } from '#sim/assembly/assembly-threads.ts'
import type { AssemblyThreadsConfig } from '#sim/assembly/config.ts'
import type { AssemblyThreadsEvent } from '#sim/assembly/events.ts'
import type { AssemblyThreadsMetrics } from '#sim/assembly/metrics.ts'
import type { AssemblyThreadsState } from '#sim/assembly/state.ts'
import { rowsOnDemand } from '../../stage/rows-on-demand.ts'
import type { AfterStep, Frame, LoadedView, Mark, Prediction, TableTwin, View } from '../../view.ts'
import { AssemblyThreadsGraphic } from './graphic.client.tsx'

type AssemblyFrame = Frame<
  AssemblyThreadsConfig,
  AssemblyThreadsState,
  AssemblyThreadsEvent,
  AssemblyThreadsMetrics
>

function tables({ events, metrics, state }: AssemblyFrame): readonly TableTwin[] {
  const executed = events.filter((event) => event.type === 'instruction-executed')
  const written = (writes: (typeof executed)[number]['writes']) =>
    writes
      .map(({ register, address, value }) => `${register === null ? address : `%${register}`} = ${value}`)
      .join(', ')
  return [
    {
      id: 'instructions',
      caption: 'Each instruction',
      columns: [
        { label: 'Number', isNumeric: true },
        { label: 'Thread', isNumeric: true },
        { label: 'Address', isNumeric: true },
        { label: 'Instruction' },
        { label: 'Changes' },
      ],
      rows: rowsOnDemand(executed.length, (index) => {
        const { time, thread, pc, text, writes } = executed[index]!
        return [time + 1, thread, pc, text, written(writes)]
      }),
      currentRow: executed.length - 1,
    },
    {
      id: 'threads',
      caption: 'Registers now',
      columns: [
        { label: 'Thread', isNumeric: true },
        { label: 'Is' },
        ...['pc', 'ax', 'bx', 'cx', 'dx', 'sp'].map((label) => ({ label, isNumeric: true })),
      ],
      rows: state.threads.map(({ registers: { ax, bx, cx, dx, sp }, pc, status }, thread) => [
        thread,
        status,
        pc,
        ax,
        bx,
        cx,
        dx,
        sp,
      ]),
    },
    {
      id: 'variables',
      caption: 'Variables now',
      columns: [
        { label: 'Variable' },
        { label: 'Address', isNumeric: true },
        { label: 'Value', isNumeric: true },
      ],
      rows: metrics.variables.map(({ name, address, value }) => [name, address, value]),
    },
  ]
}

function interesting(event: AssemblyThreadsEvent): Mark | null {
  if (event.type === 'thread-halted') return { tone: 'success' }
  if (event.type === 'thread-faulted') return { tone: 'trouble' }
  return event.type === 'threads-switched' ? { tone: 'plain' } : null
}

/** Asks what an instruction writes. */
function prediction(
  _before: unknown,
  { events }: AfterStep<AssemblyThreadsState, AssemblyThreadsEvent>,
): Prediction | null {
  const executed = events.find((event) => event.type === 'instruction-executed')
  const write = executed?.writes[0]
  if (executed === undefined || write === undefined || write.register === 'sp') return null
  const values = [...new Set([write.value - 1, write.value, write.value + 1])]
  return {
    question: `Thread ${executed.thread} executes ${executed.text}. What is in ${write.register === null ? `memory ${write.address}` : `%${write.register}`} then?`,
    cells: [
      {
        id: 'value',
        label: 'Value',
        options: values.map((value) => ({ value: String(value), label: String(value) })),
        answer: String(write.value),
      },
    ],
  }
}

const view: View<AssemblyThreadsConfig, AssemblyThreadsState, AssemblyThreadsEvent, AssemblyThreadsMetrics> =
  {
    Graphic: AssemblyThreadsGraphic,
    tables,
    interesting,
    prediction,
  }

export const loaded: LoadedView = { simulation: assemblyThreads, view }
