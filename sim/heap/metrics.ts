import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { FreeSpaceConfig } from './config.ts'
import type { FreeSpaceEvent } from './events.ts'
import type { Block } from './state.ts'

type AllocationRow = {
  allocation: number
  requested: number
  /** What the program got; null when it failed. */
  address: number | null
  blockBytes: number | null
  searched: number
  status: 'in use' | 'freed' | 'failed'
}

/** Sizes in bytes. */
export type FreeSpaceMetrics = {
  readonly allocated: number
  readonly failed: number
  readonly freed: number
  readonly refused: number
  /** Free blocks looked at per allocation; null before the first. */
  readonly averageSearched: number | null
  readonly freeBytes: number
  readonly freeBlocks: number
  readonly largestFree: number
  /** 1 - largestFree / freeBytes: the share of free memory that one request cannot get; null when nothing is free. */
  readonly externalFragmentation: number | null
  /** Bytes in used blocks that nobody asked for: headers, rounding, slack. */
  readonly internalBytes: number
  /** In the order asked for. */
  readonly allocations: readonly Readonly<AllocationRow>[]
}

export const freeSpaceFields: readonly MetricField[] = [
  { key: 'allocated', label: 'Allocations', unit: 'allocations' },
  { key: 'failed', label: 'Failed allocations', unit: 'allocations', better: 'lower' },
  { key: 'freed', label: 'Frees', unit: 'frees' },
  { key: 'refused', label: 'Refused frees', unit: 'frees', better: 'lower' },
  { key: 'averageSearched', label: 'Blocks searched on average', unit: 'blocks', better: 'lower' },
  { key: 'freeBytes', label: 'Free', unit: 'bytes' },
  { key: 'freeBlocks', label: 'Free blocks', unit: 'blocks', better: 'lower' },
  { key: 'largestFree', label: 'Largest free block', unit: 'bytes', better: 'higher' },
  { key: 'externalFragmentation', label: 'External fragmentation', unit: 'share', better: 'lower' },
  { key: 'internalBytes', label: 'Internal fragmentation', unit: 'bytes', better: 'lower' },
]

export const freeSpaceTables: readonly MetricTable[] = [
  {
    key: 'allocations',
    label: 'Per allocation',
    columns: [
      { key: 'allocation', label: 'Allocation', unit: '' },
      { key: 'requested', label: 'Asked for', unit: 'bytes' },
      { key: 'address', label: 'Address', unit: '' },
      { key: 'blockBytes', label: 'Block', unit: 'bytes' },
      { key: 'searched', label: 'Blocks searched', unit: 'blocks', better: 'lower' },
      { key: 'status', label: 'Is', unit: '' },
    ],
  },
]

/** O(events). */
export function measureFreeSpace(
  config: FreeSpaceConfig,
  events: readonly FreeSpaceEvent[],
): FreeSpaceMetrics {
  const rows: AllocationRow[] = []
  let refused = 0
  let free: readonly Block[] = [{ address: config.baseAddress, size: config.heapBytes }]
  for (const event of events) {
    if (event.type === 'list-changed') free = event.free
    if (event.type === 'free-refused') refused += 1
    if (event.type === 'block-freed') rows[event.allocation]!.status = 'freed'
    if (event.type === 'allocation-failed' || event.type === 'block-allocated') rows.push(rowOf(event))
  }
  const count = (status: AllocationRow['status']) => rows.filter((row) => row.status === status).length
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const freeBytes = sum(free.map(({ size }) => size))
  const largestFree = free.reduce((most, { size }) => Math.max(most, size), 0)
  const inUse = rows.filter(({ status }) => status === 'in use')
  return {
    allocated: rows.length - count('failed'),
    failed: count('failed'),
    freed: count('freed'),
    refused,
    averageSearched: rows.length === 0 ? null : sum(rows.map(({ searched }) => searched)) / rows.length,
    freeBytes,
    freeBlocks: free.length,
    largestFree,
    externalFragmentation: freeBytes === 0 ? null : 1 - largestFree / freeBytes,
    internalBytes: sum(inUse.map(({ blockBytes, requested }) => (blockBytes ?? 0) - requested)),
    allocations: rows,
  }
}

function rowOf(event: Extract<FreeSpaceEvent, { requested: number }>): AllocationRow {
  const { allocation, requested, searched } = event
  const isDone = event.type === 'block-allocated'
  return {
    allocation,
    requested,
    address: isDone ? event.address : null,
    blockBytes: isDone ? event.block.size : null,
    searched,
    status: isDone ? 'in use' : 'failed',
  }
}
