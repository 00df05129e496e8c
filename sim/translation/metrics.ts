import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { AddressTranslationConfig } from './config.ts'
import type { AddressTranslationEvent } from './events.ts'

type TranslationRow = {
  access: number
  space: number
  address: number
  /** Null when the access faulted. */
  physical: number | null
  tlb: 'hit' | 'miss' | null
  tableReads: number
  result: string
}

export type AddressTranslationMetrics = {
  readonly accesses: number
  readonly faults: number
  readonly tableReads: number
  readonly tlbHits: number
  readonly tlbMisses: number
  /** hits / (hits + misses); null without a TLB. */
  readonly tlbHitRate: number | null
  readonly tlbFlushes: number
  readonly totalNs: number
  /** Effective access time; null before the first access. */
  readonly averageNs: number | null
  readonly translations: readonly Readonly<TranslationRow>[]
}

export const addressTranslationFields: readonly MetricField[] = [
  { key: 'accesses', label: 'Accesses', unit: 'accesses' },
  { key: 'faults', label: 'Faults', unit: 'faults', better: 'lower' },
  { key: 'tableReads', label: 'Table entries read', unit: 'reads', better: 'lower' },
  { key: 'tlbHits', label: 'TLB hits', unit: 'accesses', better: 'higher' },
  { key: 'tlbMisses', label: 'TLB misses', unit: 'accesses', better: 'lower' },
  { key: 'tlbHitRate', label: 'TLB hit rate', unit: 'share', better: 'higher' },
  { key: 'tlbFlushes', label: 'TLB flushes', unit: 'flushes', better: 'lower' },
  { key: 'totalNs', label: 'Time', unit: 'nanoseconds', better: 'lower' },
  { key: 'averageNs', label: 'Effective access time', unit: 'nanoseconds', better: 'lower' },
]

export const addressTranslationTables: readonly MetricTable[] = [
  {
    key: 'translations',
    label: 'Per access',
    columns: [
      { key: 'access', label: 'Access', unit: '' },
      { key: 'space', label: 'Space', unit: '' },
      { key: 'address', label: 'Virtual address', unit: '' },
      { key: 'physical', label: 'Physical address', unit: '' },
      { key: 'tlb', label: 'TLB', unit: '' },
      { key: 'tableReads', label: 'Entries read', unit: 'reads', better: 'lower' },
      { key: 'result', label: 'Result', unit: '' },
    ],
  },
]

/** O(events). Each look into the TLB, each entry read and the access itself cost; a fault costs its lookups only. */
export function measureAddressTranslation(
  { costs }: AddressTranslationConfig,
  events: readonly AddressTranslationEvent[],
): AddressTranslationMetrics {
  const translations: TranslationRow[] = []
  let row = { tlb: null as TranslationRow['tlb'], tableReads: 0 }
  let tlbFlushes = 0
  for (const event of events) {
    if (event.type === 'tlb-flushed') tlbFlushes += 1
    if (event.type === 'tlb-hit') row.tlb = 'hit'
    if (event.type === 'tlb-missed') row.tlb = 'miss'
    if (event.type === 'entry-read') row.tableReads += 1
    if (event.type !== 'address-translated' && event.type !== 'access-faulted') continue
    const isDone = event.type === 'address-translated'
    const { space, address, time: access } = event
    const ended = isDone
      ? { physical: event.physical, result: 'translated' }
      : { physical: null, result: event.reason }
    translations.push({ access, space, address, ...ended, ...row })
    row = { tlb: null, tableReads: 0 }
  }
  const count = (holds: (row: TranslationRow) => boolean) => translations.filter(holds).length
  const tlbHits = count(({ tlb }) => tlb === 'hit')
  const tlbMisses = count(({ tlb }) => tlb === 'miss')
  const faults = count(({ physical }) => physical === null)
  const tableReads = translations.reduce((sum, { tableReads: reads }) => sum + reads, 0)
  const accesses = translations.length
  const totalNs = (tlbHits + tlbMisses) * costs.tlbNs + (tableReads + accesses - faults) * costs.memoryNs
  return {
    accesses,
    faults,
    tableReads,
    tlbHits,
    tlbMisses,
    tlbHitRate: tlbHits + tlbMisses === 0 ? null : tlbHits / (tlbHits + tlbMisses),
    tlbFlushes,
    totalNs,
    averageNs: accesses === 0 ? null : totalNs / accesses,
    translations,
  }
}
