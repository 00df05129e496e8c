import type { ForkTreeConfig } from '#sim/fork/config.ts'
import type { ForkTreeEvent } from '#sim/fork/events.ts'
import { forkTree } from '#sim/fork/fork-tree.ts'
import type { ForkTreeMetrics } from '#sim/fork/metrics.ts'
import type { ForkTreeState } from '#sim/fork/state.ts'
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
import { ForkTreeGraphic, fileText } from './graphic.client.tsx'

function tables({
  state,
}: Frame<ForkTreeConfig, ForkTreeState, ForkTreeEvent, ForkTreeMetrics>): readonly TableTwin[] {
  const nameOf = (process: number | null) =>
    process === null ? null : (state.processes[process]?.name ?? null)
  return [
    {
      id: 'processes',
      caption: 'Each process: its family, its frames page by page, its descriptors',
      columns: [
        { label: 'Process' },
        { label: 'Is' },
        { label: 'Parent' },
        { label: 'Children' },
        { label: 'Program' },
        { label: 'Frames' },
        { label: 'Descriptors' },
      ],
      rows: state.processes.flatMap(({ name, status, parent, children, program, pages, descriptors }) =>
        status === 'gone'
          ? []
          : [
              [
                name,
                status,
                nameOf(parent),
                children.map(nameOf).join(', '),
                program,
                pages.map(({ frame }) => frame).join(' '),
                descriptors
                  .flatMap((entry, number) =>
                    entry === null ? [] : [`${number}: ${fileText(state, entry)}`],
                  )
                  .join(', '),
              ],
            ],
      ),
    },
  ]
}

function interesting({ type }: ForkTreeEvent): Mark | null {
  if (type === 'process-reparented' || type === 'operation-refused' || type === 'process-blocked') {
    return { tone: 'trouble' }
  }
  if (type === 'child-reaped') return { tone: 'success' }
  return type === 'process-forked' || type === 'page-copied' || type === 'process-exited'
    ? { tone: 'plain' }
    : null
}

const YES_NO = [
  { value: 'yes', label: 'yes' },
  { value: 'no', label: 'no' },
]

/** Asks what becomes of a process that exits, and whether a write copies a page. */
function prediction(
  { config, state }: BeforeStep<ForkTreeConfig, ForkTreeState>,
  { events }: AfterStep<ForkTreeState, ForkTreeEvent>,
): Prediction | null {
  const operation = config.operations[state.now]
  const exited = events.find((event) => event.type === 'process-exited')
  if (exited !== undefined && config.convention === 'textbook') {
    return {
      question: `${exited.process} exits. Is it a zombie afterwards?`,
      cells: [
        { id: 'zombie', label: 'A zombie', options: YES_NO, answer: exited.fate === 'zombie' ? 'yes' : 'no' },
      ],
    }
  }
  if (operation?.type !== 'write' || events.some(({ type }) => type === 'operation-refused')) return null
  const isCopied = events.some(({ type }) => type === 'page-copied')
  return {
    question: `${operation.process} writes page ${operation.page}. Is the page copied?`,
    cells: [{ id: 'copied', label: 'Copied', options: YES_NO, answer: isCopied ? 'yes' : 'no' }],
  }
}

const view: View<ForkTreeConfig, ForkTreeState, ForkTreeEvent, ForkTreeMetrics> = {
  Graphic: ForkTreeGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: forkTree, view }
