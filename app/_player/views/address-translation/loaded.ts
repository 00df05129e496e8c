import { addressTranslation } from '#sim/translation/address-translation.ts'
import type { AddressTranslationConfig } from '#sim/translation/config.ts'
import type { AddressTranslationEvent } from '#sim/translation/events.ts'
import type { AddressTranslationMetrics } from '#sim/translation/metrics.ts'
import type { AddressTranslationState } from '#sim/translation/state.ts'
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
import { AddressTranslationGraphic } from './graphic.client.tsx'

type TranslationFrame = Frame<
  AddressTranslationConfig,
  AddressTranslationState,
  AddressTranslationEvent,
  AddressTranslationMetrics
>

function tables({ metrics, state }: TranslationFrame): readonly TableTwin[] {
  const accesses: TableTwin = {
    id: 'accesses',
    caption: 'Each access',
    columns: [
      { label: 'Access', isNumeric: true },
      { label: 'Space', isNumeric: true },
      { label: 'Virtual', isNumeric: true },
      { label: 'Physical', isNumeric: true },
      { label: 'TLB' },
      { label: 'Entries read', isNumeric: true },
      { label: 'Result' },
    ],
    rows: metrics.translations.map(({ access, space, address, physical, tlb, tableReads, result }) => [
      access + 1,
      space,
      address,
      physical,
      tlb,
      tableReads,
      result,
    ]),
    currentRow: metrics.translations.length - 1,
  }
  if (state.tlb.length === 0) return [accesses]
  const entries = state.tlb.flatMap((set, number) => set.map((entry, way) => ({ number, way, entry })))
  return [
    accesses,
    {
      id: 'tlb',
      caption: 'What the TLB holds',
      columns: ['Set', 'Way', 'Space', 'Page', 'Frame'].map((label) => ({ label, isNumeric: true })),
      rows: entries.map(({ number, way, entry }) => [
        number,
        way,
        entry?.space ?? null,
        entry?.page ?? null,
        entry?.frame ?? null,
      ]),
    },
  ]
}

function interesting({ type }: AddressTranslationEvent): Mark | null {
  if (type === 'access-faulted' || type === 'tlb-flushed') return { tone: 'trouble' }
  return type === 'tlb-missed' ? { tone: 'plain' } : null
}

/** Asks whether the access reaches memory, and whether the TLB knows its page. */
function prediction(
  { config, state }: BeforeStep<AddressTranslationConfig, AddressTranslationState>,
  { events }: AfterStep<AddressTranslationState, AddressTranslationEvent>,
): Prediction | null {
  const access = config.accesses[state.now]
  if (access === undefined) return null
  const result = {
    id: 'result',
    label: 'The access',
    options: [
      { value: 'ok', label: 'reaches memory' },
      { value: 'fault', label: 'faults' },
    ],
    answer: events.some(({ type }) => type === 'access-faulted') ? 'fault' : 'ok',
  }
  const tlb = {
    id: 'tlb',
    label: 'The TLB',
    options: [
      { value: 'hit', label: 'knows the page' },
      { value: 'miss', label: 'misses' },
    ],
    answer: events.some(({ type }) => type === 'tlb-hit') ? 'hit' : 'miss',
  }
  const isAsked = events.some(({ type }) => type === 'tlb-hit' || type === 'tlb-missed')
  return {
    question: `Access ${state.now + 1}: ${access.isWrite ? 'write to' : 'read from'} address ${access.address}${config.spaces.length > 1 ? ` of space ${access.space}` : ''}. What happens?`,
    cells: isAsked ? [tlb, result] : [result],
  }
}

const view: View<
  AddressTranslationConfig,
  AddressTranslationState,
  AddressTranslationEvent,
  AddressTranslationMetrics
> = { Graphic: AddressTranslationGraphic, tables, interesting, prediction }

export const loaded: LoadedView = { simulation: addressTranslation, view }
