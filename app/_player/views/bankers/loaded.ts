import { bankers } from '#sim/bankers/bankers.ts'
import type { BankersConfig } from '#sim/bankers/config.ts'
import type { BankersEvent } from '#sim/bankers/events.ts'
import type { BankersMetrics } from '#sim/bankers/metrics.ts'
import { type BankersState, needOf } from '#sim/bankers/state.ts'
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
import { BankersGraphic } from './graphic.client.tsx'

function tables({
  config,
  state,
}: Frame<BankersConfig, BankersState, BankersEvent, BankersMetrics>): readonly TableTwin[] {
  const sequence = state.check?.sequence ?? []
  return [
    {
      id: 'processes',
      caption: 'Each process: what it holds, its claim, and what it may still ask for',
      columns: [
        { label: 'Process' },
        { label: 'Holds' },
        { label: 'Claim' },
        { label: 'Need' },
        { label: 'Could finish as', isNumeric: true },
      ],
      rows: state.allocation.map((held, process) => [
        `P${process}`,
        held.join(' '),
        config.maximum[process]?.join(' ') ?? '',
        needOf(state, process).join(' '),
        sequence.includes(process) ? sequence.indexOf(process) + 1 : null,
      ]),
    },
    {
      id: 'vectors',
      caption: 'What is free, and the work of the check',
      columns: [{ label: 'Vector' }, { label: 'Amounts' }],
      rows: [
        ['Free', state.available.join(' ')],
        ['Work', state.check?.work.join(' ') ?? 'no check under way'],
      ],
    },
  ]
}

function interesting(event: BankersEvent): Mark | null {
  if (event.type === 'request-refused') return { tone: 'trouble' }
  if (event.type === 'state-judged') return { tone: event.isSafe ? 'success' : 'trouble' }
  return event.type === 'process-could-finish' ? null : { tone: 'plain' }
}

/** Asks who could finish next. */
function prediction(
  { state }: BeforeStep<BankersConfig, BankersState>,
  { events }: AfterStep<BankersState, BankersEvent>,
): Prediction | null {
  const { check } = state
  if (check === null) return null
  const left = [...state.allocation.keys()].filter((process) => !check.sequence.includes(process))
  const finished = events.find((event) => event.type === 'process-could-finish')
  if (left.length === 0) return null
  return {
    question: `Work is (${check.work.join(', ')}). Which is the first process that could finish?`,
    cells: [
      {
        id: 'process',
        label: 'Process',
        options: [
          ...left.map((process) => ({ value: String(process), label: `P${process}` })),
          { value: 'none', label: 'none' },
        ],
        answer: finished === undefined ? 'none' : String(finished.process),
      },
    ],
  }
}

const view: View<BankersConfig, BankersState, BankersEvent, BankersMetrics> = {
  Graphic: BankersGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: bankers, view }
