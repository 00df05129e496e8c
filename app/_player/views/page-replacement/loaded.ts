import type { PageReplacementConfig } from '#sim/memory/config.ts'
import type { PageReplacementEvent } from '#sim/memory/events.ts'
import type { PageReplacementMetrics } from '#sim/memory/metrics.ts'
import { pageReplacement } from '#sim/memory/page-replacement.ts'
import type { PageReplacementState } from '#sim/memory/state.ts'
import { rowsOnDemand } from '../../stage/rows-on-demand.ts'
import type {
  AfterStep,
  Frame,
  LoadedView,
  Mark,
  Prediction,
  PredictionCell,
  TableTwin,
  View,
} from '../../view.ts'
import { PageReplacementGraphic } from './graphic.client.tsx'
import { listsOf } from './lists-of.ts'

type PageFrame = Frame<
  PageReplacementConfig,
  PageReplacementState,
  PageReplacementEvent,
  PageReplacementMetrics
>

function tables({ config, run, position, state }: PageFrame): readonly TableTwin[] {
  const lists = listsOf(state)
  const rows = rowsOnDemand(position, (time) => {
    const events = run.eventsAt(time + 1)
    const evicted = events.find((event) => event.type === 'page-evicted')
    const isHit = events.some(({ type }) => type === 'page-hit')
    const frames = run
      .stateAt(time + 1)
      .frames.map((frame) => (frame?.isPrefetched ? `${frame.page} (ahead)` : (frame?.page ?? null)))
    return [
      time + 1,
      config.references[time] ?? null,
      isHit ? 'hit' : 'fault',
      evicted?.page ?? null,
      ...frames,
    ]
  })
  return [
    {
      id: 'references',
      caption: 'Each reference, and what is in memory after it',
      columns: [
        { label: 'Reference', isNumeric: true },
        { label: 'Page', isNumeric: true },
        { label: 'Result' },
        { label: 'Evicted', isNumeric: true },
        ...Array.from({ length: config.frames }, (_, frame) => ({
          label: `Frame ${frame}`,
          isNumeric: true,
        })),
      ],
      rows,
      currentRow: rows.length - 1,
    },
    ...(lists.length === 0
      ? []
      : [
          {
            id: 'lists',
            caption: 'The lists of the policy, the oldest page first',
            columns: [{ label: 'List' }, { label: 'Holds' }, { label: 'In memory' }, { label: 'Pages' }],
            rows: lists.map(({ name, meaning, isGhost, pages }) => [
              name,
              meaning,
              isGhost ? 'no' : 'yes',
              pages.join(' '),
            ]),
          },
        ]),
  ]
}

function interesting({ type }: PageReplacementEvent): Mark | null {
  if (type === 'page-evicted') return { tone: 'trouble' }
  return type === 'page-faulted' ? { tone: 'plain' } : null
}

/** Asks for each reference: a hit or a fault, and when memory is full, which page goes. */
function prediction(
  { config, state }: { config: PageReplacementConfig; state: PageReplacementState },
  { events }: AfterStep<PageReplacementState, PageReplacementEvent>,
): Prediction {
  const page = config.references[state.now]
  const evicted = events.find((event) => event.type === 'page-evicted')
  const pages = state.frames.flatMap((frame) => (frame === null ? [] : [frame.page]))
  const result: PredictionCell = {
    id: 'result',
    label: 'Result',
    options: [
      { value: 'hit', label: 'a hit' },
      { value: 'fault', label: 'a fault' },
    ],
    answer: events.some(({ type }) => type === 'page-hit') ? 'hit' : 'fault',
  }
  const victim: PredictionCell = {
    id: 'victim',
    label: 'Evicted',
    options: [
      ...pages.map((other) => ({ value: String(other), label: `page ${other}` })),
      { value: 'none', label: 'no page' },
    ],
    answer: evicted === undefined ? 'none' : String(evicted.page),
  }
  const isFull = pages.length === state.frames.length && pages.length <= 12
  return {
    question: `Reference ${state.now + 1}: page ${page}. What happens?`,
    cells: isFull ? [result, victim] : [result],
  }
}

const view: View<PageReplacementConfig, PageReplacementState, PageReplacementEvent, PageReplacementMetrics> =
  {
    Graphic: PageReplacementGraphic,
    tables,
    interesting,
    prediction,
  }

export const loaded: LoadedView = { simulation: pageReplacement, view }
