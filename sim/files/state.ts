import type { FileSystemConfig } from './config.ts'
import type { Problem } from './storage/check-disk.ts'
import type { BlockContent, DiskBlock, Inode } from './storage/content.ts'
import {
  DATA_BITMAP,
  ENTRIES_PER_BLOCK,
  INODE_BITMAP,
  INODE_TABLE,
  INODES_PER_BLOCK,
  type Layout,
  layoutOf,
  ROOT,
  SUPERBLOCK,
} from './storage/layout.ts'

/** A block in the page cache. `usedAt` counts operations. */
export type CachedBlock = {
  readonly content: BlockContent
  /** Differs from the disk, so it must not leave the cache. */
  readonly isDirty: boolean
  readonly usedAt: number
}

/** An entry of the system-wide open-file table, shared by all descriptors that came from it by dup and fork. */
export type OpenFile = {
  readonly inode: number
  readonly offset: number
  readonly canRead: boolean
  readonly canWrite: boolean
  readonly isAppend: boolean
}

export type ProcessFiles = {
  readonly name: string
  readonly isAlive: boolean
  /** Index into the open-file table by descriptor, `terminal` for 0, 1 and 2, null when free. */
  readonly descriptors: readonly (number | 'terminal' | null)[]
}

/** A committed transaction that is still in the journal. */
export type LiveTransaction = {
  readonly sequence: number
  /** How many journal blocks it takes, and the slot behind it. */
  readonly slots: number
  readonly nextSlot: number
  /** The newest committed version of blocks that still have to go home. */
  readonly pending: readonly DiskWrite[]
  /** All blocks that it has copies of. */
  readonly homes: readonly number[]
}

export type JournalState = {
  /** Blocks changed by the running transaction. */
  readonly running: readonly number[]
  readonly revoked: readonly number[]
  /** Freed by the running transaction: not used again before it commits. */
  readonly freed: readonly number[]
  readonly nextSequence: number
  readonly nextSlot: number
  /** The oldest first. */
  readonly live: readonly LiveTransaction[]
}

export type DiskWrite = { readonly block: number; readonly content: BlockContent }

/** What a group of writes is for; the next group waits for it. */
export type BatchPurpose = 'in-place' | 'journal' | 'commit' | 'checkpoint' | 'free-journal'
export type Batch = { readonly purpose: BatchPurpose; readonly writes: readonly DiskWrite[] }

export type WriteBackReason = 'fsync' | 'sync' | 'flush' | 'unmount' | 'journal-full' | 'cache-full'

/** Write-back under way. Every call waits until it is done. */
export type WriteBack = {
  readonly reason: WriteBackReason
  /** Who called fsync or sync. */
  readonly process: string | null
  readonly call: string | null
  readonly batches: readonly Batch[]
  /** Data that waits for nobody and for which nobody waits (metadata journalling). */
  readonly loose: readonly DiskWrite[]
  readonly promise: SyncPromise | null
  /** The transaction that the commit makes live. */
  readonly transaction: LiveTransaction | null
  readonly revoked: readonly number[]
}

/** What fsync returned for: this content of this file is on the disk. Void once the file changes. */
export type SyncPromise = { readonly inode: number; readonly file: number; readonly text: string }

export type RecoveryStep =
  | {
      readonly type: 'replay'
      readonly sequence: number
      readonly home: number
      readonly content: DiskBlock
      readonly isRevoked: boolean
    }
  | { readonly type: 'discard'; readonly sequence: number; readonly found: number }
  | { readonly type: 'free-orphans' }

/** What the inspection at the end found. */
export type Report = {
  readonly problems: readonly Problem[]
  /** Files that show bytes which were written for another file. */
  readonly stale: readonly { readonly inode: number; readonly block: number }[]
  readonly broken: readonly SyncPromise[]
}

export type FileSystemState = {
  readonly config: FileSystemConfig
  readonly now: number
  readonly phase: 'running' | 'unmounted' | 'crashed' | 'inspected'
  readonly hasCrashed: boolean
  readonly nextOperation: number
  /** Block writes that reached the disk. */
  readonly writes: number
  readonly disk: readonly DiskBlock[]
  /** By block number. */
  readonly cache: readonly (CachedBlock | null)[]
  readonly processes: readonly ProcessFiles[]
  readonly openFiles: readonly (OpenFile | null)[]
  /** Numbers given to files so far. */
  readonly files: number
  readonly journal: JournalState
  readonly writeBack: WriteBack | null
  readonly promises: readonly SyncPromise[]
  readonly recovery: readonly RecoveryStep[]
  readonly report: Report | null
}

/** A freshly made file system: a root directory and nothing else, the cache cold. */
export function initialState(config: FileSystemConfig): FileSystemState {
  return {
    config,
    now: 0,
    phase: 'running',
    hasCrashed: false,
    nextOperation: 0,
    writes: 0,
    disk: freshDisk(config, layoutOf(config)),
    cache: Array.from({ length: config.blocks }, () => null),
    processes: config.processes.map((name) => ({
      name,
      isAlive: true,
      descriptors: ['terminal', 'terminal', 'terminal'],
    })),
    openFiles: [],
    files: 1,
    journal: { running: [], revoked: [], freed: [], nextSequence: 1, nextSlot: 0, live: [] },
    writeBack: null,
    promises: [],
    recovery: [],
    report: null,
  }
}

function freshDisk(config: FileSystemConfig, layout: Layout): DiskBlock[] {
  const disk: DiskBlock[] = Array.from({ length: config.blocks }, () => null)
  const root: Inode = { type: 'directory', links: 2, bytes: 2, blocks: [layout.data], target: null, file: 0 }
  const firstOnly = (count: number) => `1${'0'.repeat(count - 1)}`
  disk[SUPERBLOCK] = { type: 'super', orphans: [] }
  disk[INODE_BITMAP] = { type: 'bitmap', bits: firstOnly(config.inodes) }
  disk[DATA_BITMAP] = { type: 'bitmap', bits: firstOnly(config.blocks - layout.data) }
  for (let block = 0; block < layout.inodeBlocks; block++) {
    const inodes = Array.from({ length: INODES_PER_BLOCK }, (_, at) =>
      block === 0 && at === ROOT ? root : null,
    )
    disk[INODE_TABLE + block] = { type: 'inodes', inodes }
  }
  if (layout.journalSlots > 0) disk[layout.journal] = { type: 'journal-header', sequence: 1, slot: 0 }
  const entries = Array.from({ length: ENTRIES_PER_BLOCK }, (_, at) =>
    at < 2 ? { name: at === 0 ? '.' : '..', inode: ROOT } : null,
  )
  disk[layout.data] = { type: 'directory', file: 0, entries }
  return disk
}
