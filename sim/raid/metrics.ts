import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { RaidConfig } from './config.ts'
import type { RaidEvent } from './events.ts'
import { stripeOf } from './mapping.ts'

type DiskRow = { disk: number; reads: number; writes: number }

export type RaidMetrics = {
  readonly logicalBlocks: number
  readonly physicalReads: number
  readonly physicalWrites: number
  /** Physical accesses per logical block; null before the first. */
  readonly amplification: number | null
  readonly lostBlocks: number
  /** One request after the other. */
  readonly totalMs: number
  /** Share of the disks' space that holds data. */
  readonly capacity: number
  readonly disks: readonly Readonly<DiskRow>[]
}

export const raidFields: readonly MetricField[] = [
  { key: 'logicalBlocks', label: 'Blocks asked for', unit: 'blocks' },
  { key: 'physicalReads', label: 'Reads of disks', unit: 'blocks', better: 'lower' },
  { key: 'physicalWrites', label: 'Writes to disks', unit: 'blocks', better: 'lower' },
  { key: 'amplification', label: 'Accesses per block', unit: 'accesses', better: 'lower' },
  { key: 'lostBlocks', label: 'Blocks lost', unit: 'blocks', better: 'lower' },
  { key: 'totalMs', label: 'Time', unit: 'ms', better: 'lower' },
  { key: 'capacity', label: 'Space for data', unit: 'share', better: 'higher' },
]

export const raidTables: readonly MetricTable[] = [
  {
    key: 'disks',
    label: 'Per disk',
    columns: [
      { key: 'disk', label: 'Disk', unit: '' },
      { key: 'reads', label: 'Reads', unit: 'blocks' },
      { key: 'writes', label: 'Writes', unit: 'blocks' },
    ],
  },
]

/** O(events). */
export function measureRaid(config: RaidConfig, events: readonly RaidEvent[]): RaidMetrics {
  const disks = Array.from({ length: config.disks }, (_, disk): DiskRow => ({ disk, reads: 0, writes: 0 }))
  let logicalBlocks = 0
  let lostBlocks = 0
  let totalMs = 0
  for (const event of events) {
    if (event.type === 'request-started') logicalBlocks += event.blocks
    if (event.type === 'block-read') disks[event.disk]!.reads += 1
    if (event.type === 'block-written') disks[event.disk]!.writes += 1
    if (event.type === 'data-lost') lostBlocks += 1
    if (event.type === 'request-done') totalMs += event.ms
  }
  const physicalReads = disks.reduce((sum, { reads }) => sum + reads, 0)
  const physicalWrites = disks.reduce((sum, { writes }) => sum + writes, 0)
  return {
    logicalBlocks,
    physicalReads,
    physicalWrites,
    amplification: logicalBlocks === 0 ? null : (physicalReads + physicalWrites) / logicalBlocks,
    lostBlocks,
    totalMs,
    capacity: stripeOf(config).disks / config.disks,
    disks,
  }
}
