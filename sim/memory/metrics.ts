import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { PageReplacementConfig } from './config.ts'
import type { PageReplacementEvent } from './events.ts'

type PageRow = { page: number; references: number; hits: number; faults: number; evictions: number }

export type PageReplacementMetrics = {
  readonly references: number
  readonly hits: number
  readonly faults: number
  /** Faults on a first reference, which no policy avoids. */
  readonly coldFaults: number
  readonly evictions: number
  /** hits / references; null before the first reference. */
  readonly hitRate: number | null
  /** hits / (references - coldFaults); null while there are only cold faults. */
  readonly warmHitRate: number | null
  /** Faults that the page cache answers, and those that read the disk. */
  readonly minorFaults: number
  readonly majorFaults: number
  /** Dirty pages written to disk when evicted. */
  readonly writeBacks: number
  readonly prefetched: number
  /** Pages read ahead that were used, and those that left without; the rest is still in memory. */
  readonly usefulPrefetches: number
  readonly uselessPrefetches: number
  /** What all references so far cost, and one on average (null before the first), in microseconds. */
  readonly totalMicros: number
  readonly averageMicros: number | null
  /** In the order of first reference. */
  readonly pages: readonly Readonly<PageRow>[]
}

export const pageReplacementFields: readonly MetricField[] = [
  { key: 'references', label: 'References', unit: 'references' },
  { key: 'hits', label: 'Hits', unit: 'references', better: 'higher' },
  { key: 'faults', label: 'Page faults', unit: 'faults', better: 'lower' },
  { key: 'coldFaults', label: 'Cold faults', unit: 'faults' },
  { key: 'evictions', label: 'Evictions', unit: 'pages', better: 'lower' },
  { key: 'hitRate', label: 'Hit rate', unit: 'share', better: 'higher' },
  { key: 'warmHitRate', label: 'Hit rate without cold faults', unit: 'share', better: 'higher' },
  { key: 'minorFaults', label: 'Minor faults', unit: 'faults' },
  { key: 'majorFaults', label: 'Major faults', unit: 'faults', better: 'lower' },
  { key: 'writeBacks', label: 'Write-backs', unit: 'pages', better: 'lower' },
  { key: 'prefetched', label: 'Read ahead', unit: 'pages' },
  { key: 'usefulPrefetches', label: 'Useful', unit: 'pages', better: 'higher' },
  { key: 'uselessPrefetches', label: 'Useless', unit: 'pages', better: 'lower' },
  { key: 'totalMicros', label: 'Time', unit: 'microseconds', better: 'lower' },
  { key: 'averageMicros', label: 'Effective access time', unit: 'microseconds', better: 'lower' },
]

export const pageReplacementTables: readonly MetricTable[] = [
  {
    key: 'pages',
    label: 'Per page',
    columns: [
      { key: 'page', label: 'Page', unit: '' },
      { key: 'references', label: 'References', unit: 'references' },
      { key: 'hits', label: 'Hits', unit: 'references', better: 'higher' },
      { key: 'faults', label: 'Faults', unit: 'faults', better: 'lower' },
      { key: 'evictions', label: 'Evictions', unit: 'times', better: 'lower' },
    ],
  },
]

/** O(events). */
export function measurePageReplacement(
  { costs }: PageReplacementConfig,
  events: readonly PageReplacementEvent[],
): PageReplacementMetrics {
  const rows = new Map<number, PageRow>()
  let coldFaults = 0
  let minorFaults = 0
  let writeBacks = 0
  const ahead = { prefetched: 0, usefulPrefetches: 0, uselessPrefetches: 0 }
  for (const event of events) {
    if (event.type === 'page-prefetched') ahead.prefetched += 1
    if (event.type === 'prefetch-used') ahead.usefulPrefetches += 1
    if (event.type === 'prefetch-wasted') ahead.uselessPrefetches += 1
    if (event.type === 'page-prefetched') continue
    const row = rows.get(event.page) ?? { page: event.page, references: 0, hits: 0, faults: 0, evictions: 0 }
    rows.set(event.page, row)
    if (event.type === 'page-hit') row.hits += 1
    if (event.type === 'page-faulted') row.faults += 1
    if (event.type === 'page-faulted' && event.isCold) coldFaults += 1
    if (event.type === 'page-faulted' && event.isMinor) minorFaults += 1
    if (event.type === 'page-written') writeBacks += 1
    if (event.type === 'page-evicted') row.evictions += 1
    row.references = row.hits + row.faults
  }
  const pages = [...rows.values()]
  const total = (key: 'references' | 'hits' | 'faults' | 'evictions') =>
    pages.reduce((sum, row) => sum + row[key], 0)
  const references = total('references')
  const hits = total('hits')
  const majorFaults = total('faults') - minorFaults
  const totalMicros =
    references * costs.accessMicros +
    minorFaults * costs.minorFaultMicros +
    majorFaults * costs.majorFaultMicros +
    ahead.prefetched * costs.prefetchMicros +
    writeBacks * costs.writeBackMicros
  return {
    references,
    hits,
    faults: total('faults'),
    coldFaults,
    evictions: total('evictions'),
    hitRate: references === 0 ? null : hits / references,
    warmHitRate: references === coldFaults ? null : hits / (references - coldFaults),
    minorFaults,
    majorFaults,
    writeBacks,
    ...ahead,
    totalMicros,
    averageMicros: references === 0 ? null : totalMicros / references,
    pages,
  }
}
