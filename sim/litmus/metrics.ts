import type { MetricField, MetricTable } from '../core/simulation.ts'
import { type Analysis, analysisOf, type OutcomeRow } from './analysis.ts'
import type { Candidate } from './candidates.ts'
import type { MemoryModelConfig } from './config.ts'
import type { MemoryModelEvent } from './events.ts'
import type { LitmusTest, Place } from './litmus-test.ts'
import { MODEL_IDS, MODEL_TITLES, type ModelId } from './models.ts'

type Answer = 'can happen' | 'cannot happen' | 'data race' | 'not known'

export type MemoryModelMetrics = {
  /** How the run ended; null before. */
  readonly outcome: string | null
  /** What the model says of the outcome asked about (for forall: one that breaks it); null when nothing is asked. */
  readonly answer: Answer | null
  readonly allowedOutcomes: number
  readonly candidateOutcomes: number
  readonly candidates: number
  /** The most stores in one thread's buffer at a time. */
  readonly maxBuffered: number
  /** Loads that missed a store in another thread's buffer. */
  readonly missedStores: number
  readonly outcomes: readonly (Readonly<Record<ModelId, string>> & {
    readonly outcome: string
    readonly asked: string
    readonly observed: string
  })[]
  /** An execution for each outcome asked about and each model that allows it; when nothing is asked, for each outcome of the model. */
  readonly witnesses: readonly {
    readonly model: string
    readonly outcome: string
    readonly execution: string
  }[]
  readonly reads: readonly {
    readonly thread: string
    readonly instruction: string
    readonly location: string
    readonly value: number
    readonly from: string
  }[]
}

export const memoryModelFields: readonly MetricField[] = [
  { key: 'outcome', label: 'Outcome of this run', unit: '' },
  { key: 'answer', label: 'The outcome asked about', unit: '' },
  { key: 'allowedOutcomes', label: 'Outcomes the model allows', unit: 'outcomes' },
  { key: 'candidateOutcomes', label: 'Outcomes of any candidate', unit: 'outcomes' },
  { key: 'candidates', label: 'Candidate executions', unit: 'executions' },
  { key: 'maxBuffered', label: 'Most stores in a buffer', unit: 'stores', better: 'lower' },
  { key: 'missedStores', label: 'Loads that missed a buffered store', unit: 'loads', better: 'lower' },
]

export const memoryModelTables: readonly MetricTable[] = [
  {
    key: 'outcomes',
    label: 'Every outcome under every model',
    columns: [
      { key: 'outcome', label: 'Outcome', unit: '' },
      { key: 'asked', label: 'Asked about', unit: '' },
      ...MODEL_IDS.map((model) => ({ key: model, label: MODEL_TITLES[model], unit: '' })),
      { key: 'observed', label: 'This run', unit: '' },
    ],
  },
  {
    key: 'witnesses',
    label: 'An execution that shows it, by model',
    columns: [
      { key: 'model', label: 'Model', unit: '' },
      { key: 'outcome', label: 'Outcome', unit: '' },
      { key: 'execution', label: 'Execution', unit: '' },
    ],
  },
  {
    key: 'reads',
    label: 'Where reads got their values (rf)',
    columns: [
      { key: 'thread', label: 'Thread', unit: '' },
      { key: 'instruction', label: 'Instruction', unit: '' },
      { key: 'location', label: 'Location', unit: '' },
      { key: 'value', label: 'Value', unit: 'value' },
      { key: 'from', label: 'From', unit: '' },
    ],
  },
]

