import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { InterleavingConfig } from './config.ts'
import { type InterleavingEvent, isStale, threadName } from './events.ts'

export type InterleavingMetrics = {
  readonly counter: number
  /** What the counter would hold if every store so far had counted. */
  readonly expected: number
  /** expected - counter */
  readonly lost: number
  readonly threads: readonly { name: string; instructions: number; stores: number; staleStores: number }[]
}

/** The single numbers of `InterleavingMetrics`, in display order. */
export const interleavingFields: readonly MetricField[] = [
  { key: 'counter', label: 'Counter', unit: '', better: 'higher' },
  { key: 'expected', label: 'Increments stored', unit: 'increments' },
  { key: 'lost', label: 'Lost updates', unit: 'updates', better: 'lower' },
]

/** Its lists. */
export const interleavingTables: readonly MetricTable[] = [
  {
    key: 'threads',
    label: 'Per thread',
    columns: [
      { key: 'name', label: 'Thread', unit: '' },
      { key: 'instructions', label: 'Instructions', unit: 'instructions' },
      { key: 'stores', label: 'Stores', unit: 'stores' },
      { key: 'staleStores', label: 'Stores of a stale value', unit: 'stores', better: 'lower' },
    ],
  },
]

/** O(events). */
export function measureInterleaving(
  { threads }: InterleavingConfig,
  events: readonly InterleavingEvent[],
): InterleavingMetrics {
  const rows = Array.from({ length: threads }, (_, thread) => ({
    name: threadName(thread),
    instructions: 0,
    stores: 0,
    staleStores: 0,
  }))
  let counter = 0
  for (const event of events) {
    const row = rows[event.thread]!
    row.instructions += 1
    if (event.type !== 'counter-stored') continue
    row.stores += 1
    if (isStale(event)) row.staleStores += 1
    counter = event.value
  }
  const expected = rows.reduce((sum, { stores }) => sum + stores, 0)
  return { counter, expected, lost: expected - counter, threads: rows }
}
