/** Inodes in one block of the inode table, and entries in one block of a directory. */
export const INODES_PER_BLOCK = 4
export const ENTRIES_PER_BLOCK = 4

export const SUPERBLOCK = 0
export const INODE_BITMAP = 1
export const DATA_BITMAP = 2
export const INODE_TABLE = 3
/** The number of the root directory's inode. */
export const ROOT = 0

/**
 * The regions of the disk, in blocks: superblock, inode bitmap, data bitmap, inode table, journal (if any), data; the very
 * simple file system of OSTEP ch. 40 with the journal of ch. 42. `journal` is the journal's header, its slots follow.
 */
export type Layout = {
  readonly inodeBlocks: number
  readonly journal: number
  /** Blocks of the journal behind its header; 0 without a journal. */
  readonly journalSlots: number
  /** First data block. */
  readonly data: number
}

type Sizes = { readonly inodes: number; readonly journal: string; readonly journalBlocks: number }

export function layoutOf({ inodes, journal, journalBlocks }: Sizes): Layout {
  const inodeBlocks = Math.ceil(inodes / INODES_PER_BLOCK)
  const start = INODE_TABLE + inodeBlocks
  const size = journal === 'none' ? 0 : journalBlocks
  return { inodeBlocks, journal: start, journalSlots: Math.max(0, size - 1), data: start + size }
}

export type Region = 'superblock' | 'inode bitmap' | 'data bitmap' | 'inode table' | 'journal' | 'data'

export function regionOf(layout: Layout, block: number): Region {
  if (block === SUPERBLOCK) return 'superblock'
  if (block === INODE_BITMAP) return 'inode bitmap'
  if (block === DATA_BITMAP) return 'data bitmap'
  if (block < layout.journal) return 'inode table'
  return block < layout.data ? 'journal' : 'data'
}
