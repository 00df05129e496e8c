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

type CacheRow = { objectBytes: number; slabs: number; objects: number; inUse: number; created: number }

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
  /** Bytes in slabs that hold no object in use; null without slabs. */
  readonly idleSlabBytes: number | null
  /** Under slab: a row per object size. */
  readonly caches: readonly Readonly<CacheRow>[]
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
  { key: 'idleSlabBytes', label: 'Idle in slabs', unit: 'bytes', better: 'lower' },
]

export const freeSpaceTables: readonly MetricTable[] = [
  {
    key: 'caches',
    label: 'Caches of objects',
    columns: [
      { key: 'objectBytes', label: 'Object size', unit: 'bytes' },
      { key: 'slabs', label: 'Slabs', unit: 'slabs', better: 'lower' },
      { key: 'objects', label: 'Objects', unit: 'objects' },
      { key: 'inUse', label: 'In use', unit: 'objects' },
      { key: 'created', label: 'Slabs made', unit: 'slabs', better: 'lower' },
    ],
  },
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
  const caches = cachesOf(config, events)
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
    idleSlabBytes: config.policy === 'slab' ? idleOf(config, caches) : null,
    caches,
    allocations: rows,
  }
}

function cachesOf(config: FreeSpaceConfig, events: readonly FreeSpaceEvent[]): CacheRow[] {
  if (config.policy !== 'slab') return []
  const { slabBytes, objectBytes: sizes } = config.slab
  const rows = sizes.map((objectBytes) => ({ objectBytes, slabs: 0, objects: 0, inUse: 0, created: 0 }))
  const bySlab = new Map<number, { row: CacheRow; objects: number }>()
  const slabAt = (address: number) =>
    bySlab.get(config.baseAddress + Math.floor((address - config.baseAddress) / slabBytes) * slabBytes)
  for (const event of events) {
    if (event.type === 'slab-created') {
      const row = rows.find(({ objectBytes }) => objectBytes === event.objectBytes)!
      bySlab.set(event.address, { row, objects: event.objects })
      row.slabs += 1
      row.created += 1
      row.objects += event.objects
    } else if (event.type === 'slabs-reclaimed') {
      for (const address of event.addresses) {
        const { row, objects } = bySlab.get(address)!
        bySlab.delete(address)
        row.slabs -= 1
        row.objects -= objects
      }
    } else if (event.type === 'block-allocated' || event.type === 'block-freed') {
      const slab = slabAt(event.block.address)
      if (slab !== undefined) slab.row.inUse += event.type === 'block-allocated' ? 1 : -1
    }
  }
  return rows
}

const idleOf = ({ slab }: FreeSpaceConfig, caches: readonly CacheRow[]): number =>
  caches.reduce((sum, { slabs, inUse, objectBytes }) => sum + slabs * slab.slabBytes - inUse * objectBytes, 0)

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