export function measureMemoryModel(
  config: MemoryModelConfig,
  events: readonly MemoryModelEvent[],
): MemoryModelMetrics {
  const analysis = analysisOf(config.test)
  const { outcomes, test } = analysis
  const end = events.findLast((event) => event.type === 'test-ended' || event.type === 'execution-judged')
  const outcome = end?.type === 'test-ended' || end?.type === 'execution-judged' ? end.outcome : null
  const isShown =
    end?.type === 'test-ended' || (end?.type === 'execution-judged' && end.verdict !== 'rejected')
  return {
    outcome,
    answer:
      test.question === null
        ? null
        : answerOf(outcomes, { model: config.model, isComplete: analysis.isComplete }),
    allowedOutcomes: outcomes.filter(({ verdicts }) => isPossible(verdicts[config.model])).length,
    candidateOutcomes: outcomes.length,
    candidates: analysis.candidates.length,
    maxBuffered: maxBuffered(events),
    missedStores: events.filter((event) => event.type === 'value-loaded' && event.hidden.length > 0).length,
    outcomes: outcomes.map((row) => ({
      outcome: row.outcome,
      asked: row.isAsked ? 'asked about' : '',
      ...row.verdicts,
      observed: isShown && row.outcome === outcome ? 'observed' : '',
    })),
    witnesses: witnessesOf(analysis, config.model),
    reads: readsOf(events, (place) => test.threads[place.thread]![place.instruction]!.text),
  }
}

function witnessesOf(
  { test, outcomes, candidates }: Analysis,
  model: ModelId,
): MemoryModelMetrics['witnesses'] {
  const shown = test.question === null ? outcomes : outcomes.filter(({ isAsked }) => isAsked)
  const models = test.question === null ? [model] : MODEL_IDS
  return shown.flatMap(({ outcome, witnesses }) =>
    models.flatMap((id) => {
      const witness = witnesses[id]
      if (witness === null) return []
      return [{ model: MODEL_TITLES[id], outcome, execution: executionText(test, candidates[witness]!) }]
    }),
  )
}

/** `T0 r0 = y reads the start; x: T0 x = 1, T1 x = 2`: the source of each load, and the order of stores where there are several. */
function executionText(
  { threads, locations }: LitmusTest,
  { events, sources, coherence }: Candidate,
): string {
  const nameOf = (id: number) => {
    const { thread, instruction } = events[id]!
    return `T${thread} ${threads[thread]![instruction]!.text}`
  }
  const reads = events.flatMap(({ id, type }) => {
    if (type !== 'read') return []
    const source = sources[id]!
    return [`${nameOf(id)} reads ${source < 0 ? 'the start' : nameOf(source)}`]
  })
  const orders = coherence.flatMap((writes, index) =>
    writes.length < 2 ? [] : [`${locations[index]!.name}: ${writes.map(nameOf).join(', ')}`],
  )
  return [...reads, ...orders].join('; ')
}

const isPossible = (verdict: OutcomeRow['verdicts'][ModelId]) => verdict === 'allowed' || verdict === 'racy'

function answerOf(
  rows: readonly OutcomeRow[],
  { model, isComplete }: { model: ModelId; isComplete: boolean },
): Answer {
  const asked = rows.filter((row) => row.isAsked).map(({ verdicts }) => verdicts[model])
  if (asked.includes('allowed')) return 'can happen'
  if (rows.some(({ verdicts }) => verdicts[model] === 'racy')) return 'data race'
  return isComplete ? 'cannot happen' : 'not known'
}

function maxBuffered(events: readonly MemoryModelEvent[]): number {
  const now = new Map<number, number>()
  let most = 0
  for (const event of events) {
    if (event.type !== 'store-buffered' && event.type !== 'store-flushed') continue
    const count = (now.get(event.place.thread) ?? 0) + (event.type === 'store-buffered' ? 1 : -1)
    now.set(event.place.thread, count)
    most = Math.max(most, count)
  }
  return most
}

function readsOf(
  events: readonly MemoryModelEvent[],
  textOf: (place: Place) => string,
): MemoryModelMetrics['reads'] {
  return events.flatMap((event) => {
    const isRead =
      event.type === 'value-loaded' || event.type === 'source-chosen' || event.type === 'location-updated'
    if (!isRead) return []
    const { place, location, source } = event
    return [
      {
        thread: `T${place.thread}`,
        instruction: event.text,
        location,
        value: event.type === 'location-updated' ? event.old : event.value,
        from: source === null ? 'the value at the start' : `T${source.thread} ${textOf(source)}`,
      },
    ]
  })
}
