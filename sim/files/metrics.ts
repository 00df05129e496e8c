import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { FileSystemConfig } from './config.ts'
import type { FileSystemEvent } from './events.ts'
import { layoutOf, type Region, regionOf } from './storage/layout.ts'

type RegionRow = { readonly region: Region; reads: number; writes: number }
type ProcessRow = { readonly name: string; calls: number; failed: number }

export type FileSystemMetrics = {
  readonly calls: number
  readonly failed: number
  readonly diskReads: number
  readonly diskWrites: number
  readonly journalWrites: number
  readonly cacheHitRate: number | null
  readonly commits: number
  readonly lostBlocks: number
  readonly replayed: number
  /** Null before the disk is inspected. */
  readonly problems: number | null
  readonly staleBlocks: number | null
  readonly brokenPromises: number | null
  readonly regions: readonly RegionRow[]
  readonly processes: readonly ProcessRow[]
}

export const fileSystemFields: readonly MetricField[] = [
  { key: 'calls', label: 'Calls', unit: 'calls' },
  { key: 'failed', label: 'Failed', unit: 'calls' },
  { key: 'diskReads', label: 'Disk reads', unit: 'blocks', better: 'lower' },
  { key: 'diskWrites', label: 'Disk writes', unit: 'blocks', better: 'lower' },
  { key: 'journalWrites', label: 'To the journal', unit: 'blocks', better: 'lower' },
  { key: 'cacheHitRate', label: 'Page cache hit rate', unit: 'share', better: 'higher' },
  { key: 'commits', label: 'Commits', unit: 'transactions' },
  { key: 'lostBlocks', label: 'Lost in the crash', unit: 'blocks', better: 'lower' },
  { key: 'replayed', label: 'Replayed', unit: 'blocks' },
  { key: 'problems', label: 'Contradictions', unit: 'problems', better: 'lower' },
  { key: 'staleBlocks', label: 'Stale data', unit: 'blocks', better: 'lower' },
  { key: 'brokenPromises', label: 'Broken promises of fsync', unit: 'files', better: 'lower' },
]

export const fileSystemTables: readonly MetricTable[] = [
  {
    key: 'regions',
    label: 'Regions of the disk',
    columns: [
      { key: 'region', label: 'Region', unit: '' },
      { key: 'reads', label: 'Reads', unit: 'blocks', better: 'lower' },
      { key: 'writes', label: 'Writes', unit: 'blocks', better: 'lower' },
    ],
  },
  {
    key: 'processes',
    label: 'Processes',
    columns: [
      { key: 'name', label: 'Process', unit: '' },
      { key: 'calls', label: 'Calls', unit: 'calls' },
      { key: 'failed', label: 'Failed', unit: 'calls' },
    ],
  },
]

const REGIONS: readonly Region[] = [
  'superblock',
  'inode bitmap',
  'data bitmap',
  'inode table',
  'journal',
  'data',
]

/** O(events). Recovery writes count as replayed blocks, not as disk writes. */
export function measureFileSystem(
  config: FileSystemConfig,
  events: readonly FileSystemEvent[],
): FileSystemMetrics {
  const layout = layoutOf(config)
  const regions = REGIONS.map((region): RegionRow => ({ region, reads: 0, writes: 0 }))
  const of = (region: Region) => regions[REGIONS.indexOf(region)]!
  const processes = new Map<string, ProcessRow>()
  const called = (name: string, isFailed: boolean) => {
    const row = processes.get(name) ?? { name, calls: 0, failed: 0 }
    processes.set(name, { ...row, calls: row.calls + 1, failed: row.failed + (isFailed ? 1 : 0) })
  }
  const counts = { commits: 0, lostBlocks: 0, replayed: 0 }
  let hits = 0
  let found: { problems: number; stale: number; broken: number } | null = null
  for (const event of events) {
    switch (event.type) {
      case 'call-succeeded':
      case 'call-failed':
        called(event.process, event.type === 'call-failed')
        hits += event.hits
        break
      case 'block-read':
        of(regionOf(layout, event.block)).reads += 1
        break
      case 'block-written':
        of(event.region).writes += 1
        break
      case 'transaction-committed':
        counts.commits += 1
        break
      case 'crashed':
        counts.lostBlocks += event.lost
        break
      case 'block-replayed':
        counts.replayed += 1
        break
      case 'disk-inspected':
        found = event
        break
    }
  }
  const rows = [...processes.values()]
  const sum = (of: (row: ProcessRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  const reads = regions.reduce((total, row) => total + row.reads, 0)
  return {
    calls: sum((row) => row.calls),
    failed: sum((row) => row.failed),
    diskReads: reads,
    diskWrites: regions.reduce((total, row) => total + row.writes, 0),
    journalWrites: of('journal').writes,
    cacheHitRate: hits + reads === 0 ? null : hits / (hits + reads),
    ...counts,
    problems: found?.problems ?? null,
    staleBlocks: found?.stale ?? null,
    brokenPromises: found?.broken ?? null,
    regions,
    processes: rows,
  }
}
